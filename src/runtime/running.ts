/** What every worker is told about its run. */
export interface Running {
  /** Ends it once everything in hand is finished. */
  signal: AbortSignal;
  /** How many times as fast as the machine's clock the office's runs; loops go round so much more seldom by it. */
  acceleration: number;
}
