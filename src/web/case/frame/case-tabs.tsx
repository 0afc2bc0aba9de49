import { Link } from 'wouter';
import { useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';

/** The parts of the case page, in the order of the work. */
export const caseTabs = [
  'overview',
  'evidence',
  'consult',
  'judge',
  'respond',
  'handover',
  'evaluate',
] as const;
export type CaseTab = (typeof caseTabs)[number];

/** Leads from one part of the case to the other; each has its own address. */
export function CaseTabs({ caseId, tab }: { caseId: string; tab: CaseTab }) {
  const say = useWords(caseWords);
  return (
    <nav className="case-tabs" aria-label={say('tabs')}>
      <ul>
        {caseTabs.map((one) => (
          <li key={one}>
            <Link
              href={`/cases/${caseId}/${one}`}
              {...(one === tab ? { 'aria-current': 'page' } : {})}
            >
              {say(one)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
