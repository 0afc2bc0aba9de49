import type { Stage } from '../../../domain/case/stage.ts';
import { useServerTime } from '../../shared/server-time.ts';
import { minuteOf, useDuration } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';
import { domainWords } from '../../words/domain.ts';
import { useCaseDesk, type CasePage } from '../../shared/command-form/case-desk.ts';

const steps: readonly Stage[] = ['收集', '会商', '研判', '回应', '评估'];

interface Visited {
  stage: Stage;
  /** Who brought the case there. */
  by: string;
  from: number;
  /** Absent while the case is there. */
  until?: number;
}

/** The five stages: who brought the case there, when, and how long it stayed. */
export function CaseStepper() {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  const word = useCodes(domainWords);
  const visited = visitsOf(page);
  return (
    <ol className="case-steps" aria-label={say('progress')}>
      {steps.map((stage) => {
        const visit = visited.findLast((one) => one.stage === stage);
        const isHere = page.case.stage === stage;
        return (
          <li
            key={stage}
            className={isHere ? 'here' : visit ? 'done' : ''}
            {...(isHere ? { 'aria-current': 'step' as const } : {})}
          >
            <strong>
              <span aria-hidden="true">{isHere ? '●' : visit ? '✓' : '○'}</span> {word(stage)}
            </strong>
            {visit ? <Stay visit={visit} /> : <span className="quiet">{say('notYet')}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function Stay({ visit: { by, from, until } }: { visit: Visited }) {
  const say = useWords(caseWords);
  const word = useCodes(domainWords);
  const duration = useDuration();
  const stayed = useServerTime((now) => duration((until ?? now) - from));
  return (
    <span className="quiet">
      {by === 'system' ? word('system') : <Told>{by}</Told>} ·{' '}
      {say('entered', { t: minuteOf(from) })} · {say('dwell', { d: stayed })}
    </span>
  );
}

/** Every stay of the case in a stage, oldest first. */
export function visitsOf({ history }: Pick<CasePage, 'history'>): Visited[] {
  const visits: Visited[] = [];
  for (const { event } of history) {
    if (event.kind !== 'case-opened' && event.kind !== 'stage-moved') continue;
    const last = visits.at(-1);
    if (last) last.until = event.at;
    const stage = event.kind === 'case-opened' ? '收集' : event.to;
    const by = event.by.id === 'system' ? 'system' : event.by.name;
    visits.push({ stage, by, from: event.at });
  }
  return visits;
}
