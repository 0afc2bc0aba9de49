import type { EvidenceSpan } from '../../../domain/tagged-item.ts';
import { Told } from '../../shared/told.tsx';
import { piecesOf } from './matched-words.ts';

/** Text of an item with the words marked that led to its tags; always text, never markup. */
export function MatchedText(props: {
  text: string;
  field: EvidenceSpan['field'];
  spans: readonly EvidenceSpan[];
}) {
  return (
    <bdi>
      {piecesOf(props).map(({ start, text, isMatched }) =>
        isMatched ? (
          <mark key={start}>
            <Told>{text}</Told>
          </mark>
        ) : (
          <Told key={start}>{text}</Told>
        ),
      )}
    </bdi>
  );
}
