import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import { replay } from '../case/evolve.ts';
import { nextFireAt } from '../case/ladder.ts';
import { isLive } from '../case/stage.ts';
import { parseJson } from '../json-text.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Sm3 } from './chain.ts';
import type { Finding } from './finding.ts';
import { readHistory } from './history.ts';
import type { StoredCase, StoredRecord } from './stored-case.ts';
import {
  chainFindings,
  finding,
  headFindings,
  isAsWritten,
  markFindings,
  signedFindings,
} from './verify-chain.ts';
import type { SignedHistory } from './verify-checkpoints.ts';

/** Everything that is wrong with one case: its chain, what was signed of it, and its document. */
export function verifyCase(
  sm3: Sm3,
  stored: StoredCase,
  signed: SignedHistory | undefined,
): Finding[] {
  const { caseId, record, events } = stored;
  const history = readHistory(events);
  const findings = [
    ...(isNeverChained(stored)
      ? [finding('never-chained')]
      : chainFindings(sm3, stored.caseId, events)),
    ...signedFindings(events, signed?.heads ?? []),
    ...(record && !isNeverChained(stored) ? headFindings(record, events) : []),
    ...(record ? markFindings(record.signed, signed?.heads ?? []) : []),
    ...(record ? contentFindings(record, history) : [deleted(signed)]),
  ];
  const opening = history?.[0];
  const opened = opening?.kind === 'case-opened' ? opening.number : undefined;
  const caseNumber = signed?.number ?? opened;
  return findings.map((one) => ({ ...one, caseId, ...(caseNumber && { caseNumber }) }));
}

/** The finding for a case of which nothing is left but what was signed. */
export function verifyAbsentCase(caseId: string, signed: SignedHistory): Finding {
  return { ...deleted(signed), caseId, caseNumber: signed.number };
}

function deleted(signed: SignedHistory | undefined): Finding {
  return finding('case-deleted', { until: signed?.heads.at(-1)?.events ?? 0 });
}

function isNeverChained({ record, events }: StoredCase): boolean {
  return record?.head === '' && events.every(({ hash }) => hash === '');
}

/** Whether the document and the columns beside it are what the events give. */
function contentFindings(
  record: StoredRecord,
  events: readonly CaseEvent[] | undefined,
): Finding[] {
  const replayed = events && tryReplay(events);
  if (events === undefined || replayed === undefined) return [finding('history-invalid')];
  const fields = [...alteredFields(record.document, replayed), ...alteredColumns(record, replayed)];
  return [
    ...versionFindings(events),
    ...(fields.length === 0 ? [] : [finding('document-altered', { fields })]),
  ];
}

function tryReplay(events: readonly CaseEvent[]): Case | undefined {
  try {
    return replay(events);
  } catch {
    // a forged history may speak of drafts and clocks that never were
    return undefined;
  }
}

/** Versions start at 1; the events of one command share one, the next command has the next. */
function versionFindings(events: readonly CaseEvent[]): Finding[] {
  const broken = events.findIndex(({ version }, index) => {
    const before = events[index - 1]?.version ?? 0;
    return version !== before + 1 && (version !== before || index === 0);
  });
  return broken < 0 ? [] : [finding('versions-broken', { sequence: broken + 1 })];
}

function alteredFields(document: string, replayed: Case): string[] {
  const stored = parseJson(document);
  const found = new Map(Object.entries(typeof stored === 'object' && stored ? stored : {}));
  const expected = new Map<string, unknown>(Object.entries(replayed));
  const names = [...new Set([...found.keys(), ...expected.keys()])];
  const altered = names.filter(
    (name) => canonicalJson(found.get(name)) !== canonicalJson(expected.get(name)),
  );
  return altered.length === 0 && !isAsWritten(document, stored) ? ['JSON'] : altered;
}

function alteredColumns(record: StoredRecord, replayed: Case): string[] {
  return [
    ...(record.version === replayed.version ? [] : ['version column']),
    ...(record.isLive === isLive(replayed.stage) ? [] : ['liveness column']),
    ...(record.nextFireAt === nextFireAt(replayed) ? [] : ['timer column']),
  ];
}
