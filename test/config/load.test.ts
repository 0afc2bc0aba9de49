import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { AppError } from '../../src/domain/errors.ts';

const shipped = resolve('config');

const minimal = [
  'office: { id: test, name: 试用办公室, contact: contact@example.org }',
  'profile: national',
];

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiying-config-'));
  await mkdir(join(directory, 'sources'));
  for (const name of ['lexicon', 'profiles', 'calendar', 'rubrics']) {
    await symlink(join(shipped, name), join(directory, name));
  }
});

afterEach(() => rm(directory, { recursive: true }));

async function put(name: string, lines: readonly string[]): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}

/** The problems told about a file, without its directory. */
async function problemsOf(lines: readonly string[]): Promise<string[]> {
  const file = await put('office.yaml', lines);
  const error: unknown = await loadConfig(file).catch((cause: unknown) => cause);
  if (!(error instanceof AppError)) throw new Error('expected the configuration to be refused');
  expect(error.code).toBe('config-invalid');
  return error.message
    .split('\n')
    .slice(1)
    .map((line) => line.trim().replaceAll(`${directory}/`, ''));
}

describe('loading the configuration', () => {
  it('loads the file that an office starts with, with nothing enabled', async () => {
    const config = await loadConfig('config/embedded.yaml');
    expect(config.profile.id).toBe('national');
    expect(config.sources.filter(({ enabled }) => enabled)).toEqual([]);
    expect(config.crawl).toMatchObject({
      perHostGap: 1000,
      timeout: 20_000,
      maxPageBytes: 8 * 1024 ** 2,
    });
    expect(config.storage.directory).toBe(resolve('.huiying'));
  });

  it('names the directory of holiday notices when it is not there', async () => {
    expect(await problemsOf([...minimal, 'calendar: kalender'])).toEqual([
      `office.yaml:3 calendar: no such directory "kalender", expected one with the State Council's holiday notices`,
    ]);
  });

  it('knows the channels that notices are routed to, and names one that is not there', async () => {
    const robot = '{ kind: wecom, channel: duty, urlFile: /run/secrets/duty }';
    const notifications = (routing: string) => [
      ...minimal,
      `notifications: { channels: [${robot}], routing: ${routing} }`,
    ];
    const file = await put('office.yaml', notifications('{ rules: [{ channels: [duty] }] }'));
    const { notifications: read } = await loadConfig(file);
    expect(read.channels).toEqual([
      { kind: 'wecom', channel: 'duty', urlFile: '/run/secrets/duty' },
    ]);
    expect(await problemsOf(notifications('{ rules: [{ channels: [dutty] }] }'))).toEqual([
      'office.yaml:3 notifications.routing.rules[0].channels: got "dutty", expected one of console, duty (did you mean "duty"?)',
    ]);
  });

  it('loads the demonstration with its role cards', async () => {
    const config = await loadConfig('config/demo.yaml');
    expect(config.access.demo).toBe(true);
    expect(config.time.acceleration).toBe(60);
    expect(config.sources.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['rss', 'html-list', 'sitemap']),
    );
  });

  it('reads the policies that an office watches by name', async () => {
    await put('policies.yaml', ['- { name: 河道保洁办法, aliases: [清河令] }']);
    const { policies } = await loadConfig(
      await put('office.yaml', [...minimal, 'policies: [policies.yaml]']),
    );
    expect(policies).toMatchObject([{ name: '河道保洁办法', aliases: ['清河令'], numbers: [] }]);
  });

  it('asks no language model by itself, and sends texts over the open net to none', async () => {
    const plain = await loadConfig(await put('office.yaml', minimal));
    expect(plain.understanding.adviser).toBeUndefined();
    const adviser = (endpoint: string) => [
      ...minimal,
      `understanding: { adviser: { endpoint: "${endpoint}", model: reader-1 } }`,
    ];
    const local = await put('office.yaml', adviser('http://127.0.0.1:8000/v1'));
    expect((await loadConfig(local)).understanding.adviser).toMatchObject({
      timeout: 10_000,
      perMinute: 30,
    });
    expect(await problemsOf(adviser('http://model.example/v1'))).toEqual([
      'office.yaml:3 understanding.adviser.endpoint: got "http://model.example/v1", expected https, or http on this machine',
    ]);
  });

  it('needs no more than an office and a profile', async () => {
    const config = await loadConfig(await put('office.yaml', minimal));
    expect(config.server).toEqual({ host: '127.0.0.1', port: 8420 });
    expect(config.sources).toEqual([]);
  });

  it('takes a list of sources in which everything is commented out as empty', async () => {
    await put('sources/own.yaml', ['# - kind: feed']);
    const path = await put('office.yaml', [...minimal, 'sources: [sources/own.yaml]']);
    expect((await loadConfig(path)).sources).toEqual([]);
  });

  it('tells all problems of all files at once, each with line, path, value and what would be right', async () => {
    await put('sources/own.yaml', [
      '- kind: rss',
      '  id: first',
      '  name: 首个来源',
      '  tier: ofical',
      '  url: https://news.example.org/rss.xml',
      '  every: 2days',
    ]);
    const problems = await problemsOf([
      'office: { id: test, name: 试用办公室, contact: contact@example.org }',
      'profile: nationl',
      'sources: [sources/own.yaml, sources/gone.yaml]',
      'crawl:',
      '  perHostGapp: 1s',
      '  timeout: 20',
      '  maxPageBytes: 8MB',
      'server: { port: 84200 }',
    ]);
    expect(problems).toEqual([
      'office.yaml:8 server.port: got 84200, expected a number of at most 65535',
      'office.yaml:6 crawl.timeout: got 20, expected a duration such as "30s", "15m", "48h" or "7d"',
      'office.yaml:7 crawl.maxPageBytes: got "8MB", expected a size such as "512KiB" or "8MiB"',
      'office.yaml:5 crawl.perHostGapp: unknown key, did you mean "perHostGap"?',
      'office.yaml:2 profile: refers to profiles/nationl.yaml, which does not exist; did you mean profiles/national.yaml?',
      'sources/own.yaml:4 [0].tier: got "ofical", expected one of official, central-media, local-media, portal, social, forum (did you mean "official"?)',
      'sources/own.yaml:6 [0].every: got "2days", expected a duration such as "30s", "15m", "48h" or "7d"',
      'office.yaml:3 sources[1]: refers to sources/gone.yaml, which does not exist',
    ]);
  });

  it('wants holiday notices to count working days by', async () => {
    expect(await problemsOf([...minimal, 'calendar: holidays'])).toEqual([
      'office.yaml:3 calendar: no such directory "holidays", expected one with the State Council\'s holiday notices',
    ]);
  });

  it('names a key that is missing', async () => {
    expect(await problemsOf(['profile: national'])).toEqual([
      'office.yaml:1 office: missing, expected object',
    ]);
  });

  it('points at the line where YAML breaks', async () => {
    expect(await problemsOf([...minimal, 'server: { port: 1'])).toEqual([
      expect.stringMatching(/^office\.yaml:\d+ not YAML: /),
    ]);
  });

  it('refuses a key given twice', async () => {
    expect(await problemsOf([...minimal, 'profile: national'])).toEqual([
      'office.yaml:3 not YAML: Map keys must be unique',
    ]);
  });

  it('refuses an alias that names nothing', async () => {
    expect(await problemsOf([...minimal, 'lexicon: *nowhere'])).toEqual([
      expect.stringMatching(/^office\.yaml:\d not YAML: .*nowhere/),
    ]);
  });

  it('ends in a configuration or in its problems, whatever stands in the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        const file = await put('office.yaml', [text]);
        const error: unknown = await loadConfig(file).catch((cause: unknown) => cause);
        expect(error).toMatchObject({ code: 'config-invalid' });
      }),
      { numRuns: 20 },
    );
  });

  it('tells that the file itself is not there', async () => {
    await expect(loadConfig(join(directory, 'nowhere.yaml'))).rejects.toThrow('no such file');
  });

  it('never repeats a token that was pasted where its hash belongs', async () => {
    const problems = await problemsOf([
      ...minimal,
      'access:',
      '  users: [{ id: a, name: 甲, roles: [analyst], tokenSha256: open-sesame }]',
    ]);
    expect(problems).toEqual([
      'office.yaml:4 access.users[0].tokenSha256: got a value not shown, expected the SHA-256 of the token: 64 hex digits',
    ]);
  });

  it('keeps the three administrators apart from one another and from cases', async () => {
    const [problem] = await problemsOf([
      ...minimal,
      'access:',
      `  users: [{ id: a, name: 甲, roles: [analyst, audit-admin], tokenSha256: ${'a'.repeat(64)} }]`,
    ]);
    expect(problem).toContain("expected an administrator's role to stand alone");
  });

  it('wants a known department for everyone who answers for one', async () => {
    const user = (id: string, rest: string) =>
      `    - { id: ${id}, name: 甲, roles: [handler], tokenSha256: ${id.repeat(64)}${rest} }`;
    const problems = await problemsOf([
      ...minimal,
      'access:',
      '  users:',
      user('a', ''),
      user('b', ', department: ofice'),
      user('c', ', department: office'),
    ]);
    expect(problems).toEqual([
      'office.yaml:5 access.users[0]: lacks a department, expected one for a handler',
      'office.yaml:6 access.users[1].department: got "ofice", expected one of office (did you mean "office"?)',
    ]);
  });

  it('allows no hurry while a public source is enabled', async () => {
    await put('sources/own.yaml', [
      '- { kind: rss, id: first, name: 首个来源, tier: official, url: https://news.example.org/rss.xml }',
    ]);
    const hurried = [...minimal, 'sources: [sources/own.yaml]', 'crawl: { perHostGap: 50ms }'];
    expect(await problemsOf(hurried)).toEqual([
      'office.yaml:4 crawl.perHostGap: got 50ms, expected at least "500ms" while a public source (first) is enabled',
    ]);
  });

  it('wants every source id once over all lists, and a loopback source allowed', async () => {
    const line =
      '- { kind: rss, id: first, name: 首个来源, tier: official, url: http://127.0.0.1:9/rss.xml }';
    await put('sources/a.yaml', [line]);
    await put('sources/b.yaml', [line]);
    expect(await problemsOf([...minimal, 'sources: [sources/a.yaml, sources/b.yaml]'])).toEqual([
      'sources/b.yaml:1 [0].id: got "first" a second time, expected each once',
      'office.yaml:1 crawl.allowPrivateHosts: lacks "127.0.0.1:9", expected it there for the source first',
      'office.yaml:1 crawl.allowPrivateHosts: lacks "127.0.0.1:9", expected it there for the source first',
    ]);
  });

  it('shows role cards on loopback only', async () => {
    expect(
      await problemsOf([...minimal, 'server: { host: 0.0.0.0 }', 'access: { demo: true }']),
    ).toEqual([
      'office.yaml:4 access.demo: got true on server.host "0.0.0.0", expected false: demonstration tokens are public',
    ]);
  });
});
