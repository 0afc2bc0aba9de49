import type { EvidenceSpan } from '../../domain/tagged-item.ts';

// Every repetition is bounded, so time stays linear whatever the text.
const namedDocument =
  /《(?:中华人民共和国[^《》\n]{1,40}法|[^《》\n]{2,60}(?:办法|条例|规定|通知|意见|方案|规划|细则|决定|公告|纲要|准则|措施|通告|批复|计划))(?:[（(][^（()）\n]{1,12}[)）])?》/gu;
const documentNumber =
  /[一-龥]{1,10}[〔［[(（](?:19|20)\d{2}[〕］\])）]\s?第?\d{1,5}\s?号|[一-龥]{2,8}令\s?第\s?\d{1,4}\s?号/gu;

/** Policy documents that a text names by title 《…办法》 or by number 国办发〔2016〕61号. */
export function namedDocuments(field: 'title' | 'text', text: string): EvidenceSpan[] {
  const spans = (pattern: RegExp, rule: string) =>
    [...text.matchAll(pattern)].map((match) => ({
      field,
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      rule,
    }));
  return [
    ...spans(documentNumber, 'policies/document-number'),
    ...spans(namedDocument, 'policies/named-document'),
  ];
}
