import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { freePort } from './free-port.ts';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('kafka-server', import.meta.url));
const jars = fileURLToPath(
  new URL('../../node_modules/.cache/kafka-server-4.3.0', import.meta.url),
);
const readyWithinMs = 180_000;
const lookEveryMs = 200;
const clusterId = 'Y2x1c3Rlci1mb3ItdGVzdA';

/** A broker of our own on this machine. */
export interface KafkaServer {
  /** `host:port`, the same after a restart. */
  brokers: string;
  /** Ends the process and resolves once it is gone; its records stay. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Starts it again on what it has kept and resolves once it answers. */
  restart(): Promise<void>;
  /** Ends the process and removes what it has kept. */
  stop(): Promise<void>;
}

/** What is missing on this machine to run a broker; `undefined` when it can. */
export async function kafkaNeeds(): Promise<string | undefined> {
  const hasJava = await answers('java', ['-version']);
  const hasJars = existsSync(jars) || (await answers('mvn', ['-v']));
  return hasJava && hasJars ? undefined : 'Java 17 and Maven';
}

/** Apache Kafka 4 as one KRaft node with an empty folder, on a free port; needs Java 17, and Maven the first time. */
export async function startKafka(): Promise<KafkaServer> {
  await fetchJars();
  const home = await mkdtemp(join(tmpdir(), 'huiying-kafka-'));
  const [port, controllerPort] = [await freePort(), await freePort()];
  const properties = join(home, 'server.properties');
  await writeFile(properties, propertiesOf({ port, controllerPort, home }));
  await java(['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties]);
  const brokers = `127.0.0.1:${port}`;
  let child = await start(home, brokers);
  async function kill(signal: 'SIGKILL' | 'SIGTERM') {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
  return {
    brokers,
    kill,
    async restart() {
      child = await start(home, brokers);
    },
    async stop() {
      await kill('SIGKILL');
      await rm(home, { recursive: true });
    },
  };
}

async function fetchJars(): Promise<void> {
  if (existsSync(jars)) return;
  const fresh = `${jars}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  const goal = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`];
  await run('mvn', [...goal, '-f', join(folder, 'pom.xml')]);
  await rename(fresh, jars);
}

async function start(home: string, brokers: string): Promise<ChildProcess> {
  const lines = await open(join(home, 'server.log'), 'a');
  const program = ['kafka.Kafka', join(home, 'server.properties')];
  const child = spawn('java', [...javaOptions, ...program], {
    stdio: ['ignore', lines.fd, lines.fd],
  });
  await lines.close();
  await ready(child, brokers).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    const said = (await readFile(join(home, 'server.log'), 'utf8')).slice(-4000);
    throw new Error(`the broker did not come up: ${said}`, { cause: error });
  });
  return child;
}

/** Ready is who answers a request for its metadata. */
async function ready(child: ChildProcess, brokers: string): Promise<void> {
  const admin = new Kafka({
    brokers: [brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
  }).admin();
  const until = Date.now() + readyWithinMs;
  for (;;) {
    try {
      await admin.connect();
      await admin.describeCluster();
      return await admin.disconnect();
    } catch (error) {
      if (child.exitCode !== null || Date.now() > until) throw error;
      await sleep(lookEveryMs);
    }
  }
}

async function java(given: readonly string[]): Promise<void> {
  await run('java', [...javaOptions, ...given]);
}

/** A test machine has two cores and other work to do. */
const javaOptions = [
  '-Xms256m',
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  `-Dlog4j2.configurationFile=${join(folder, 'log4j2.properties')}`,
  '-cp',
  join(jars, '*'),
];

async function answers(command: string, given: readonly string[]): Promise<boolean> {
  try {
    await run(command, given);
    return true;
  } catch {
    return false;
  }
}

function propertiesOf(at: { port: number; controllerPort: number; home: string }): string {
  const { port, controllerPort, home } = at;
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=${join(home, 'log')}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
log.index.size.max.bytes=1048576
`;
}
