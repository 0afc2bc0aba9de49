// One reader in a process of its own, so that it pays for its own garbage and for nobody else's. Started by
// bench/extraction.ts with the reader's name; told which pages to read, it answers with their texts.
import { Socket } from 'node:net';
import { z } from 'zod';
import { decodeBody } from '../src/sources/shared/charset.ts';
import { labelledPages, type LabelledPage } from './labelled-pages.ts';
import { readers, type Reader } from './readers.ts';

export const blockSchema = z.strictObject({ from: z.int(), to: z.int() });

export const readingSchema = z.strictObject({
  /** In the order of the pages. */
  texts: z.array(z.string()),
  /** Pages of 100 to 300 kB, and the processor time that they took together. */
  largePages: z.int(),
  largeSeconds: z.number(),
  /** Pages on which the reader threw. */
  refused: z.int(),
  /** Connections that it tried to open; none is let through. */
  connections: z.int(),
});
export type Reading = z.infer<typeof readingSchema>;

const smallest = 100_000;
const largest = 300_000;
let connections = 0;

const name = process.argv[2];
const reader = readers.find((candidate) => candidate.name === name);
if (reader && process.send) {
  const pages = labelledPages();
  forbidConnections();
  // one library writes a trace for every page with broken JSON-LD
  console.error = () => {};
  process.on('message', (message) => {
    const { from, to } = blockSchema.parse(message);
    void readBlock(reader, pages.slice(from, to)).then((reading) => process.send?.(reading));
  });
}

function forbidConnections(): void {
  Socket.prototype.connect = () => {
    connections += 1;
    throw new Error('readers are measured without a network');
  };
}

async function readBlock(reader: Reader, block: readonly LabelledPage[]): Promise<Reading> {
  const decoded = block.map(({ bytes, url }, at) => ({
    at,
    html: decodeBody(bytes).text,
    url,
    isLarge: bytes.length >= smallest && bytes.length <= largest,
  }));
  const texts: string[] = [];
  let refused = 0;
  const read = async ({ at, html, url }: (typeof decoded)[number]) => {
    try {
      texts[at] = await reader.read(html, url);
    } catch {
      // libraries throw on some pages; that is their result
      texts[at] = '';
      refused += 1;
    }
  };
  for (const page of decoded) if (!page.isLarge) await read(page);
  const large = decoded.filter(({ isLarge }) => isLarge);
  globalThis.gc?.(); // what came before is not charged; what the large pages leave behind is
  const begun = process.cpuUsage();
  for (const page of large) await read(page);
  const { user, system } = process.cpuUsage(begun);
  const largeSeconds = large.length === 0 ? 0 : (user + system) / 1e6;
  return { texts, largePages: large.length, largeSeconds, refused, connections };
}
