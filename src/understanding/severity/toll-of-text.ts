import type { EvidenceSpan } from '../../domain/tagged-item.ts';
import type { LexiconEntry } from '../../domain/lexicon.ts';
import { openPhraseMatcher } from '../tagging/phrase-matcher.ts';
import { readNumber } from './chinese-number.ts';
import type { Toll } from './grade.ts';

type Outcome = 'deaths' | 'missing' | 'serious-injuries' | 'injuries' | 'none';

/** What a text says of people and property lost, and where it says so. */
export interface TollOfText extends Toll {
  missing?: number;
  injuries?: number;
  evidence: EvidenceSpan[];
}

interface Counted extends Place {
  outcome: Outcome;
  count: number;
}

interface Place {
  start: number;
  end: number;
}
type NumberMark = Place & { count: number; says?: Outcome };
type OutcomeMark = Place & { outcome: Outcome };

const numeral = '([0-9０-９]{1,6}万?|[〇零一二两三四五六七八九十百千万]{1,8})';
/** A number, perhaps 余 or 多, then who is counted; `6死3伤` names the outcome at once. */
const peopleCount = new RegExp(
  `(?<![0-9.·])${numeral}(?:余|多|几)?\\s?(?:(?:人|名|位)?(死(?![里伤活守亡])|亡|伤)|[名人位具]|` +
    '个(?:人|孩子|儿童|学生|工人)|(?=死亡|遇难|失踪|重伤|轻伤|受伤))',
  'gu',
);
/** Somebody who is one person by the word itself: 司机, 女孩, 张某; not 乘客, of whom there may be many. */
const onePerson =
  /(?<![0-9０-９两二三四五六七八九十])(?:驾驶[员人]|司机|男[子孩童生]|女[子孩童生]|少年|少女|婴儿|孕妇|老[人汉太]|大[爷妈]|[\u4e00-\u9fff]某)(?![们等])/gu;
const severalPeople = /[们等均全都各多几数]|分别|先后/u;
const directLoss =
  /(?:直接)?经济损失[^，。；0-9]{0,6}?([0-9]{1,6}(?:\.[0-9]{1,4})?)(?:余|多)?(万|亿)元/gu;
/** No outcome belongs to a number further away than this many characters. */
const maxGapAfterNumber = 14;
const maxGapBeforeNumber = 8;

/** Whether what stands at this place of the item happened at all, and lately; asked in ascending order. */
type Counts = (field: 'title' | 'text', offset: number) => boolean;

/** Builds the reader once from the lexicon's `casualties`; it takes the highest count stated per outcome. */
export function openTollReader(
  casualties: readonly LexiconEntry[],
): (title: string, text: string, counts?: Counts) => TollOfText {
  const match = openPhraseMatcher(
    casualties.flatMap(({ id, words }) => words.map((word) => [word, outcomeOf(id)] as const)),
  );
  const read = (field: 'title' | 'text', text: string, counts: Counts) => {
    const outcomes = match(text).flatMap(({ start, end, meanings }) =>
      meanings.map((outcome) => ({ start, end, outcome })),
    );
    const spanOf = (rule: string, { start, end }: Place): EvidenceSpan => ({
      field,
      start,
      end,
      text: text.slice(start, end),
      rule,
    });
    const bound = bind(text, numbersIn(text), outcomes);
    const stated = lossesIn(text);
    const inOrder = [...bound, ...stated].sort((a, b) => a.start - b.start);
    const real = new Set<Place>(inOrder.filter(({ start }) => counts(field, start)));
    const counted = bound.filter((one) => real.has(one));
    const losses = stated.filter((one) => real.has(one));
    const evidence = [
      ...counted.map((one) => spanOf(`casualties/${one.outcome}`, one)),
      ...losses.map((one) => spanOf('casualties/loss', one)),
    ];
    return { counted, losses, evidence };
  };
  return (title, text, counts = () => true) => {
    const inTitle = read('title', title, counts);
    const inText = read('text', text, counts);
    return {
      ...highest([...inTitle.counted, ...inText.counted], [...inTitle.losses, ...inText.losses]),
      evidence: [...inTitle.evidence, ...inText.evidence],
    };
  };
}

function outcomeOf(id: string): Outcome {
  const known = (['deaths', 'missing', 'serious-injuries', 'injuries'] as const).find(
    (outcome) => outcome === id,
  );
  return known ?? 'none';
}

function numbersIn(text: string): NumberMark[] {
  const marks: NumberMark[] = [];
  for (const match of text.matchAll(peopleCount)) {
    const count = readNumber(match[1] ?? '');
    if (count === undefined) continue;
    const place = { start: match.index, end: match.index + match[0].length, count };
    if (match[2] === undefined) marks.push(place);
    else marks.push({ ...place, says: match[2] === '伤' ? 'injuries' : 'deaths' });
  }
  return [...marks, ...personsIn(text, marks)].sort((a, b) => a.start - b.start);
}

/** Single persons in clauses that count nobody, with what is said of them up to the clause's end. */
function personsIn(text: string, counted: readonly NumberMark[]): NumberMark[] {
  const clauses = new Set(counted.map(({ start }) => clauseAt(text, start).start));
  return [...text.matchAll(onePerson)].flatMap(({ index: start, 0: person }) => {
    const clause = clauseAt(text, start);
    const isOne = !clauses.has(clause.start) && !severalPeople.test(clause.words);
    return isOne ? [{ start, end: start + person.length, count: 1 }] : [];
  });
}

const clauseReach = 30;
const clauseEnds = /[，,。；;、！!？?\n]/u;

/** The words between the marks of punctuation around an offset, at most 30 characters each way. */
function clauseAt(text: string, offset: number): { start: number; words: string } {
  let start = offset;
  const first = Math.max(0, offset - clauseReach);
  while (start > first && !clauseEnds.test(text[start - 1] ?? '')) start -= 1;
  const rest = text.slice(offset, offset + clauseReach);
  const end = offset + (clauseEnds.exec(rest)?.index ?? rest.length);
  return { start, words: text.slice(start, end) };
}

/** Gives each number the outcome that stands nearest in its clause; an outcome takes one number. */
function bind(
  text: string,
  numbers: readonly NumberMark[],
  outcomes: readonly OutcomeMark[],
): Counted[] {
  const counted: Counted[] = [];
  const taken = new Set<OutcomeMark>();
  let next = 0;
  for (const [index, number] of numbers.entries()) {
    while (next < outcomes.length && (outcomes[next]?.start ?? 0) < number.end) next++;
    if (number.says) {
      counted.push({ ...number, outcome: number.says });
      continue;
    }
    const before = outcomes[next - 1];
    const after = outcomes[next];
    const gapBefore =
      before && !taken.has(before)
        ? gap(text, before.end, number.start, maxGapBeforeNumber)
        : Infinity;
    const following = numbers[index + 1];
    const isNextNumbers = after && following && following.end <= after.start;
    const gapAfter =
      after && !isNextNumbers ? gap(text, number.end, after.start, maxGapAfterNumber) : Infinity;
    const nearest = gapBefore <= gapAfter ? before : after;
    if (nearest && Math.min(gapBefore, gapAfter) < Infinity) {
      taken.add(nearest);
      counted.push({
        outcome: nearest.outcome,
        count: number.count,
        start: Math.min(number.start, nearest.start),
        end: Math.max(number.end, nearest.end),
      });
    }
  }
  for (const outcome of outcomes) {
    if (outcome.outcome === 'none') counted.push({ ...outcome, count: 0 });
  }
  return counted.filter(({ outcome, count }) => outcome !== 'none' || count === 0);
}

/** Characters between two marks of one clause; infinite across its end or beyond `max`. */
function gap(text: string, from: number, to: number, max: number): number {
  if (to < from || to - from > max) return Infinity;
  return clauseEnds.test(text.slice(from, to)) ? Infinity : to - from;
}

function lossesIn(text: string): (Place & { yuan: number })[] {
  return [...text.matchAll(directLoss)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    yuan: Number(match[1]) * (match[2] === '亿' ? 100_000_000 : 10_000),
  }));
}

function highest(
  counted: readonly Counted[],
  losses: readonly { yuan: number }[],
): Omit<TollOfText, 'evidence'> {
  const most = (outcome: Outcome): number | undefined => {
    const counts = counted.filter((one) => one.outcome === outcome).map((one) => one.count);
    return counts.length === 0 ? undefined : Math.max(...counts);
  };
  const toll: Omit<TollOfText, 'evidence'> = {};
  const deaths = most('deaths') ?? most('none');
  const missing = most('missing');
  const seriousInjuries = most('serious-injuries');
  const injuries = most('injuries');
  if (deaths !== undefined) toll.deaths = deaths;
  if (missing !== undefined) toll.missing = missing;
  if (seriousInjuries !== undefined) toll.seriousInjuries = seriousInjuries;
  if (injuries !== undefined) toll.injuries = injuries;
  if (losses.length > 0) toll.lossYuan = Math.max(...losses.map(({ yuan }) => yuan));
  return toll;
}
