import type { EvidenceSpan } from '../../../domain/tagged-item.ts';

interface Piece {
  start: number;
  text: string;
  isMatched: boolean;
}

/** The text cut where matched words begin and end; words that overlap are one match. */
export function piecesOf(props: {
  text: string;
  field: EvidenceSpan['field'];
  spans: readonly Pick<EvidenceSpan, 'field' | 'start' | 'end'>[];
}): Piece[] {
  const { text, field, spans } = props;
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans
    .filter((span) => span.field === field)
    .toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(at, Math.min(start, text.length));
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) pieces.push({ start: at, text: text.slice(at, from), isMatched: false });
    pieces.push({ start: from, text: text.slice(from, to), isMatched: true });
    at = to;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), isMatched: false });
  return pieces;
}
