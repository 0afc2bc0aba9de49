import type { Account } from '../domain/account.ts';
import type { KeptAnswer, SavedView, Settings, UnsentText } from '../domain/desk.ts';
import type { Lease } from '../domain/lease.ts';
import type { ProfileEdition } from '../domain/profile-edition.ts';
import type { OfficeEvent, UnreadableEvent } from '../domain/office-event.ts';
import type { SourceSwitch } from '../domain/source-pause.ts';
import type { Session, SignInTries } from '../domain/session.ts';
import type { Instant } from '../domain/time.ts';

/** What every small document says about itself. */
export interface SmallDocument {
  id: string;
  version: number;
  /** The person whose it is. */
  owner?: string;
  /** From then on it may be removed at any time. */
  expiresAt?: Instant;
}

/** Small documents of one kind, replaced only in the version that was read. */
export interface Collection<T extends SmallDocument> {
  get(id: string): Promise<T | undefined>;
  /**
   * Writes only while the stored version is `expectedVersion`; 0 while there is none. The event goes into the office's
   * audit with it, both or neither; one whose id is known stays as it is.
   */
  save(document: T, expectedVersion: number, event?: OfficeEvent): Promise<'saved' | 'conflict'>;
  /** Harmless when there is none. */
  remove(id: string): Promise<void>;
  /** In the order of ids. */
  ofOwner(owner: string, limit: number): Promise<T[]>;
  /** After this id, in the order of ids; '' begins. */
  list(afterId: string, limit: number): Promise<T[]>;
  /** Removes at most `limit` of those that have expired at `now` and returns how many. */
  purge(now: Instant, limit: number): Promise<number>;
}

/** The office's audit beside that of its cases: only ever added to. */
export interface OfficeEvents {
  /** For what is written where no document can carry it; one whose id is known stays as it is. */
  add(event: OfficeEvent): Promise<void>;
  /** Before this event, the latest first; without `before` from the newest. An unknown id gives none. */
  list(limit: number, before?: string): Promise<(OfficeEvent | UnreadableEvent)[]>;
}

/** All that people keep here beside their cases. */
export interface Documents {
  accounts: Collection<Account>;
  sessions: Collection<Session>;
  signInTries: Collection<SignInTries>;
  savedViews: Collection<SavedView>;
  unsentTexts: Collection<UnsentText>;
  settings: Collection<Settings>;
  answers: Collection<KeptAnswer>;
  leases: Collection<Lease>;
  profileEditions: Collection<ProfileEdition>;
  sourceSwitches: Collection<SourceSwitch>;
  events: OfficeEvents;
}
