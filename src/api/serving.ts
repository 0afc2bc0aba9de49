import type { Router } from 'express';
import type { ExecuteDeps } from '../actions/case/execute.ts';
import type { VerifyDeps } from '../actions/audit/verify.ts';
import type { PolicyDeps } from '../actions/policy/take-step.ts';
import type { PauseDeps } from '../actions/source/pause.ts';
import type { EditionDeps } from '../actions/profile/apply-edition.ts';
import type { NameAddressDeps } from '../actions/publication/name-address.ts';
import type { TakeDeps } from '../actions/source/take-items.ts';
import type { RegisteredPolicy } from '../domain/policy-register.ts';
import type { ReferralPackage } from '../domain/referral.ts';
import type { StoryDivision } from '../domain/story-shard.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import type { Pause } from '../domain/source-pause.ts';
import type { Source } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { CorrectionStore } from '../ports/correction-store.ts';
import type { Crawler } from '../ports/crawler.ts';
import type { Cockpit } from '../views/cockpit.ts';
import type { RecentSubject } from '../views/recent-subjects.ts';
import type { RuleTrial, TriedRule } from './contract/lexicon.ts';
import type { TopicTrial } from './contract/watch.ts';
import type { Logger } from '../ports/logger.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { Documents } from '../ports/documents.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { Access, TokenAccount } from './access.ts';
import type { Repeats } from './repeats.ts';

/** Makes a file of the cockpit's figures. */
type CockpitReport = (cockpit: Cockpit, officeName: string) => Promise<Uint8Array>;

/** What the HTTP interface works on. */
export interface ServerDeps
  extends
    ExecuteDeps,
    TakeDeps,
    NameAddressDeps,
    PolicyDeps,
    VerifyDeps,
    PauseDeps,
    Omit<EditionDeps, 'heldBy'> {
  crawler: Crawler;
  corrections: CorrectionStore;
  /** Tries a topic expression on items, against the one before it. */
  tryTopic: (topic: string, items: readonly RecentSubject[], before?: string) => TopicTrial;
  /** The rules of words in force. */
  lexicon: Lexicon;
  /** Tries a rule on items, against the one of its id in force. */
  tryRule: (
    lexicon: Lexicon,
    rule: TriedRule,
    on: { items: readonly RecentSubject[]; now: Instant },
  ) => RuleTrial;
  /** A register entry as a policy's page suggests it. */
  proposePolicy: (page: { title: string; text: string }) => RegisteredPolicy;
  /** The letter of a handover as docx. */
  referralLetter: (referral: ReferralPackage, officeName: string) => Promise<Uint8Array>;
  /** The cockpit's figures as files. */
  cockpitReports: Record<'docx' | 'xlsx', CockpitReport>;
  stories: StoryStore;
  /** How stories are shared out; absent: `office`. */
  storyDivision?: StoryDivision;
  logger: Logger;
  sources: readonly Source[];
  /** Why a source is paused. */
  pauseOf: (sourceId: string) => Pause | undefined;
  /** Lets `sources` know what people have paused. */
  followSources: () => Promise<void>;
  documents: Documents;
  passwords: PasswordHasher;
  /** The accounts of the configuration. */
  accounts: readonly TokenAccount[];
  office: {
    name: string;
    profile: string;
    isDemo: boolean;
    acceleration: number;
    roleCards: { name: string; title: string; token: string }[];
  };
  /** Starts a demonstration over; absent wherever that is not offered. */
  resetDemo?: (() => void) | undefined;
  /** Under which this process hears of changes; its own, and new with each start. */
  changesGroup: string;
  version: string;
  /** Folder of the page's files. */
  webFolder: string;
}

/** Where routes are registered, and who may call them. */
export interface Serving {
  router: Router;
  access: Access;
  repeats: Repeats;
}
