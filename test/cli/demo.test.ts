import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { runDemo } from '../../src/cli/commands/demo.ts';
import { openWords } from '../../src/cli/words.ts';
import { loadConfig } from '../../src/config/load.ts';
import { callApi } from '../support/api-call.ts';

const end = new AbortController();
let directory = '';
afterEach(async () => {
  end.abort();
  await rm(directory, { recursive: true, force: true });
});

/** What the demonstration prints, and a wait for the next address of its page. */
function openScreen() {
  const addresses: string[] = [];
  let waiting: ((url: string) => void) | undefined;
  return {
    print(line: string) {
      const url = /http:\/\/127\.0\.0\.1:\d+(?=\D*$)/.exec(line)?.[0];
      if (url === undefined || !line.includes('demo-page')) return;
      if (waiting) waiting(url);
      else addresses.push(url);
      waiting = undefined;
    },
    address: () =>
      addresses.length > 0
        ? Promise.resolve(addresses.shift() ?? '')
        : new Promise<string>((resolve) => (waiting = resolve)),
  };
}

it('starts over with nothing of before when the page asks for it, and ends when it is told', async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiying-demo-'));
  const base = await loadConfig('config/demo.yaml');
  const config = {
    ...base,
    sources: [],
    storage: { directory },
    server: { ...base.server, port: 0 },
  };
  const screen = openScreen();
  const words = openWords('en');
  const say: typeof words = (word, values) =>
    word === 'opened' ? `demo-page ${words(word, values)}` : words(word, values);
  const terminal = { say, print: screen.print, logLevel: 'silent' as const };
  const running = runDemo(terminal, config, { signal: end.signal, sitePort: 0 });

  const first = await screen.address();
  expect((await callApi(first, '/api/office')).body).toMatchObject({ canReset: true });
  const watch = {
    name: '古城汛期',
    kind: '突发事件',
    topic: '山洪',
    from: Date.now(),
    until: Date.now() + 100 * 24 * 3_600_000,
    rule: { kind: 'open', priorities: ['P4'] },
  };
  const opened = await callApi(first, '/api/watches', { as: 'analyst', body: watch });
  expect(opened).toMatchObject({ status: 200 });
  expect(await callApi(first, '/api/demo/reset', { method: 'POST' })).toMatchObject({
    status: 200,
  });

  const second = await screen.address();
  const { body } = await callApi(second, '/api/watches', { as: 'analyst' });
  expect(body.watches).toEqual([]);
  end.abort();
  await running;
});
