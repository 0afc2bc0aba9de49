import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, type Document } from 'mongodb';
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

/**
 * MongoDB itself as a replica set of so many members, with the program at this path; `kill` ends the one that leads.
 * It takes test commands, such as `configureFailPoint`.
 */
export async function startMongod(program: string, size: number): Promise<MongoServer> {
  const home = await mkdtemp(join(tmpdir(), 'huiying-mongod-'));
  const members: Member[] = [];
  for (let at = 0; at < size; at += 1) {
    const host = `127.0.0.1:${await freePort()}`;
    const folder = join(home, String(at));
    await mkdir(folder);
    members.push({ host, folder, child: launch(program, { host, folder }) });
  }
  const url = `mongodb://${members.map(({ host }) => host).join(',')}/?replicaSet=${setName}`;
  await initiate(members);
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
      if (fallen !== undefined) fallen.child = launch(program, fallen);
      await leads(url);
    },
    async stop() {
      await Promise.all(members.map(({ child }) => end(child, 'SIGKILL')));
      await rm(home, { recursive: true, force: true });
    },
  };
}

function launch(program: string, { host, folder }: Omit<Member, 'child'>): ChildProcess {
  const [, port = ''] = host.split(':');
  const place = ['--dbpath', folder, '--bind_ip', '127.0.0.1', '--port', port];
  const log = ['--logpath', join(folder, 'mongod.log'), '--logappend', '--quiet'];
  const bounds = ['--wiredTigerCacheSizeGB', '0.25', '--setParameter', 'enableTestCommands=1'];
  return spawn(program, [...place, '--replSet', setName, ...log, ...bounds], { stdio: 'ignore' });
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
