import type { RegisteredPolicy } from '../../domain/policy-register.ts';
import type { EvidenceSpan, Tag } from '../../domain/tagged-item.ts';
import { openPhraseMatcher } from './phrase-matcher.ts';
import { openSentenceCounter } from './sentences.ts';

type Part = 'name' | 'number' | 'entity' | 'measure';

interface Named {
  policy: RegisteredPolicy;
  part: Part;
}

/** Shown with evidence that comes from the office's register. */
export const registerRule = 'register/policy';

const maxEvidence = 12;
/** A post of so many characters, without a headline of its own, has room for one matter only. */
const postLength = 140;

/**
 * Builds the register's watch once: a P1 tag for a text that names a registered policy, its alias or
 * number (sure), or its subject and its measure within neighbouring sentences (suspected), or in a short post its
 * subject alone (suspected); else `undefined`.
 */
export function openPolicyRegister(
  policies: readonly RegisteredPolicy[],
): (title: string, text: string) => Tag | undefined {
  const match = openPhraseMatcher(policies.flatMap(phrasesOf));
  const find = (field: 'title' | 'text', text: string) => {
    const sentenceAt = openSentenceCounter(text);
    const hits = match(text).map(({ start, end, meanings }) => ({
      span: { field, start, end, text: text.slice(start, end), rule: registerRule },
      sentence: sentenceAt(start),
      meanings,
    }));
    const named = hits.filter(({ meanings }) =>
      meanings.some(({ part }) => part === 'name' || part === 'number'),
    );
    return {
      named: named.map(({ span }) => span),
      described: describedIn(hits),
      subjects: hits
        .filter(({ meanings }) => meanings.some(({ part }) => part === 'entity'))
        .map(({ span }) => span),
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

interface Hit {
  span: EvidenceSpan;
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
  return [...parts.values()].flatMap(({ entity, measure }) => {
    const near = (these: readonly Hit[], those: readonly Hit[]) => {
      const sentences = new Set(those.map(({ sentence }) => sentence));
      return these.filter(({ sentence }) =>
        [sentence - 1, sentence, sentence + 1].some((one) => sentences.has(one)),
      );
    };
    return [...near(entity, measure), ...near(measure, entity)].map(({ span }) => span);
  });
}
