#!/usr/bin/env node
// From a checkout the sources run as they are; an installed build has only dist/.
import { existsSync } from 'node:fs';

const source = new URL('../src/cli/cli.ts', import.meta.url);
if (existsSync(source)) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  await import(new URL('../dist/src/cli/cli.js', import.meta.url).href);
}
