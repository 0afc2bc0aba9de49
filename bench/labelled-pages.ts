// The labelled pages kept outside the project; an empty list where they are absent.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const rowSchema = z.object({
  name: z.string(),
  lang: z.string(),
  kind: z.enum(['article', 'forum']),
  url: z.string().default(''),
  body: z.string().optional(),
});

export type LabelledPage = z.infer<typeof rowSchema> & { bytes: Uint8Array };

export const whereSkipped = 'skipped: no pages under HUIYING_SHARED_DATA or ../shared/data';

export function labelledPages(): LabelledPage[] {
  const root =
    process.env['HUIYING_SHARED_DATA'] ??
    fileURLToPath(new URL('../../shared/data', import.meta.url));
  const folder = join(root, 'extraction/dev/pages');
  const truth = join(folder, 'truth.jsonl');
  if (!existsSync(truth)) return [];
  return readFileSync(truth, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)))
    .map((row) => ({
      ...row,
      bytes: gunzipSync(readFileSync(join(folder, 'html', `${row.name}.html.gz`))),
    }));
}
