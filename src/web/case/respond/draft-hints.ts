/** Something in a draft that a machine has noticed; it is never a judgement and passes no gate. */
export interface DraftHint {
  kind: 'id-number' | 'phone' | 'secrecy-mark' | 'document-number' | 'date';
  /** The words of the draft. */
  found: string;
}

const idNumber = /(?<!\d)\d{17}[\dXx](?!\d)/g;
const phone = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const secrecyMark = /绝密|机密|秘密★|内部资料|内部文件|不得外传|仅供内部/g;
// a document number as it is written, with or without the brackets of its year
const documentNumber = /[\u4e00-\u9fff]{1,8}[〔[([]20\d{2}[〕\])]\d{1,4}号/g;
const citedNumber = /[\u4e00-\u9fff]{1,8}〔20\d{2}〕\d{1,4}号/;
const date = /(20\d{2})年(\d{1,2})月(\d{1,2})日/g;

/**
 * Personal numbers, secrecy marks, document numbers that are not written as official documents write them, and
 * dates that do not exist or have not come by `today` (`YYYY-MM-DD`).
 */
export function draftHints(text: string, today: string): DraftHint[] {
  const all = (kind: DraftHint['kind'], pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([found]) => ({ kind, found }));
  return [
    ...all('id-number', idNumber),
    ...all('phone', phone),
    ...all('secrecy-mark', secrecyMark),
    ...all('document-number', documentNumber).filter(({ found }) => !citedNumber.test(found)),
    ...all('date', date).filter(({ found }) => !isPastDay(found, today)),
  ];
}

function isPastDay(found: string, today: string): boolean {
  const [year = 0, month = 0, day = 0] = found.split(/\D/).map(Number);
  const daysInMonth = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const isDay = day >= 1 && day <= (daysInMonth[month - 1] ?? 0);
  const written = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  return isDay && written <= today;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
