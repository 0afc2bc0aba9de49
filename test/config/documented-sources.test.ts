import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { sourceKinds, sourceSchema } from '../../src/domain/source.ts';

const text = await readFile(new URL('../../docs/sources.md', import.meta.url), 'utf8');

describe('the page about sources', () => {
  it('names every kind', () => {
    for (const kind of sourceKinds) expect(text).toContain(`| \`${kind}\``);
  });

  it('shows only sources that the program accepts', () => {
    const examples = [...text.matchAll(/```yaml\n([^]*?)```/g)].map(([, yaml = '']) => parse(yaml));
    expect(examples.length).toBeGreaterThan(1);
    for (const example of examples)
      expect(() => z.array(sourceSchema).parse(example)).not.toThrow();
  });
});
