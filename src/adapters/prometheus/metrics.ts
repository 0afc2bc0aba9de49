import {
  collectDefaultMetrics,
  Counter,
  Gauge as Instrument,
  Histogram,
  Registry,
} from 'prom-client';
import type { Gauge, Metrics } from '../../ports/metrics.ts';

export interface PrometheusMetrics extends Metrics {
  /** Everything in the text format of Prometheus, read now. */
  text(): Promise<string>;
}

const gaugeMeanings: Record<Gauge['name'], string> = {
  huiying_stage_lag: 'Messages that a stage has not committed yet',
  huiying_outbox_waiting: 'Case events not passed on yet, counted up to 10,000',
  huiying_cases_due: 'Cases whose clocks demand something now, counted up to 10,000',
};
const latenessSeconds = [0.5, 1, 2, 5, 15, 60, 300, 900, 3600];

/** Counts for one process; names and meanings stand in docs/distributed.md. */
export function openMetrics(): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const messages = new Counter({
    name: 'huiying_messages_total',
    help: 'Messages that a stage has done with',
    labelNames: ['stage', 'outcome'],
    registers,
  });
  const heldBack = new Counter({
    name: 'huiying_stage_held_back_total',
    help: 'Times that a stage was held back by storage',
    labelNames: ['stage'],
    registers,
  });
  const lost = new Counter({
    name: 'huiying_messages_lost_total',
    help: 'Messages that the log dropped before a stage had read them',
    labelNames: ['stage'],
    registers,
  });
  const lateness = new Histogram({
    name: 'huiying_fire_lateness_seconds',
    help: 'Between the time at which a step was scheduled and the time at which it went out',
    buckets: latenessSeconds,
    registers,
  });
  const breaches = new Counter({
    name: 'huiying_breaches_total',
    help: 'Deadlines that passed unmet',
    registers,
  });
  const readings = new Map<Gauge['name'], { stage: string; read: () => Promise<number> }[]>();

  function addGauge(name: Gauge['name']): { stage: string; read: () => Promise<number> }[] {
    const ofName: { stage: string; read: () => Promise<number> }[] = [];
    readings.set(name, ofName);
    const help = gaugeMeanings[name];
    const collect = async function (this: Instrument<'stage'>) {
      this.reset();
      const values = await Promise.allSettled(ofName.map(({ read }) => read()));
      for (const [at, value] of values.entries())
        if (value.status === 'fulfilled') this.set({ stage: ofName[at]?.stage ?? '' }, value.value);
    };
    registry.registerMetric(
      new Instrument({ name, help, labelNames: ['stage'], registers: [], collect }),
    );
    return ofName;
  }

  return {
    handled: (stage, outcome, count) => messages.inc({ stage, outcome }, count),
    heldBack: (stage) => heldBack.inc({ stage }),
    lost: (stage, count) => lost.inc({ stage }, count),
    fired: (latenessMs) => lateness.observe(latenessMs / 1000),
    breached: () => breaches.inc(),
    watch({ name, stage = '' }, read) {
      (readings.get(name) ?? addGauge(name)).push({ stage, read });
    },
    text: () => registry.metrics(),
  };
}
