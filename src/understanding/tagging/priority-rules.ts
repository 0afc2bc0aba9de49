import type { Priority } from '../../domain/priority.ts';
import type { EvidenceSpan, Tag } from '../../domain/tagged-item.ts';
import type { LexiconTheme } from '../../domain/lexicon.ts';
import { sentenceKey, type WordHit } from './word-finder.ts';

/** What the extractors found in one item. */
export interface Findings {
  words: readonly WordHit[];
  documents: readonly EvidenceSpan[];
  /** Counts of people or loss, with their outcome words. */
  toll: readonly EvidenceSpan[];
}

interface Weighed {
  points: number;
  isSure: boolean;
  evidence: readonly EvidenceSpan[];
}

const maxEvidence = 12;
/** Suggestions 建设性意见: a person sees whether they touch people's interests. */
const proposal = 'requests/proposal';
/** Points that make a tag at all; the scale of `confidence` rests on the same points. */
const enough = 3;

/** The tags that the rules justify. P3, P5 and P6 are always suspected 疑似: they wait for a person. */
export function tagsByRules(findings: Findings): Tag[] {
  const weighed: readonly (readonly [Priority, Weighed])[] = [
    ['P1', policy(findings)],
    ['P2', livelihood(findings)],
    ['P3', credibility(findings)],
    ['P4', incident(findings)],
    ['P5', morals(findings)],
    ['P6', rumour(findings)],
  ];
  return weighed
    .filter(([, { points, evidence }]) => points >= enough && evidence.length > 0)
    .map(([priority, { points, isSure, evidence }]) => ({
      priority,
      confidence: confidenceOf(points),
      certainty: isSure ? 'sure' : 'suspected',
      evidence: evidence.slice(0, maxEvidence).map(plainSpan),
    }));
}

/**
 * A named or numbered document decides; else two of issuer, act, kind and clause in one sentence, or any of
 * them in a text that does not understand 不了解、模糊认识 (D4).
 */
function policy({ words, documents }: Findings): Weighed {
  const hits = allowed(words, 'policies', 'P1');
  const numbers = documents.filter(({ rule }) => rule === 'policies/document-number');
  const named = Math.min(2, documents.length - numbers.length);
  const points = 3 * Math.min(1, numbers.length) + 2 * named + pointsOf(hits, 4);
  const isTalkOfIt = documents.length === 0 && !standTogether(hits);
  const puzzled = hits.length > 0 ? allowed(words, 'requests', 'P1').filter(isPuzzled) : [];
  return {
    points:
      puzzled.length > 0 ? points + enough - 1 : isTalkOfIt ? Math.min(points, enough - 1) : points,
    isSure: documents.length > 0 && points >= 4,
    evidence: [...documents, ...hits, ...puzzled],
  };
}

/** Whether one sentence has words of two kinds: a long text has an issuer here and a clause there by chance. */
function standTogether(hits: readonly WordHit[]): boolean {
  const kindIn = new Map<string, string>();
  return hits.some((hit) => {
    const key = sentenceKey(hit);
    const kind = kindIn.get(key) ?? hit.rule;
    kindIn.set(key, kind);
    return kind !== hit.rule;
  });
}

/** People ask, complain or petition about a matter of daily life; neither alone suffices. */
function livelihood({ words }: Findings): Weighed {
  const matters = allowed(words, 'livelihood', 'P2');
  const requests = allowed(words, 'requests', 'P2');
  const asked = pointsOf(requests, 4);
  const about = pointsOf(matters, 3);
  const isPlea = requests.some(({ points }) => points === 2);
  const isComplaint = requests.some(({ points, rule }) => points === 2 && rule !== proposal);
  return {
    points: asked === 0 || about === 0 || (!isPlea && asked < 3) ? 0 : asked + about,
    isSure: isComplaint && asked + about >= 5,
    evidence: [...requests, ...matters],
  };
}

/** Misconduct in the same sentence as somebody who stands for the government. */
function credibility({ words }: Findings): Weighed {
  const officials = allowed(words, 'officials', 'P3');
  const places = new Set(officials.map(sentenceKey));
  const conduct = allowed(words, 'credibility', 'P3').filter((hit) => places.has(sentenceKey(hit)));
  const accused = new Set(conduct.map(sentenceKey));
  const who = officials.filter((hit) => accused.has(sentenceKey(hit)));
  return {
    points: conduct.length === 0 ? 0 : pointsOf(conduct, 4) + pointsOf(who, 1),
    isSure: false,
    evidence: [...conduct, ...who],
  };
}

/** An incident word, and what is said once one has happened: harm, rescue, a toll. */
function incident({ words, toll }: Findings): Weighed {
  const incidents = allowed(words, 'incidents', 'P4');
  const aftermath = allowed(words, 'aftermath', 'P4');
  const what = pointsOf(incidents, 4);
  const then = pointsOf(aftermath, 4);
  const counted = toll.length > 0 ? 2 : 0;
  const isNamed = incidents.some(({ points }) => points === 2);
  const hasCompany = counted > 0 || (isNamed && then > 0) || then >= 3;
  return {
    points: what > 0 && hasCompany ? what + then + counted : 0,
    isSure: isNamed && (counted > 0 || then >= 3),
    evidence: [...incidents, ...toll, ...aftermath],
  };
}

/**
 * An act that outrages by itself; else humiliation, or an outcry over it, in the same or the next sentence
 * to one who cannot defend themselves.
 */
function morals({ words }: Findings): Weighed {
  const hits = allowed(words, 'morals', 'P5');
  const acts = hits.filter(({ points }) => points === 2);
  const defenceless = hits.filter(({ rule }) => rule === 'morals/defenceless');
  const near = hits.filter(
    (hit) =>
      (hit.rule === 'morals/humiliation' || hit.rule === 'morals/outcry') &&
      defenceless.some(
        (one) => one.field === hit.field && Math.abs(one.sentence - hit.sentence) <= 1,
      ),
  );
  const evidence = [...acts, ...near, ...(near.length > 0 ? defenceless : [])];
  return {
    points: evidence.length === 0 ? 0 : 1 + pointsOf(evidence, 4),
    isSure: false,
    evidence,
  };
}

/** Marks of hearsay, at least one of them strong. */
function rumour({ words }: Findings): Weighed {
  const marks = allowed(words, 'rumours', 'P6');
  const isHearsay = marks.some(({ points }) => points === 2);
  return { points: isHearsay ? pointsOf(marks, 6) : 0, isSure: false, evidence: marks };
}

function isPuzzled({ rule }: WordHit): boolean {
  return rule === 'requests/puzzled';
}

function allowed(words: readonly WordHit[], theme: LexiconTheme, priority: Priority): WordHit[] {
  return words.filter((hit) => hit.theme === theme && !hit.forbidden.includes(priority));
}

/** Each different word counts once, up to `most`: repeating a word proves nothing. */
function pointsOf(hits: readonly WordHit[], most: number): number {
  const each = new Map(hits.map(({ text, points }) => [text, points]));
  return Math.min(
    most,
    [...each.values()].reduce((sum: number, points) => sum + points, 0),
  );
}

function confidenceOf(points: number): number {
  return Math.min(0.95, 0.5 + 0.08 * (points - 2));
}

function plainSpan({ field, start, end, text, rule }: EvidenceSpan): EvidenceSpan {
  return { field, start, end, text, rule };
}
