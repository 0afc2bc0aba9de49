import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { casePage } from './case-page.ts';

const target = new URL('../docs/case.md', import.meta.url);
const options = await resolveConfig(target);
writeFileSync(target, await format(casePage(), { ...options, parser: 'markdown' }));
