import { AppError } from '../domain/errors.ts';
import { deadLetterTopic } from '../domain/topics.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log, LogRecord, NewRecord } from '../ports/log.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Stage } from '../ports/stage.ts';

export interface RuntimeDeps {
  log: Log;
  clock: Clock;
  logger: Logger;
  metrics?: Metrics;
}

const batchSize = 256;
const attemptsBeforeParking = 3;
const backoffMs = [200, 1_000, 5_000, 15_000, 60_000] as const;

/**
 * Consume → handle → produce → commit until `signal` aborts. Storage trouble holds the stage back and
 * is tried again without end; a message that the stage cannot handle is parked and the flow goes on.
 */
export async function runStage<In>(
  deps: RuntimeDeps,
  stage: Stage<In>,
  signal: AbortSignal,
): Promise<void> {
  const lag = () => deps.log.lag(stage.reads, stage.name);
  deps.metrics?.watch({ name: 'huiying_stage_lag', stage: stage.name }, lag);
  for (let failures = 0; !signal.aborted;) {
    try {
      const onReassigned = (isGained: (key: string) => boolean) => stage.reassigned?.(isGained);
      const options = { topic: stage.reads, group: stage.name, batchSize, signal, onReassigned };
      await deps.log.consume(options, async (batch) => {
        await handleBatch(deps, stage, batch);
        failures = 0;
      });
    } catch (error) {
      deps.metrics?.heldBack(stage.name);
      deps.logger.error('stage held back', { stage: stage.name, reason: reasonOf(error) });
      await deps.clock.sleep(backoffMs[Math.min(failures, backoffMs.length - 1)] ?? 0, signal);
      failures += 1;
    }
  }
}

/** Runs stages side by side until `signal` aborts. */
export async function runStages(
  deps: RuntimeDeps,
  stages: readonly Stage<unknown>[],
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(stages.map((stage) => runStage(deps, stage, signal)));
}

async function handleBatch<In>(
  deps: RuntimeDeps,
  stage: Stage<In>,
  batch: readonly LogRecord[],
): Promise<void> {
  try {
    const outputs = await stage.handle(batch.map((record) => stage.parse(record.value)));
    if (outputs.length > 0) await deps.log.append(outputs);
    deps.metrics?.handled(stage.name, 'passed on', batch.length);
    for (const { value } of batch)
      deps.logger.debug('message handled', { stage: stage.name, ...traceOf(value) });
  } catch (error) {
    if (isStorageTrouble(error)) throw error;
    for (const record of batch) await handleOrPark(deps, stage, record);
  }
}

async function handleOrPark<In>(
  deps: RuntimeDeps,
  stage: Stage<In>,
  record: LogRecord,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outputs = await stage.handle([stage.parse(record.value)]);
      if (outputs.length > 0) await deps.log.append(outputs);
      deps.metrics?.handled(stage.name, 'passed on', 1);
      return;
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      if (attempt >= attemptsBeforeParking) {
        await deps.log.append([deadLetter(stage.name, record, error)]);
        deps.metrics?.handled(stage.name, 'parked', 1);
        const fields = { stage: stage.name, ...traceOf(record.value), reason: reasonOf(error) };
        deps.logger.warn('message parked', fields);
        return;
      }
    }
  }
}

function deadLetter(stageName: string, record: LogRecord, error: unknown): NewRecord {
  const { topic, key, value, position } = record;
  return {
    topic: deadLetterTopic(stageName),
    key,
    value: { stage: stageName, topic, position, reason: reasonOf(error), value },
  };
}

/** What the message is about, to be followed from item to case; it may be no message at all. */
function traceOf(value: unknown): { traceId?: string; caseId?: string } {
  if (typeof value !== 'object' || value === null) return {};
  if ('traceId' in value && typeof value.traceId === 'string') return { traceId: value.traceId };
  if ('caseId' in value && typeof value.caseId === 'string') return { caseId: value.caseId };
  return 'item' in value ? traceOf(value.item) : {};
}

function isStorageTrouble(error: unknown): boolean {
  return error instanceof AppError && error.code.startsWith('storage-');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
