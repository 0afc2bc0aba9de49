import { useState } from 'react';
import { useLabel } from '../../shared/label.ts';
import { hasRole, useVisit } from '../../shared/session.ts';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { Told } from '../../shared/told.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { evidenceWords } from '../../words/case-evidence.ts';
import { domainWords } from '../../words/domain.ts';
import { useCaseDesk, type TaggedItem } from '../../shared/command-form/case-desk.ts';
import { Facts } from '../frame/facts.tsx';
import { ReasonButton } from '../frame/reason-button.tsx';
import { BoardFacts } from './board-facts.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import { MatchedText } from './matched-text.tsx';
import { SnapshotDialog } from './snapshot-dialog.tsx';

const shortText = 240;
/** The server keeps unsent texts under names of at most 60 characters. */
const longestSubject = 40;

/** One item as evidence: source, times, address and hash as text, and the words that led to its tags. */
export function ItemCard({ tagged }: { tagged: TaggedItem }) {
  const { page, may } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(evidenceWords);
  const code = useCodes(caseCodeWords);
  const [dialog, setDialog] = useState<'correct' | 'snapshot'>();
  const { item, tags, severityEvidence } = tagged;
  const spans = [...tags.flatMap(({ evidence }) => evidence), ...severityEvidence];
  const published =
    item.publishedAt === undefined
      ? ''
      : `${fullMinuteOf(item.publishedAt)}${item.publishedPrecision === 'day' ? say('dayOnly') : ''}`;
  return (
    <article className="card item">
      <h3 className="sentence">
        <MatchedText text={item.title} field="title" spans={spans} />
      </h3>
      <Tags tagged={tagged} />
      <p className="paragraphs sentence">
        <MatchedText text={item.text.slice(0, shortText)} field="text" spans={spans} />
        {item.text.length > shortText && '…'}
      </p>
      {item.text.length > shortText && (
        <details>
          <summary>{say('fullText')}</summary>
          <p className="paragraphs sentence">
            <MatchedText text={item.text} field="text" spans={spans} />
          </p>
        </details>
      )}
      {item.board && <BoardFacts board={item.board} />}
      <Facts
        rows={[
          [say('source'), `${item.sourceName} · ${code(item.tier)}`],
          [say('firstSeen'), fullMinuteOf(item.fetchedAt)],
          [say('published'), published],
          [say('origin'), item.origin ?? ''],
          [say('address'), item.url],
          [say('hash'), item.evidence],
        ]}
      />
      <div className="row">
        <button type="button" onClick={() => setDialog('snapshot')}>
          {say('snapshot')}
        </button>
        {hasRole(session, ['analyst']) && (
          <button type="button" onClick={() => setDialog('correct')}>
            {say('correct')}
          </button>
        )}
        {may('remove-items') && page.case.itemIds.length > 1 && (
          <ReasonButton
            label={say('unlink')}
            hint={say('unlinkHint')}
            subject={item.id.slice(-longestSubject)}
            commandOf={(reason) => ({ kind: 'remove-items', itemIds: [item.id], reason })}
          />
        )}
      </div>
      {dialog === 'snapshot' && (
        <SnapshotDialog itemId={item.id} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'correct' && (
        <CorrectionDialog tagged={tagged} onClose={() => setDialog(undefined)} />
      )}
    </article>
  );
}

function Tags({ tagged }: { tagged: TaggedItem }) {
  const say = useWords(evidenceWords);
  const label = useLabel();
  const word = useCodes(domainWords);
  const { tags, refutation } = tagged;
  return (
    <ul className="item-tags">
      {tags.map(({ priority, confidence, certainty, evidence }) => (
        <li key={priority} className="sentence">
          <span className="tag">
            {certainty === 'suspected' && `${say('suspected')} `}
            {word(priority)}
          </span>
          <span className="quiet number">
            {say('confidence', { n: Math.round(confidence * 100) })}
          </span>{' '}
          {label(say('matched'))}
          <Told>{[...new Set(evidence.map(({ text }) => text))].join('、')}</Told>
        </li>
      ))}
      {refutation && (
        <li className="sentence">
          {label(say('refutation'))}
          <Told>{refutation.text}</Told>
        </li>
      )}
    </ul>
  );
}
