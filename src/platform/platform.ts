import type { Sm3 } from '../domain/audit/chain.ts';
import type { AuditSigner, AuditSink } from '../ports/audit-sink.ts';
import type { Adviser } from '../ports/adviser.ts';
import type { BlobStore } from '../ports/blobs.ts';
import type { CaseAudit } from '../ports/case-audit.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CorrectionStore } from '../ports/correction-store.ts';
import type { Crawler } from '../ports/crawler.ts';
import type { Documents } from '../ports/documents.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Leadership } from '../ports/leadership.ts';
import type { Log } from '../ports/log.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { NoticeStore } from '../ports/notice-store.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { PageRenderer } from '../ports/page-renderer.ts';
import type { PageStore } from '../ports/page-store.ts';
import type { OfficialChannel } from '../ports/channel.ts';
import type { PublicationStore } from '../ports/publication-store.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { PolicyStore } from '../ports/policy-store.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { WatchStore } from '../ports/watch-store.ts';
import type { TimeSource } from '../ports/time-source.ts';

/** Everything that a process needs of the outside, each through its port. */
export interface Platform {
  log: Log;
  items: ItemStore;
  stories: StoryStore;
  cases: CaseStore;
  caseAudit: CaseAudit;
  /** Signed checkpoints of the audit chains, in a file apart. */
  checkpoints: AuditSink;
  signer: AuditSigner;
  pages: PageStore;
  blobs: BlobStore;
  notices: NoticeStore;
  /** Special watches, and policies from draft to repeated interpretation. */
  watches: WatchStore;
  policies: PolicyStore;
  corrections: CorrectionStore;
  /** A language model that advises on doubtful tags; absent where the office names none. */
  adviser?: Adviser;
  /** Accounts, sessions and what people keep here, with the office's own audit. */
  documents: Documents;
  passwords: PasswordHasher;
  crawler: Crawler;
  /** Absent where the office keeps no screenshots. */
  renderer?: PageRenderer;
  /** The console. */
  notifier: Notifier;
  /** The office's other channels by name. */
  channels: ReadonlyMap<string, Notifier>;
  publications: PublicationStore;
  /** The channels on which responses are published, by name; any other name means: by hand. */
  officialChannels: ReadonlyMap<string, OfficialChannel>;
  clock: Clock;
  leadership: Leadership;
  /** Asked when the machine's clock has jumped; absent where the office names none. */
  secondTime?: TimeSource;
  logger: Logger;
  metrics: Metrics;
  sm3: Sm3;
  /** SHA-256 in hex. */
  hash(text: string): string;
  /** Chinese words with their frequencies, a line each. */
  readDictionary(): string;
  /** Keyed pseudonym of a person's name, stable within the office. */
  pseudonym(name: string): string;
  /** Closes everything in the order that loses nothing; twice is harmless. */
  close(): Promise<void>;
}
