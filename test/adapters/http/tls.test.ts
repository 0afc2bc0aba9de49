import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { article, openTestCrawler, outcomeOf } from './crawling.ts';

function selfSigned(): { key: Buffer; cert: Buffer } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'huiying-tls-'));
  const key = join(folder, 'key.pem');
  const cert = join(folder, 'cert.pem');
  try {
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '2',
        '-subj',
        '/CN=localhost',
      ],
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const pair = selfSigned();

it.skipIf(pair === undefined)(
  `does not trust a self-signed certificate${pair === undefined ? ' (skipped: no openssl here)' : ''}`,
  async () => {
    const server = createServer(pair ?? {}, (_request, response) => void response.end('ok'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const { crawler } = openTestCrawler({ allow: [host] });
    expect(await outcomeOf(crawler, article(`https://${host}/`))).toMatchObject({
      kind: 'failed',
      reason: 'robots.txt: self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)',
    });
  },
);
