import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHttpTime } from '../../../src/adapters/system/http-time.ts';
import { minuteMs, secondMs } from '../../../src/domain/time.ts';
import { openManualClock } from '../../support/manual-clock.ts';

const shown = Date.UTC(2026, 10, 20, 1, 2, 3);
let server: Server;
let date: string | undefined;
let asked = 0;

beforeEach(async () => {
  date = new Date(shown).toUTCString();
  asked = 0;
  server = createServer((_, response) => {
    asked += 1;
    response.sendDate = false;
    if (date !== undefined) response.setHeader('date', date);
    // the time of a redirect counts, its target is not asked
    response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function open() {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const clock = openManualClock();
  return { clock, source: openHttpTime(`http://127.0.0.1:${port}/`, clock) };
}

it('shows the time of the server, and asks it again only after half a minute', async () => {
  const { clock, source } = open();
  expect(await source.now()).toBe(shown);
  clock.advance(10 * secondMs);
  expect(await source.now()).toBe(shown + 10 * secondMs);
  expect(asked).toBe(1);
  clock.advance(minuteMs);
  expect(await source.now()).toBe(shown);
  expect(asked).toBe(2);
});

it.each([undefined, 'yesterday'])('shows nothing when the server says %s', async (given) => {
  date = given;
  expect(await open().source.now()).toBeUndefined();
});

it('shows nothing when nobody answers', async () => {
  const { source } = open();
  server.close();
  server.closeAllConnections();
  expect(await source.now()).toBeUndefined();
});
