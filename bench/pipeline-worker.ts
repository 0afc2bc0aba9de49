// One copy of a worker for bench/pipeline.ts: node pipeline-worker.js '<Copy as JSON>'. It works as it starts; at its
// parent's `hold` it stands before its next batch, at `go` it works on and counts, at `stop` it says what it did.
import { once } from 'node:events';
import { openKafkaLog } from '../src/adapters/kafka/log.ts';
import { openOfficeDeps } from '../src/office/deps.ts';
import { stagesOf } from '../src/pipeline.ts';
import { openEmbedded } from '../src/platform/embedded.ts';
import { openOffice } from '../src/platform/open.ts';
import { kafkaOf } from '../src/platform/distributed.ts';
import type { Stage } from '../src/ports/stage.ts';
import { runStages } from '../src/runtime/run-stage.ts';
import { placeConfig } from '../scripts/services/place.ts';
import type { Copy, Work } from './pipeline.ts';

const copy: Copy = JSON.parse(process.argv[2] ?? '{}');
const options = { logLevel: 'error', print: () => undefined } as const;

async function openPlatform() {
  const config = await placeConfig(copy.place);
  if (copy.stores === 'shared') return openOffice(config, options);
  const log = await openKafkaLog(kafkaOf(config), { logger: { warn: () => undefined } });
  const beside = openEmbedded(config, options);
  return {
    ...beside,
    log,
    async close() {
      await log.close();
      await beside.close();
    },
  };
}

const platform = await openPlatform();
const deps = await openOfficeDeps(platform, await placeConfig(copy.place));
const nothing: Work = { handled: 0, cpuMs: 0, firstAt: 0, lastAt: 0 };
let work = nothing;
let before = process.cpuUsage();
let goneOn: Promise<unknown> = Promise.resolve();
const counted = (stage: Stage<unknown>): Stage<unknown> => ({
  ...stage,
  async handle(messages) {
    await goneOn;
    const startedAt = Date.now();
    const outputs = await stage.handle(messages);
    const { user, system } = process.cpuUsage(before);
    work = {
      handled: work.handled + messages.length,
      cpuMs: (user + system) / 1000,
      firstAt: work.firstAt || startedAt,
      lastAt: Date.now(),
    };
    return outputs;
  },
});
const stages = (await stagesOf[copy.worker](deps)).map(counted);
const stop = new AbortController();
const running = runStages(platform, stages, stop.signal);
await once(process, 'message');
goneOn = once(process, 'message');
process.send?.('held');
await goneOn;
[work, before] = [nothing, process.cpuUsage()];
await once(process, 'message');
stop.abort();
await running;
process.send?.(work);
await platform.close();
process.disconnect();
