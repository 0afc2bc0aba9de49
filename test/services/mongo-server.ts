import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import { startMongod } from './mongod-server.ts';

/** A MongoDB-wire server of our own, on free ports of this machine. */
export interface MongoServer {
  url: string;
  pid(): number;
  /** Ends the process and resolves once it is gone; its data stay. */
  kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGQUIT'): Promise<void>;
  /** Starts it again after `kill`, on the same port and data. */
  restart(): Promise<void>;
  /** Ends it and removes its data; twice is harmless. */
  stop(): Promise<void>;
}

const sources = fileURLToPath(new URL('mongo-server/', import.meta.url));
const cache = fileURLToPath(new URL('../../node_modules/.cache/huiying/', import.meta.url));
const readyWithinMs = 300_000;

/**
 * MongoDB itself where MONGOD names its program, in a replica set of MONGOD_MEMBERS (1); otherwise FerretDB, which is
 * built when its sources have changed and rejects where Go is missing.
 */
export async function startMongo(): Promise<MongoServer> {
  const { MONGOD: mongod, MONGOD_MEMBERS: members } = process.env;
  if (mongod !== undefined) return startMongod(mongod, Number(members ?? 1));
  const program = await buildMongoServer();
  const folder = await mkdtemp(join(tmpdir(), 'huiying-mongo-'));
  let { address, child } = await launch(program, folder, '127.0.0.1:0');
  const url = `mongodb://${address}`;
  const kill: MongoServer['kill'] = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  await answersPing(url);
  return {
    url,
    pid: () => child.pid ?? 0,
    kill,
    async restart() {
      ({ address, child } = await launch(program, folder, address));
      await answersPing(url);
    },
    async stop() {
      await kill('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The path of the program; the first build downloads FerretDB and takes some minutes. */
async function buildMongoServer(): Promise<string> {
  const texts = await Promise.all(
    ['main.go', 'go.mod', 'go.sum'].map((name) => readFile(join(sources, name))),
  );
  const version = createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 16);
  const program = join(cache, `mongo-server-${version}`);
  if (existsSync(program)) return program;
  await mkdir(cache, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  await promisify(execFile)('go', ['build', '-o', unfinished, '.'], { cwd: sources });
  await rename(unfinished, program);
  return program;
}

async function launch(
  program: string,
  folder: string,
  listen: string,
): Promise<{ address: string; child: ChildProcess }> {
  const child = spawn(program, ['-folder', folder, '-listen', listen], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const address of createInterface({ input: child.stdout })) return { address, child };
  throw new Error('the MongoDB-wire server named no address; is its port taken?');
}

async function answersPing(url: string): Promise<void> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: readyWithinMs });
  try {
    await client.db('admin').command({ ping: 1 });
  } finally {
    await client.close();
  }
}
