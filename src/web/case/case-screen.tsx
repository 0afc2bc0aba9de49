import { lazy, Suspense, type ReactNode } from 'react';
import { useResource } from '../shared/resource.ts';
import { Loading, Shown } from '../shared/states.tsx';
import { CaseDeskContext } from '../shared/command-form/case-desk.ts';
import { CaseHead } from './frame/case-head.tsx';
import { CaseStepper } from './frame/case-stepper.tsx';
import { caseTabs, CaseTabs, type CaseTab } from './frame/case-tabs.tsx';
import { usePresence } from './frame/use-presence.ts';
import { ConsultTab } from './consult/consult-tab.tsx';
import { JudgeTab } from './judge/judge-tab.tsx';
import { OverviewTab } from './overview/overview-tab.tsx';
import './case.css';

const EvidenceTab = lazy(async () => ({
  default: (await import('./evidence/evidence-tab.tsx')).EvidenceTab,
}));
const RespondTab = lazy(async () => ({
  default: (await import('./respond/respond-tab.tsx')).RespondTab,
}));
const HandoverTab = lazy(async () => ({
  default: (await import('./handover/handover-tab.tsx')).HandoverTab,
}));
const EvaluateTab = lazy(async () => ({
  default: (await import('./evaluate/evaluate-tab.tsx')).EvaluateTab,
}));

const contents: Record<CaseTab, ReactNode> = {
  overview: <OverviewTab />,
  evidence: <EvidenceTab />,
  consult: <ConsultTab />,
  judge: <JudgeTab />,
  respond: <RespondTab />,
  handover: <HandoverTab />,
  evaluate: <EvaluateTab />,
};

/** One case, kept current while it is open. */
export function CaseScreen({ params }: { params: Record<string, string | undefined> }) {
  const { id = '', tab: named } = params;
  const tab = caseTabs.find((one) => one === named) ?? 'overview';
  const resource = useResource(
    'GET /api/cases/:id',
    { params: { id } },
    { refreshOn: ['case-events'] },
  );
  const { others, noteTyping } = usePresence(id);
  const editors = others.filter(({ activity }) => activity === 'editing');
  return (
    <Shown resource={resource}>
      {(page) => (
        <CaseDeskContext value={{ page, reload: resource.reload }}>
          <CaseHead editors={editors.map(({ name }) => name)} />
          <CaseStepper />
          <CaseTabs caseId={id} tab={tab} />
          <div onInput={noteTyping}>
            <Suspense fallback={<Loading />}>{contents[tab]}</Suspense>
          </div>
        </CaseDeskContext>
      )}
    </Shown>
  );
}
