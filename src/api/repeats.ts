import { createHash } from 'node:crypto';
import type { KeptAnswer } from '../domain/desk.ts';
import { dayMs, minuteMs } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Collection } from '../ports/documents.ts';

/** A request that names itself by an Idempotency-Key. */
export interface NamedRequest {
  person: string;
  key: string;
  /** Method, path and body as one text. */
  content: string;
}

export type Answered = NonNullable<KeptAnswer['answer']>;

/** What is to be done with a request that names itself. */
export type Claim =
  /** It is new: carry it out, then keep its answer, or let it go. */
  | { kind: 'first'; keep: (answer: Answered) => Promise<void>; letGo: () => Promise<void> }
  | { kind: 'again'; answer: Answered }
  /** Another request had this key. */
  | { kind: 'other' }
  /** The first one is still being carried out. */
  | { kind: 'under-way' };

export interface Repeats {
  claim(request: NamedRequest): Promise<Claim>;
}

const keptMs = dayMs;
/** A first request that has not ended by then was cut off by a crash: the next one may carry it out. */
const longestMs = minuteMs;

/**
 * Answers a repeated request as the first one was answered, for 24 hours and after a restart too. The claim is written
 * before the effect, so that of two at once one is carried out.
 */
export function openRepeats({
  answers,
  clock,
  acceleration,
}: {
  answers: Collection<KeptAnswer>;
  clock: Pick<Clock, 'now'>;
  acceleration: number;
}): Repeats {
  return {
    async claim({ person, key, content }) {
      const id = sha256(`${person}\n${key}`);
      const request = sha256(content);
      const now = clock.now();
      const known = await answers.get(id);
      if (known && known.expiresAt > now) {
        if (known.request !== request) return { kind: 'other' };
        if (known.answer) return { kind: 'again', answer: known.answer };
        if (known.startedAt + longestMs * acceleration > now) return { kind: 'under-way' };
      }
      const version = (known?.version ?? 0) + 1;
      const expiresAt = now + keptMs * acceleration;
      const mine = { id, version, owner: person, request, startedAt: now, expiresAt };
      if ((await answers.save(mine, known?.version ?? 0)) === 'conflict')
        return { kind: 'under-way' };
      return {
        kind: 'first',
        keep: async (answer) =>
          void (await answers.save({ ...mine, version: version + 1, answer }, version)),
        letGo: () => answers.remove(id),
      };
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
