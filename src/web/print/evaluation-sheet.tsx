import { useResource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { fullMinuteOf } from '../shared/time-words.ts';
import { useCodes, useWords } from '../shared/words.ts';
import { caseCodeWords } from '../words/case-codes.ts';
import { printWords } from '../words/print.ts';
import { NothingToPrint } from './nothing.tsx';
import { Sheet, SheetRows, SheetTable } from './sheet.tsx';
import type { CasePage } from './sheets.tsx';

/** 评估表: every indicator with its score, the breaches with their conclusions, and who signed. */
export function EvaluationSheet({ page }: { page: CasePage }) {
  const say = useWords(printWords);
  const code = useCodes(caseCodeWords);
  const { id, number, title, breaches, stage, evaluations } = page.case;
  const resource = useResource('GET /api/cases/:id/evaluation', { params: { id } });
  if (stage !== '评估' && evaluations.length === 0) return <NothingToPrint />;
  return (
    <Shown resource={resource}>
      {({ indicators, overall, signed }) => (
        <Sheet title={say('evaluation')} number={number}>
          <SheetRows
            rows={[
              [say('matter'), title],
              [say('lead'), page.case.lead?.department.name ?? ''],
              [say('overall'), overall === undefined ? '' : String(overall)],
            ]}
          />
          <SheetTable
            caption={say('evaluation')}
            heads={[say('indicator'), say('score'), say('source'), say('basis')]}
            rows={indicators.map(({ name, score, source, count, note = '' }) => ({
              key: name,
              cells: [
                code(name),
                score === undefined ? '—' : String(score),
                source === 'measured' ? say('measured') : say('people', { n: count }),
                note,
              ],
            }))}
          />
          {breaches.length > 0 && (
            <SheetTable
              caption={say('breaches')}
              heads={[say('clock'), say('due'), say('conclusion')]}
              rows={breaches.map(({ id: key, clockName, dueAt, conclusion }) => ({
                key,
                cells: [
                  clockName,
                  fullMinuteOf(dueAt),
                  conclusion ? code(conclusion.verdict.kind) : say('notConcluded'),
                ],
              }))}
            />
          )}
          <SheetRows
            rows={[
              [
                say('signedBy'),
                signed ? `${signed.by.name} ${fullMinuteOf(signed.at)}` : say('notSigned'),
              ],
            ]}
          />
        </Sheet>
      )}
    </Shown>
  );
}
