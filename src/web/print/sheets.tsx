import type { Reply } from '../shared/api.ts';
import { fullMinuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useCodes, useWords, type Say } from '../shared/words.ts';
import { caseCodeWords } from '../words/case-codes.ts';
import { domainWords } from '../words/domain.ts';
import { printWords } from '../words/print.ts';
import { NothingToPrint } from './nothing.tsx';
import { Sheet, SheetRows, SheetTable } from './sheet.tsx';

export type CasePage = Reply<'GET /api/cases/:id'>;
type Invitee = CasePage['case']['consultations'][number]['invitees'][number];
type PrintSay = Say<keyof typeof printWords.zh>;

/** 研判单: what was found, who put it forward and who agreed, and the clocks that it started. */
export function JudgmentSheet({ page }: { page: CasePage }) {
  const say = useWords(printWords);
  const code = useCodes(caseCodeWords);
  const word = useCodes(domainWords);
  const { judgment, severity, lead, title, number, priorities, coDepartments } = page.case;
  if (!judgment) return <NothingToPrint />;
  const events = page.history.map(({ event }) => event);
  const proposed = events.findLast(
    (event) => event.kind === 'proposed' && event.content.kind === 'determination',
  );
  const determined = events.findLast(({ kind }) => kind === 'determined');
  const signed = (event: typeof proposed) =>
    event ? `${event.by.name} ${fullMinuteOf(event.at)}` : '';
  return (
    <Sheet title={say('judgment')} number={number}>
      <SheetRows
        rows={[
          [say('matter'), title],
          [say('severity'), severity ? word(severity.level) : ''],
          [say('priorities'), priorities.map(word).join('；')],
          [say('lead'), lead?.department.name ?? ''],
          [say('basis'), lead ? `${code(lead.basis)}；${lead.reason}` : ''],
          [say('co'), coDepartments.map(({ name }) => name).join('、')],
          [say('truth'), code(judgment.truth)],
          [say('dispositions'), judgment.dispositions.map(code).join('\n')],
          [say('form'), judgment.plan.form],
          [say('channel'), judgment.plan.channel],
          [say('spokesperson'), judgment.plan.spokesperson],
          [say('noReferral'), judgment.noReferralReason ?? ''],
          [say('proposer'), signed(proposed)],
          [say('seconder'), signed(determined)],
        ]}
      />
      <SheetTable
        caption={say('clocks')}
        heads={[say('clock'), say('clause'), say('anchor'), say('due')]}
        rows={page.clocks
          .filter(({ status, kind }) => status !== 'cancelled' && kind !== 'C6')
          .map(({ id, name, clause, anchor, dueAt }) => ({
            key: id,
            cells: [name, clause, fullMinuteOf(anchor), fullMinuteOf(dueAt)],
          }))}
      />
    </Sheet>
  );
}

/** 会商纪要: the question, each opinion with its signature, and the minutes. */
export function MinutesSheet(props: { page: CasePage; consultationId: string | null }) {
  const { page, consultationId } = props;
  const say = useWords(printWords);
  const code = useCodes(caseCodeWords);
  const { consultations, number, title } = page.case;
  const one = consultations.find(({ id }) => id === consultationId) ?? consultations.at(-1);
  if (!one) return <NothingToPrint />;
  const { id, question, convenedBy, convenedAt, invitees, closed } = one;
  return (
    <Sheet title={say('minutes')} number={`${number}-${id}`}>
      <SheetRows
        rows={[
          [say('matter'), title],
          [say('question'), question],
          [say('convened'), `${convenedBy.name} ${fullMinuteOf(convenedAt)}`],
        ]}
      />
      <SheetTable
        caption={say('opinion')}
        heads={[say('department'), say('stance'), say('opinion'), say('signed')]}
        rows={invitees.map((invitee) => ({
          key: invitee.department.id,
          cells: [invitee.department.name, ...replyCells(invitee, say, code)],
        }))}
      />
      <SheetRows
        rows={[
          [say('minutesText'), closed?.minutes ?? ''],
          [say('confirmed'), closed ? `${closed.by.name} ${fullMinuteOf(closed.at)}` : ''],
        ]}
      />
    </Sheet>
  );
}

/** 回应稿: the text as it stands, with its disclosure and every signature under it. */
export function ResponseSheet({ page, draftId }: { page: CasePage; draftId: string | null }) {
  const say = useWords(printWords);
  const code = useCodes(caseCodeWords);
  const { drafts, number } = page.case;
  const draft = drafts.find(({ id }) => id === draftId) ?? drafts.at(-1);
  if (!draft) return <NothingToPrint />;
  const standing = page.drafts.find(({ id }) => id === draft.id);
  return (
    <Sheet title={say('response')} number={`${number}-${draft.id}`}>
      <h2>
        <Told>{draft.title}</Told>
      </h2>
      <p className="sheet-text">
        <Told>{draft.body}</Told>
      </p>
      <SheetRows
        rows={[
          [say('revision'), String(draft.revision)],
          [say('publicity'), draft.publicity ? code(draft.publicity.attribute) : ''],
          [say('dispositions'), draft.closes.map(code).join('\n')],
          [say('drafters'), draft.drafters.map(({ name }) => name).join('、')],
        ]}
      />
      <SheetTable
        caption={say('gates')}
        heads={[say('gate'), say('signer'), say('signed')]}
        rows={(standing?.gates ?? []).map(({ gate, department = '', signed }) => ({
          key: gate + department,
          cells: [
            `${code(gate)} ${department}`.trim(),
            signed?.by ?? say('open'),
            signed ? fullMinuteOf(signed.at) : '',
          ],
        }))}
      />
    </Sheet>
  );
}

/** 移交函: what is handed over to whom, on which pages it rests, and room for the receipt. */
export function ReferralSheet({ page, handoverId }: { page: CasePage; handoverId: string | null }) {
  const say = useWords(printWords);
  const code = useCodes(caseCodeWords);
  const { handovers, number, title, publications } = page.case;
  const handover = handovers.find(({ id }) => id === handoverId) ?? handovers.at(-1);
  if (!handover) return <NothingToPrint />;
  const { id, to, at, by, claim, refutation, receipt } = handover;
  const published = publications.flatMap(({ state }) =>
    state.kind === 'confirmed' ? [state.url] : [],
  );
  return (
    <Sheet title={say('referral')} number={`${number}-${id}`}>
      <SheetRows
        rows={[
          [say('to'), code(to)],
          [say('matter'), title],
          [say('claim'), claim],
          [say('refutation'), refutation],
          [say('published'), published.join('\n')],
          [say('signed'), `${by.name} ${fullMinuteOf(at)}`],
        ]}
      />
      <SheetTable
        caption={say('evidence')}
        heads={[say('source'), say('title'), say('address'), say('firstSeen'), say('hash')]}
        rows={page.items.map(({ item }) => ({
          key: item.id,
          cells: [
            item.sourceName,
            item.title,
            item.url,
            fullMinuteOf(item.fetchedAt),
            item.evidence,
          ],
        }))}
      />
      <p className="sheet-text">
        {receipt ? (
          <Told>{`${say('receipt')} ${receipt.number} ${fullMinuteOf(receipt.at)}`}</Told>
        ) : (
          say('receiptOpen')
        )}
      </p>
    </Sheet>
  );
}

/** Stand, words and signature of an invitee's reply. */
function replyCells({ reply }: Invitee, say: PrintSay, code: (code: string) => string): string[] {
  switch (reply.kind) {
    case 'awaited':
      return [say('awaited'), '', ''];
    case 'expired':
      return [say('expired'), '', fullMinuteOf(reply.at)];
    case 'waived':
      return [say('waived'), reply.reason, `${reply.by.name} ${fullMinuteOf(reply.at)}`];
    case 'answered':
      return [
        `${reply.stance ? code(reply.stance) : ''} ${reply.belongsTo?.name ?? ''}`.trim(),
        reply.opinion,
        `${reply.by.name} ${fullMinuteOf(reply.at)}`,
      ];
  }
}
