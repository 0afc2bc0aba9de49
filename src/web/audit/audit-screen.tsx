import { Link, useSearch } from 'wouter';
import { useWords } from '../shared/words.ts';
import { auditWords } from '../words/audit.ts';
import { AuditedCase } from './audited-case.tsx';
import { AuditedCases } from './audited-cases.tsx';
import { OfficeEvents } from './office-events.tsx';
import './audit.css';

/** 审计日志: who did what when, whether the chain is sound, and what was done to the office itself. */
export function AuditScreen() {
  const say = useWords(auditWords);
  const named = new URLSearchParams(useSearch());
  const isOffice = named.get('of') === 'office';
  const caseId = named.get('case');
  const here = (is: boolean) => (is ? { 'aria-current': 'page' as const } : {});
  return (
    <>
      <div className="row">
        <h1>{say('title')}</h1>
        <nav aria-label={say('pages')} className="audit-pages">
          <Link href="/audit" {...here(!isOffice)}>
            {say('cases')}
          </Link>
          <Link href="/audit?of=office" {...here(isOffice)}>
            {say('office')}
          </Link>
        </nav>
      </div>
      <p className="quiet audit-hint">{say('hint')}</p>
      {isOffice && <OfficeEvents />}
      {!isOffice && caseId === null && <AuditedCases />}
      {!isOffice && caseId !== null && (
        <AuditedCase id={caseId} number={named.get('number') ?? ''} />
      )}
    </>
  );
}
