import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Where the portal of the demonstration shows what its department has answered. */
export const responsesPath = '/gov/responses/';

const orderSchema = z.object({ title: z.string(), html: z.string().regex(/^[\w-]+\.html$/) });

/**
 * The portal's page for an address below `/gov/responses/`: the list, or one response as the content management
 * would show what it finds in its inbox. `undefined` when there is none.
 */
export async function portalPage(inbox: string, target: string): Promise<string | undefined> {
  const [path = ''] = target.split('?');
  if (!path.startsWith(responsesPath)) return undefined;
  const name = path.slice(responsesPath.length);
  const orders = await ordersIn(inbox);
  if (name === '' || name === 'index.html') return listOf(orders);
  return orders.some(({ html }) => html === name) ? readFile(join(inbox, name), 'utf8') : undefined;
}

async function ordersIn(inbox: string): Promise<z.infer<typeof orderSchema>[]> {
  const names = await readdir(inbox).catch((error: unknown) => {
    // nothing has been published yet
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const complete = names.filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(complete.map((name) => readFile(join(inbox, name), 'utf8')));
  return texts.map((text) => orderSchema.parse(JSON.parse(text)));
}

function listOf(orders: readonly z.infer<typeof orderSchema>[]): string {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const items = orders.map(({ title, html }) => `<li><a href="${html}">${escaped(title)}</a></li>`);
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>回应关切</title></head>',
    `<body><h1>回应关切（演示）</h1><ul>${items.join('')}</ul></body></html>\n`,
  ].join('');
}
