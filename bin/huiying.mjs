#!/usr/bin/env node
// From a checkout the sources run as they are; an installed build has only dist/.
import { existsSync } from 'node:fs';

const source = new URL('../src/cli/cli.ts', import.meta.url);
const servesPages = ['demo', 'start'].some((command) => process.argv.includes(command));
if (existsSync(source)) {
  const { register } = await import('tsx/esm/api');
  register();
  if (servesPages) {
    const { buildWeb } = await import('../scripts/build-web.ts');
    await buildWeb({ onlyWhenStale: true });
  }
  await import(source.href);
} else {
  await import(new URL('../dist/src/cli/cli.js', import.meta.url).href);
}
