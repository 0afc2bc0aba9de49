import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { expect, it } from 'vitest';
import { webFiles } from '../../src/api/web-files.ts';

it('serves the application at every address of a screen, and says when it is not built', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huiying-web-'));
  const server = express().use(webFiles(folder)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has a TCP address
  const { port } = server.address() as AddressInfo;
  const screen = () => fetch(`http://127.0.0.1:${port}/cases/c1/respond`);
  const before = await screen();
  expect(before.status).toBe(404);
  expect(await before.text()).toContain('npm run build:web');
  await writeFile(join(folder, 'index.html'), '<html></html>');
  expect(await (await screen()).text()).toBe('<html></html>');
  server.close();
  await rm(folder, { recursive: true });
});
