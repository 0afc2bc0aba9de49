import type { EvidenceSpan } from '../../domain/tagged-item.ts';

// Every repetition is bounded, so time stays linear whatever the text.
const namedDocument =
  /《(?:中华人民共和国[^《》\n]{1,40}法|[^《》\n]{2,60}(?:办法|条例|规定|通知|意见|方案|规划|细则|决定|公告|纲要|准则|措施|通告|批复|计划))(?:[（(][^（()）\n]{1,12}[)）])?》/gu;
/** Anchored at its bracket or 令, so that plain text is passed over at once. */
const documentNumber =
  /[〔［[(（](?:19|20)\d{2}[〕］\])）]\s?第?\d{1,5}\s?号|令\s?第\s?\d{1,4}\s?号/gu;
/** Who numbered it: 国办发, 国务院. */
const issuerBefore = /[一-龥]{2,10}$/u;
const issuerLength = 10;

/** Policy documents that a text names by title 《…办法》 or by number 国办发〔2016〕61号. */
export function namedDocuments(field: 'title' | 'text', text: string): EvidenceSpan[] {
  const span = (start: number, end: number, rule: string): EvidenceSpan => ({
    field,
    start,
    end,
    text: text.slice(start, end),
    rule,
  });
  const numbers = [...text.matchAll(documentNumber)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - issuerLength), match.index);
    const issuer = issuerBefore.exec(before)?.[0];
    if (issuer === undefined) return [];
    const start = match.index - issuer.length;
    return [span(start, match.index + match[0].length, 'policies/document-number')];
  });
  const names = [...text.matchAll(namedDocument)].map((match) =>
    span(match.index, match.index + match[0].length, 'policies/named-document'),
  );
  return [...numbers, ...names];
}
