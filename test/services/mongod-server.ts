import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, type Document } from 'mongodb';
import type { Certificate } from '../support/certificate.ts';
import { freePort } from './free-port.ts';
import type { MongoServer } from './mongo-server.ts';

const setName = 'office';
const readyWithinMs = 300_000;
const lookEveryMs = 100;

interface Member {
  host: string;
  folder: string;
  child: ChildProcess;
}

/** Lets in only who speaks TLS and logs in; the account may read and write one database and nothing else. */
export interface MongoGuard {
  certificate: Certificate;
  username: string;
  password: string;
  database: string;
}

/**
 * MongoDB itself as a replica set of so many members, with the program at this path; `kill` ends the one that leads.
 * It takes test commands, such as `configureFailPoint`.
 */
export async function startMongod(
  program: string,
  size: number,
  guard?: MongoGuard,
): Promise<MongoServer> {
  const home = await mkdtemp(join(tmpdir(), 'huiying-mongod-'));
  const members: Member[] = [];
  const stop = async () => {
    await Promise.all(members.map(({ child }) => end(child, 'SIGKILL')));
    await rm(home, { recursive: true, force: true });
  };
  try {
    for (let at = 0; at < size; at += 1) {
      const host = `127.0.0.1:${await freePort()}`;
      const folder = join(home, String(at));
      await mkdir(folder);
      members.push({ host, folder, child: launch(program, { host, folder }) });
    }
    const hosts = members.map(({ host }) => host).join(',');
    const open = `mongodb://${hosts}/?replicaSet=${setName}`;
    await initiate(members);
    if (guard === undefined) return { ...(await killable(program, members, open)), stop };
    await addAccount(await leads(open), guard);
    const flags = await guardFlags(home, guard);
    for (const member of members) {
      await end(member.child, 'SIGTERM');
      member.child = launch(program, member, flags);
    }
    const url = guardedUrl(hosts, guard);
    return { ...(await killable(program, members, url, flags)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function killable(
  program: string,
  members: readonly Member[],
  url: string,
  flags: readonly string[] = [],
): Promise<Omit<MongoServer, 'stop'>> {
  let leader = await leads(url);
  const memberOf = (host: string) => members.find((member) => member.host === host) ?? members[0];
  return {
    url,
    pid: () => memberOf(leader)?.child.pid ?? 0,
    async kill(signal) {
      leader = await leads(url);
      await end(memberOf(leader)?.child, signal);
    },
    async restart() {
      const fallen = memberOf(leader);
      if (fallen !== undefined) fallen.child = launch(program, fallen, flags);
      await leads(url);
    },
  };
}

function launch(
  program: string,
  { host, folder }: Omit<Member, 'child'>,
  flags: readonly string[] = [],
): ChildProcess {
  const [, port = ''] = host.split(':');
  const place = ['--dbpath', folder, '--bind_ip', '127.0.0.1', '--port', port];
  const log = ['--logpath', join(folder, 'mongod.log'), '--logappend', '--quiet'];
  const bounds = ['--wiredTigerCacheSizeGB', '0.25', '--setParameter', 'enableTestCommands=1'];
  return spawn(program, [...place, '--replSet', setName, ...log, ...bounds, ...flags], {
    stdio: 'ignore',
  });
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

async function initiate(members: readonly Member[]): Promise<void> {
  // a set is made of members that answer
  for (const { host } of members) await command(host, { ping: 1 });
  const listed = members.map(({ host }, _id) => ({ _id, host }));
  const first = members[0]?.host ?? '';
  await command(first, { replSetInitiate: { _id: setName, members: listed } });
}

async function command(host: string, asked: Document): Promise<void> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: readyWithinMs,
  });
  try {
    await client.db('admin').command(asked);
  } finally {
    await client.close();
  }
}

async function addAccount(host: string, guard: MongoGuard): Promise<void> {
  const { username, password, database } = guard;
  const roles = [{ role: 'readWrite', db: database }];
  await command(host, { createUser: username, pwd: password, roles });
}

async function guardFlags(home: string, { certificate }: MongoGuard): Promise<string[]> {
  // by it the members know each other
  const keyFile = join(home, 'set-key');
  await writeFile(keyFile, randomBytes(96).toString('base64'), { mode: 0o400 });
  const { bothFile, certificateFile } = certificate;
  const tls = ['--tlsMode', 'requireTLS', '--tlsCertificateKeyFile', bothFile];
  // a client proves itself by its login
  const clients = ['--tlsCAFile', certificateFile, '--tlsAllowConnectionsWithoutCertificates'];
  return ['--keyFile', keyFile, ...tls, ...clients];
}

function guardedUrl(hosts: string, { username, password, certificate }: MongoGuard): string {
  const options = `replicaSet=${setName}&authSource=admin&tls=true&tlsCAFile=${certificate.certificateFile}`;
  return `mongodb://${username}:${password}@${hosts}/?${options}`;
}

/** The member that takes writes, once there is one. */
async function leads(url: string): Promise<string> {
  const until = performance.now() + readyWithinMs;
  for (;;) {
    const client = new MongoClient(url, { serverSelectionTimeoutMS: readyWithinMs });
    try {
      const { isWritablePrimary, me } = await client.db('admin').command({ hello: 1 });
      if (isWritablePrimary === true) return String(me);
    } catch (error) {
      // it fell in the moment when it was asked
      if (performance.now() > until) throw error;
    } finally {
      await client.close();
    }
    await sleep(lookEveryMs);
  }
}
