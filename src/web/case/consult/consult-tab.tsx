import { useVisit } from '../../shared/session.ts';
import { Empty } from '../../shared/states.tsx';
import { useWords } from '../../shared/words.ts';
import { consultWords } from '../../words/case-consult.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { ConsultationCard } from './consultation-card.tsx';
import { ConveneForm } from './convene-form.tsx';
import { LeadCard } from './lead-form.tsx';
import { MinutesForm } from './minutes-form.tsx';
import { OpinionForm } from './opinion-form.tsx';

/** 会商: who answers first, who was asked what, what each said, and the minutes. */
export function ConsultTab() {
  const { page, may } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(consultWords);
  const { consultations, lead, consultationOwed, stage } = page.case;
  const open = consultations.find(({ closed }) => closed === undefined);
  const isOwn = open?.invitees.some(({ department }) => department.id === session.department);
  const mayConvene =
    may('start-consultation') &&
    lead !== undefined &&
    open === undefined &&
    (stage === '收集' || stage === '会商' || consultationOwed);
  return (
    <div className="case-columns">
      <div className="case-main">
        {consultationOwed && <p className="partial">{say('owed')}</p>}
        {open && isOwn && may('reply-consultation') && <OpinionForm consultation={open} />}
        {consultations.toReversed().map((consultation) => (
          <ConsultationCard key={consultation.id} consultation={consultation} />
        ))}
        {open && !isOwn && may('reply-consultation') && may('start-consultation') && (
          <details>
            <summary>{say('replyForOthers')}</summary>
            <OpinionForm consultation={open} />
          </details>
        )}
        {open && may('close-consultation') && <MinutesForm consultation={open} />}
        {mayConvene && <ConveneForm />}
        {consultations.length === 0 && !mayConvene && (
          <Empty title={say('noConsultation')}>
            <p>{say('noConsultationHint')}</p>
          </Empty>
        )}
      </div>
      <div className="case-aside">
        <LeadCard />
      </div>
    </div>
  );
}
