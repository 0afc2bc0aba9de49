import type { RegisteredPolicy } from '../../domain/policy-register.ts';
import type { EvidenceSpan, Tag } from '../../domain/tagged-item.ts';
import { openPhraseMatcher } from './phrase-matcher.ts';
import { openSentenceCounter } from './sentences.ts';

type Part = 'name' | 'number' | 'entity' | 'measure';

interface Named {
  policy: RegisteredPolicy;
  part: Part;
}

/** Begins the rule of evidence that comes from the office's register; the policy's id follows. */
const registerRule = 'register/';

/** Finds what the office watches by name; see `openPolicyRegister`. */
export type PolicyWatch = (title: string, text: string) => Tag | undefined;

const maxEvidence = 12;
/** A post of so many characters, without a headline of its own, has room for one matter only. */
const postLength = 140;

/**
 * Builds the register's watch once: a P1 tag for a text that names a registered policy, its alias or
 * number (sure), or its subject and its measure within neighbouring sentences (suspected), or in a short post its
 * subject alone (suspected); else `undefined`.
 */
export function openPolicyRegister(policies: readonly RegisteredPolicy[]): PolicyWatch {
  const match = openPhraseMatcher(policies.flatMap(phrasesOf));
  const find = (field: 'title' | 'text', text: string) => {
    const sentenceAt = openSentenceCounter(text);
    const hits = match(text).map(({ start, end, meanings }) => ({
      place: { field, start, end, text: text.slice(start, end) },
      sentence: sentenceAt(start),
      meanings,
    }));
    const meant = (parts: readonly Part[]) =>
      hits.flatMap(({ place, meanings }) => {
        const named = meanings.find(({ part }) => parts.includes(part));
        return named === undefined ? [] : [spanOf(place, named.policy)];
      });
    return {
      named: meant(['name', 'number']),
      described: describedIn(hits),
      subjects: meant(['entity']),
    };
  };
  return (title, text) => {
    const found = [find('title', title), find('text', text)];
    const named = found.flatMap((one) => one.named);
    const described = found.flatMap((one) => one.described);
    const isPost = text.startsWith(title) && text.length <= postLength;
    const alone = isPost ? found.flatMap((one) => one.subjects) : [];
    const evidence = [...named, ...(described.length > 0 ? described : alone)].slice(
      0,
      maxEvidence,
    );
    if (evidence.length === 0) return undefined;
    return named.length > 0
      ? { priority: 'P1', confidence: 0.95, certainty: 'sure', evidence }
      : { priority: 'P1', confidence: 0.7, certainty: 'suspected', evidence };
  };
}

/** Whether the register speaks for this tag. */
export function isRegistered({ evidence }: Tag): boolean {
  return evidence.some(({ rule }) => rule.startsWith(registerRule));
}

/** The tags of the rules with what the register says of P1: the stronger word counts, the evidence of both stays. */
export function withRegistered(tags: readonly Tag[], registered: Tag | undefined): Tag[] {
  if (registered === undefined) return [...tags];
  const known = tags.find(({ priority }) => priority === registered.priority);
  const isSure = known?.certainty === 'sure' || registered.certainty === 'sure';
  const tag: Tag = {
    priority: registered.priority,
    confidence: Math.max(registered.confidence, known?.confidence ?? 0),
    certainty: isSure ? 'sure' : 'suspected',
    evidence: [...registered.evidence, ...(known?.evidence ?? [])],
  };
  return [tag, ...tags.filter((one) => one !== known)];
}

function spanOf(place: Place, { id, name }: RegisteredPolicy): EvidenceSpan {
  return { ...place, rule: `${registerRule}${id ?? name}` };
}

function phrasesOf(policy: RegisteredPolicy): (readonly [string, Named])[] {
  const as = (part: Part, words: readonly string[]) =>
    words.map((word) => [word, { policy, part }] as const);
  return [
    ...as('name', [policy.name, ...policy.aliases]),
    ...as('number', policy.numbers),
    ...as('entity', policy.entities),
    ...as('measure', policy.measures),
  ];
}

type Place = Omit<EvidenceSpan, 'rule'>;

interface Hit {
  place: Place;
  sentence: number;
  meanings: readonly Named[];
}

/** Entity and measure words of one policy that stand in one sentence or in neighbouring ones. */
function describedIn(hits: readonly Hit[]): EvidenceSpan[] {
  const parts = new Map<RegisteredPolicy, { entity: Hit[]; measure: Hit[] }>();
  for (const hit of hits) {
    for (const { policy, part } of hit.meanings) {
      if (part !== 'entity' && part !== 'measure') continue;
      const here = parts.get(policy) ?? { entity: [], measure: [] };
      here[part].push(hit);
      parts.set(policy, here);
    }
  }
  return [...parts].flatMap(([policy, { entity, measure }]) => {
    const near = (these: readonly Hit[], those: readonly Hit[]) => {
      const sentences = new Set(those.map(({ sentence }) => sentence));
      return these.filter(({ sentence }) =>
        [sentence - 1, sentence, sentence + 1].some((one) => sentences.has(one)),
      );
    };
    const together = [...near(entity, measure), ...near(measure, entity)];
    return together.map(({ place }) => spanOf(place, policy));
  });
}
