import { verifyOneCase } from '../../actions/audit/verify-one.ts';
import { inWords } from '../../domain/audit/finding.ts';
import { readHistory } from '../../domain/audit/history.ts';
import { officeEventWords, officeFactWords } from '../../domain/office-event-words.ts';
import { auditedEvents } from '../../views/audited-case.ts';
import type { CaseList } from '../../views/case-list.ts';
import { newestFirst } from '../../views/queue-row.ts';
import { auditContract as contract } from '../contract/audit.ts';
import { notFound } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

/** The audit trail. */
export function auditRoutes(serving: Serving, deps: ServerDeps & { caseList: CaseList }): void {
  serve(serving, contract.auditedCases, ({ query }) => {
    const { number: part, skip, limit } = query;
    const found = deps.caseList
      .all()
      .filter(({ fixed: { number } }) => number.includes(part))
      .sort(newestFirst);
    const cases = found
      .slice(skip, skip + limit)
      .map(({ fixed: { id, number, version }, updatedAt }) => ({ id, number, version, updatedAt }));
    return { body: { total: found.length, cases } };
  });
  serve(serving, contract.auditedCase, async ({ params, actor }) => {
    const caseId = params['id'] ?? '';
    const verified = await verifyOneCase(deps, actor, caseId);
    if (verified.kind !== 'verified') return { problem: notFound('案件', caseId) };
    const { stored, findings } = verified;
    const told = findings.map((finding) => ({ kind: finding.kind, words: inWords(finding) }));
    // none where the history cannot be read, which the findings then say
    const history = readHistory(stored.events) ?? [];
    const events = auditedEvents(
      history,
      stored.events.map(({ hash }) => hash),
    );
    return { body: { caseId, events, findings: told } };
  });
  serve(serving, contract.officeEvents, async ({ query }) => {
    const events = await deps.documents.events.list(query.limit, query.before);
    const told = events.map((event) => ({ ...event, words: officeEventWords[event.kind] }));
    return { body: { events: told, facts: officeFactWords } };
  });
}
