import { useDuration, fullMinuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { caseWords } from '../../words/case.ts';
import { domainWords } from '../../words/domain.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { Facts } from '../frame/facts.tsx';
import { ProposalCard } from '../judge/proposal-card.tsx';
import { CaseActions } from './case-actions.tsx';
import { DutiesCard } from './duties-card.tsx';
import { MergedCases } from './merged-cases.tsx';
import { RemindersCard } from './reminders-card.tsx';
import { Timeline } from './timeline.tsx';

/** What the case is, what can be done with it as a whole, and all that happened. */
export function OverviewTab() {
  const { page } = useCaseDesk();
  const kind = page.case.proposal?.content.kind;
  return (
    <div className="case-columns">
      <Timeline />
      <div className="case-aside">
        {(kind === 'dismissal' || kind === 'merge') && <ProposalCard />}
        <MergedCases />
        <CaseActions />
        <RemindersCard />
        <CaseFacts />
        <DutiesCard />
        <Breaches />
      </div>
    </div>
  );
}

function CaseFacts() {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  const word = useCodes(domainWords);
  const code = useCodes(caseCodeWords);
  const { case: one } = page;
  const { lead, assignee } = one;
  const department = lead && `${lead.department.name} · ${code(lead.basis)}`;
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{say('facts')}</h2>
      <Facts
        rows={[
          [say('department'), department ?? say('notNamed')],
          [say('coDepartments'), one.coDepartments.map(({ name }) => name).join('、')],
          [
            say('assignee'),
            assignee
              ? `${assignee.person.name} · ${assignee.claimedAt === undefined ? say('notClaimed') : say('claimedAt', { t: fullMinuteOf(assignee.claimedAt) })}`
              : say('notClaimed'),
          ],
          [say('priorities'), one.priorities.map(word).join(' · ')],
          [say('region'), one.region.join(' ')],
          [say('occurredAt'), one.occurredAt === undefined ? '' : fullMinuteOf(one.occurredAt)],
          [say('firstPublicAt'), fullMinuteOf(one.firstPublicAt)],
          [say('discoveredAt'), fullMinuteOf(one.discoveredAt)],
          [
            say('openedBy'),
            `${one.openedBy.id === 'system' ? word('system') : one.openedBy.name} · ${fullMinuteOf(one.openedAt)}`,
          ],
        ]}
      />
    </section>
  );
}

function Breaches() {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  const code = useCodes(caseCodeWords);
  const duration = useDuration();
  const { breaches } = page.case;
  if (breaches.length === 0) return null;
  return (
    <section className="card" aria-labelledby="breaches">
      <h2 id="breaches">{say('breaches')}</h2>
      <ul>
        {breaches.map(({ id, clockName, lateByMs, conclusion }) => (
          <li key={id} className="sentence">
            <span className="clock overdue" aria-hidden="true">
              ▲
            </span>{' '}
            <Told>{clockName}</Told> ·{' '}
            {lateByMs === undefined
              ? say('breachOpen')
              : say('breachLate', { d: duration(lateByMs) })}{' '}
            · {conclusion ? code(conclusion.verdict.kind) : say('notConcluded')}
          </li>
        ))}
      </ul>
    </section>
  );
}
