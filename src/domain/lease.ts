import type { Instant } from './time.ts';

/** Which process does a piece of work that several could do; from `expiresAt` on it is anybody's again. */
export interface Lease {
  /** The work. */
  id: string;
  version: number;
  holder: string;
  expiresAt: Instant;
  /** When the holder began, where people are told. */
  since?: Instant;
}
