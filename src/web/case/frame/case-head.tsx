import { useEffect, useRef, type RefObject } from 'react';
import { Link } from 'wouter';
import { useVisit } from '../../shared/session.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseWords } from '../../words/case.ts';
import { domainWords } from '../../words/domain.ts';
import { CaseClocks } from './case-clocks.tsx';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { nextStep } from './next-step.ts';

/** What stays in sight on every part of the case: title, number, severity, clocks and the next step. */
export function CaseHead({ editors }: { editors: readonly string[] }) {
  const { page } = useCaseDesk();
  const say = useWords(caseWords);
  const word = useCodes(domainWords);
  const element = useRef<HTMLElement>(null);
  useRoomAbove(element);
  const { title, number, severity, stage } = page.case;
  return (
    <header ref={element} className="case-head">
      <div className="case-title">
        <h1 className="sentence" title={title}>
          <Told>{title}</Told>
        </h1>
        <p className="row">
          <span className="number">{number}</span>
          <span className="tag">
            {severity ? word(severity.level) : say('notGraded')}
            {severity?.provisional && say('isProvisional')}
          </span>
          <span className="tag">{word(stage)}</span>
          <NextStepLink />
        </p>
        <p role="status" className="clock near">
          {editors.length > 0 && (
            <Told>{`✎ ${say('editing', { names: editors.join('、') })}`}</Told>
          )}
        </p>
      </div>
      <CaseClocks />
    </header>
  );
}

function NextStepLink() {
  const { page, may } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(caseWords);
  const { step, tab, command } = nextStep(page, session);
  const name = say(`step.${step}`);
  if (step === 'none' || step === 'merged') return <span className="quiet">{name}</span>;
  const href = `/cases/${page.case.id}/${tab}`;
  return command !== undefined && may(command) ? (
    <Link href={href} className="button primary next-step">
      {say('next', { step: name })}
    </Link>
  ) : (
    <Link href={href} className="next-step">
      {say('nextByOthers', { step: name })}
    </Link>
  );
}

/** Keeps what takes the focus from scrolling under the sticky head. */
function useRoomAbove(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const head = element.current;
    if (!head) return undefined;
    const root = document.documentElement;
    const measuring = new ResizeObserver(() => {
      const isSticky = getComputedStyle(head).position === 'sticky';
      const room = head.offsetHeight + Number.parseFloat(getComputedStyle(head).top) + 16;
      root.style.scrollPaddingTop = isSticky ? `${room}px` : '';
    });
    measuring.observe(head);
    return () => {
      measuring.disconnect();
      root.style.scrollPaddingTop = '';
    };
  }, [element]);
}
