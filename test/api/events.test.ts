import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { openManualClock } from '../support/manual-clock.ts';
import { openWeb } from '../../workers/web.ts';
import { serveOffice, storyOf, type ServedOffice } from '../support/served-office.ts';

const clock = openManualClock();
let office: ServedOffice;

beforeAll(async () => {
  office = await serveOffice(clock);
});
afterAll(() => office.close());

/** Opens the stream and gives what came up to and with this text. */
async function listen(headers: Record<string, string> = {}, url = office.server.url) {
  const stop = new AbortController();
  const response = await fetch(`${url}/api/events`, {
    headers: { authorization: 'Bearer demo-analyst', ...headers },
    signal: stop.signal,
  });
  const reader = response.body?.getReader();
  let text = '';
  return {
    async until(expected: string) {
      while (!text.includes(expected)) {
        const { value, done } = (await reader?.read()) ?? {};
        if (done === true) throw new Error(`the stream ended before "${expected}": ${text}`);
        text += new TextDecoder().decode(value);
      }
      return text;
    },
    stop: () => stop.abort(),
  };
}

async function tellStory(id: string) {
  const value = storyOf(id, clock.now());
  await office.platform.log.append([{ topic: 'stories', key: id, value }]);
}

const idIn = (text: string) => [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';

describe('the stream of changes', () => {
  it('tells topic, key, kind and version of what has changed', async () => {
    const page = await listen();
    await tellStory('s1');
    const text = await page.until('event: changed');
    await page.until('\n\n');
    expect(text).toContain('{"topic":"stories","key":"s1","kind":"changed","version":1}');
    page.stop();
  });

  it('tells a page that comes back what it has missed', async () => {
    const page = await listen();
    await tellStory('s2');
    const lastEventId = idIn(await page.until('"s2"'));
    page.stop();
    const other = await listen();
    await tellStory('s3');
    await other.until('"s3"');
    other.stop();
    const again = await listen({ 'last-event-id': lastEventId });
    const text = await again.until('"s3"');
    expect(text).not.toContain('"s2"');
    again.stop();
  });

  it('goes on from where an answer says that it stood', async () => {
    const watching = await listen();
    await tellStory('s4');
    await watching.until('"s4"');
    watching.stop();
    const answer = await fetch(`${office.server.url}/api/queue`, {
      headers: { authorization: 'Bearer demo-analyst' },
    });
    const stood = answer.headers.get('changes-id') ?? '';
    await tellStory('s5');
    const page = await listen({ 'last-event-id': stood });
    const text = await page.until('"s5"');
    expect(text).not.toContain('"s4"');
    expect(text).not.toContain('event: reset');
    page.stop();
  });

  it('tells a page after a restart what came before it, during it and since', async () => {
    const base = await loadConfig('config/demo.yaml');
    const config = { ...base, server: { ...base.server, port: 0 } };
    const before = await openWeb(office.platform, config, office.deps);
    const page = await listen({}, before.url);
    await tellStory('before');
    const lastEventId = idIn(await page.until('"before"'));
    await page.until('\n\n');
    page.stop();
    await tellStory('cut-off');
    await before.close();

    await tellStory('meanwhile');
    await office.open(storyOf('meanwhile', clock.now()));
    await office.relay();
    const after = await openWeb(office.platform, config, office.deps);
    const again = await listen({ 'last-event-id': lastEventId }, after.url);
    await tellStory('since');
    const text = await again.until('"since"');
    expect(text).toContain('"cut-off"');
    expect(text).toContain('"meanwhile"');
    expect(text).toContain('"kind":"case-opened"');
    expect(text).not.toContain('"before"');
    expect(text).not.toContain('event: reset');
    again.stop();
    await after.close();
  });

  it('tells a page to read everything again when its place is not one of this log', async () => {
    for (const id of ['5f1c09ab33de.7', '1,stories/99999']) {
      const page = await listen({ 'last-event-id': id });
      expect(idIn(await page.until('event: reset'))).not.toBe('');
      page.stop();
    }
  });
});
