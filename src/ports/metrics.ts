/** What the operator watches from outside; nothing here names a person or a text. */
export interface Metrics {
  /** A stage has done with so many messages. */
  handled(stage: string, outcome: 'passed on' | 'parked', messages: number): void;
  /** A stage was held back by storage and tries again. */
  heldBack(stage: string): void;
  /** So many messages were dropped from the log before a stage had read them. */
  lost(stage: string, messages: number): void;
  /** A step of a clock's ladder went out so many ms after it was scheduled. */
  fired(latenessMs: number): void;
  /** A deadline has passed unmet. */
  breached(): void;
  /** A size that is asked for when somebody looks; one that cannot be read then is left out. */
  watch(gauge: Gauge, read: () => Promise<number>): void;
}

export interface Gauge {
  name: 'huiying_stage_lag' | 'huiying_outbox_waiting' | 'huiying_cases_due';
  /** The stage that it is about. */
  stage?: string;
}
