import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { useResource } from '../shared/resource.ts';
import { Empty, Shown } from '../shared/states.tsx';
import { useWords } from '../shared/words.ts';
import { printWords } from '../words/print.ts';
import { EvaluationSheet } from './evaluation-sheet.tsx';
import { JudgmentSheet, MinutesSheet, ReferralSheet, ResponseSheet } from './sheets.tsx';
import type { CasePage } from './sheets.tsx';
import './print.css';

const documents = ['judgment', 'minutes', 'response', 'evaluation', 'referral'] as const;
type PrintedDocument = (typeof documents)[number];

/** A document of a case as it is printed: read-only, made anew from the case, never a screenshot of a form. */
export function PrintScreen({ params }: { params: Record<string, string | undefined> }) {
  const { id = '', document: named } = params;
  const say = useWords(printWords);
  const query = new URLSearchParams(useSearch());
  const resource = useResource('GET /api/cases/:id', { params: { id } });
  const kind = documents.find((one) => one === named);
  return (
    <>
      <div className="print-tools">
        <button type="button" className="primary" onClick={() => window.print()}>
          {say('print')}
        </button>
        <Link href={`/cases/${id}`} className="button">
          {say('back')}
        </Link>
      </div>
      {kind === undefined ? (
        <Empty title={say('unknown')}>
          <p>{say('unknownHint')}</p>
        </Empty>
      ) : (
        <Shown resource={resource}>{(page) => sheetOf(kind, page, query)}</Shown>
      )}
    </>
  );
}

function sheetOf(kind: PrintedDocument, page: CasePage, query: URLSearchParams): ReactNode {
  switch (kind) {
    case 'judgment':
      return <JudgmentSheet page={page} />;
    case 'minutes':
      return <MinutesSheet page={page} consultationId={query.get('consultation')} />;
    case 'response':
      return <ResponseSheet page={page} draftId={query.get('draft')} />;
    case 'evaluation':
      return <EvaluationSheet page={page} />;
    case 'referral':
      return <ReferralSheet page={page} handoverId={query.get('handover')} />;
  }
}
