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
const readyWithinMs = 300_000;
const lookEveryMs = 200;
const clusterId = 'Y2x1c3Rlci1mb3ItdGVzdA';

/** Lets in only who speaks TLS and logs in by SASL/SCRAM-SHA-512. */
export interface Guard {
  /** PEM file with the private key and the certificate for 127.0.0.1. */
  keyFile: string;
  username: string;
  password: string;
}

/** A broker of our own on this machine. */
export interface KafkaServer {
  pid(): number;
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
export async function startKafka(guard?: Guard): Promise<KafkaServer> {
  await fetchJars();
  const home = await mkdtemp(join(tmpdir(), 'huiying-kafka-'));
  const [port, controllerPort, ownPort] = [await freePort(), await freePort(), await freePort()];
  const properties = join(home, 'server.properties');
  await writeFile(properties, propertiesOf({ port, controllerPort, ownPort, home }, guard));
  const formatting = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties];
  const account = guard && `SCRAM-SHA-512=[name=${guard.username},password=${guard.password}]`;
  await java(account === undefined ? formatting : [...formatting, '--add-scram', account]);
  const brokers = `127.0.0.1:${port}`;
  // where it is asked whether it is up; a guarded one is asked at its own door
  const asked = guard === undefined ? brokers : `127.0.0.1:${ownPort}`;
  let child = await start(home, asked);
  async function kill(signal: 'SIGKILL' | 'SIGTERM') {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
  return {
    pid: () => child.pid ?? 0,
    brokers,
    kill,
    async restart() {
      child = await start(home, asked);
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

interface Places {
  port: number;
  controllerPort: number;
  /** By which a guarded broker reaches itself. */
  ownPort: number;
  home: string;
}

function propertiesOf({ port, controllerPort, ownPort, home }: Places, guard?: Guard): string {
  const own = `PLAINTEXT://127.0.0.1:${guard === undefined ? port : ownPort}`;
  const doors = guard === undefined ? own : `${own},SASL_SSL://127.0.0.1:${port}`;
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=${doors},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=${doors}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL
${guard === undefined ? '' : guardProperties(guard)}
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

function guardProperties({ keyFile }: Guard): string {
  return `sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
ssl.keystore.type=PEM
ssl.keystore.location=${keyFile}`;
}
