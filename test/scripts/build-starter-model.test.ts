import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildStarterModel } from '../../scripts/build-starter-model.ts';
import { readJsonLines } from '../../src/cli/batch/jsonl.ts';
import { readTextRow } from '../../src/cli/batch/labelled-row.ts';

const starter = join(import.meta.dirname, '../../config/starter');

describe('the model that ships', () => {
  it('is what its texts make, byte for byte, and no larger than 2 MB', async () => {
    const out = await mkdtemp(join(tmpdir(), 'huiying-starter-'));
    await buildStarterModel(out);
    for (const name of ['model.json', 'weights.bin']) {
      const built = await readFile(join(out, name));
      expect(built.equals(await readFile(join(starter, 'model', name))), name).toBe(true);
      expect(built.length).toBeLessThanOrEqual(2_000_000);
    }
    await rm(out, { recursive: true });
  });

  it('was never shown the texts by which it is checked', async () => {
    const seen = new Set<string>();
    for (const name of ['p1', 'p2', 'p4', 'p6', 'none', 'check', 'golden']) {
      for await (const row of readJsonLines(join(starter, `${name}.jsonl`))) {
        const { text } = readTextRow(row);
        expect(seen.has(text), text).toBe(false);
        seen.add(text);
      }
    }
    expect(seen.size).toBeGreaterThan(600);
  });
});
