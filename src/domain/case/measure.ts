import type { Indicator } from '../evaluation.ts';
import type { ResponseTimes } from '../evaluation/rubric-score.ts';
import { durationInWords } from '../time.ts';
import { anchorOf } from './anchor.ts';
import type { Case } from './case.ts';
import type { CaseClock } from './deadline.ts';
import { confirmedPublications } from './publishing.ts';

/**
 * The indicators that the case itself shows, each 0–100 with what it rests on; heat, surveys and media
 * are for people and other stages to fill. Counts the present cycle only.
 */
export function measure(current: Case): Indicator[] {
  return [
    firstPublication(current),
    clocksMet(current),
    updates(current),
    dispositionsClosed(current),
    corrections(current),
    recurrence(current),
  ];
}

/** How fast the present cycle was answered, for rubrics that grade by time. */
export function responseTimes(current: Case): ResponseTimes {
  const times = confirmedPublications(current).map(({ at }) => at);
  const [first] = times;
  if (first === undefined) return {};
  const ends = [...times, Math.max(current.handlingEndedAt ?? 0, times.at(-1) ?? first)];
  const silences = ends.slice(1).map((at, i) => at - (ends[i] ?? at));
  return {
    firstResponseMs: Math.max(0, first - anchorOf(current)),
    longestSilenceMs: Math.max(0, ...silences),
  };
}

function clocksOf(current: Case): CaseClock[] {
  return current.clocks.filter(
    ({ cycle, state }) => cycle === current.cycle && state.kind !== 'cancelled',
  );
}

function isMet({ state, dueAt }: CaseClock): boolean {
  return state.kind === 'stopped' && state.at <= dueAt;
}

/** In time is 100; each further time limit that passes takes all of it away. */
function firstPublication(current: Case): Indicator {
  const name = 'first-publication';
  const clock = clocksOf(current).find(({ kind }) => kind === 'C1' || kind === 'C3');
  if (clock?.state.kind !== 'stopped') return { name, score: 0, note: '本周期尚未发布' };
  const { anchor, dueAt, state } = clock;
  const lateness = Math.max(0, state.at - dueAt) / (dueAt - anchor);
  const note = `起算后${durationInWords(state.at - anchor)}发布，时限${durationInWords(dueAt - anchor)}`;
  return { name, score: Math.round(100 * Math.max(0, 1 - lateness)), note };
}

function clocksMet(current: Case): Indicator {
  const clocks = clocksOf(current).filter(({ kind }) => kind !== 'C9');
  return share('clocks-met', clocks.filter(isMet).length, clocks.length, '项时限按时办结');
}

function updates(current: Case): Indicator {
  const clocks = clocksOf(current).filter(({ kind }) => kind === 'C4');
  const published = confirmedPublications(current).length;
  const { score } = share('updates', clocks.filter(isMet).length, clocks.length, '');
  return { name: 'updates', score: published === 0 ? 0 : score, note: `发布${published}次` };
}

function dispositionsClosed(current: Case): Indicator {
  const found = current.judgment?.dispositions ?? [];
  const closed = found.filter((disposition) => current.closedDispositions.includes(disposition));
  return share('dispositions-closed', closed.length, found.length, '类处置已公开结果');
}

/** A published correction costs a quarter. */
function corrections(current: Case): Indicator {
  const count = confirmedPublications(current).filter(
    ({ publication }) => publication.correction !== undefined,
  ).length;
  return { name: 'corrections', score: Math.max(0, 100 - 25 * count), note: `更正${count}次` };
}

/** Each time that the matter came back costs half. */
function recurrence({ cycle }: Case): Indicator {
  const count = cycle - 1;
  return { name: 'recurrence', score: Math.max(0, 100 - 50 * count), note: `重启${count}次` };
}

function share(name: Indicator['name'], part: number, whole: number, what: string): Indicator {
  const score = whole === 0 ? 100 : Math.round((100 * part) / whole);
  return { name, score, note: `${part}/${whole}${what}` };
}
