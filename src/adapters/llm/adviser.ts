import { minuteMs } from '../../domain/time.ts';
import type { Advice, Adviser } from '../../ports/adviser.ts';
import type { Clock } from '../../ports/clock.ts';
import { post } from '../im-webhook/post.ts';
import { claimsIn } from './chat-answer.ts';
import { questionFor } from './chat-question.ts';

export interface AdviserOptions {
  /** Base address of an OpenAI-compatible interface, e.g. `https://model.example/v1`. */
  endpoint: string;
  model: string;
  /** Sent as bearer token. */
  key?: string;
  /** Of real time, for the whole answer. */
  timeoutMs: number;
  perMinute: number;
  /** So much of a text is sent. */
  maxCharacters: number;
}

const underWayAtMost = 4;
/** After so many failures in a row the adviser is left alone for a while. */
const failuresAtMost = 3;
const restMs = 5 * minuteMs;

/**
 * Asks a language model by POST to `endpoint`/chat/completions, never anywhere else: no redirect is followed, an
 * answer of more than 64 KiB is none. Beyond its limits, or while it rests after failures, it is silent at once.
 */
export function openAdviser(
  options: AdviserOptions,
  { clock }: { clock: Pick<Clock, 'monotonicMs'> },
): Adviser {
  const { model, perMinute } = options;
  const limits = openLimits(perMinute);
  return {
    async advise(text) {
      const busy = limits.refusal(clock.monotonicMs());
      if (busy !== undefined) return { kind: 'silent', model, reason: busy };
      limits.begun(clock.monotonicMs());
      const advice = await ask(options, text);
      limits.ended(clock.monotonicMs(), advice.kind === 'advice');
      return advice;
    },
  };
}

async function ask(
  { endpoint, model, key, timeoutMs, maxCharacters }: AdviserOptions,
  text: { title: string; text: string },
): Promise<Advice> {
  const silent = (reason: string): Advice => ({ kind: 'silent', model, reason });
  const question = {
    url: `${endpoint.replace(/\/+$/, '')}/chat/completions`,
    body: JSON.stringify(questionFor(model, text, maxCharacters)),
    ...(key !== undefined && { headers: { authorization: `Bearer ${key}` } }),
  };
  try {
    const answer = await post(question, { timeoutMs });
    if (answer.status !== 200) return silent(`status ${answer.status}`);
    const claims = claimsIn(answer.text);
    return claims === undefined ? silent('unreadable answer') : { kind: 'advice', model, claims };
  } catch (error) {
    // what fails on the way is expected trouble: the tags stand without advice
    return silent(error instanceof Error ? error.name : 'failed');
  }
}

function openLimits(perMinute: number) {
  let asked: number[] = [];
  let underWay = 0;
  let failures = 0;
  let restsUntil = -Infinity;
  return {
    /** Why nothing may be asked now. */
    refusal(now: number): string | undefined {
      asked = asked.filter((at) => now - at < minuteMs);
      if (now < restsUntil) return 'rests after failures';
      if (underWay >= underWayAtMost) return 'busy';
      return asked.length >= perMinute ? 'asked often enough' : undefined;
    },
    begun(now: number): void {
      asked.push(now);
      underWay += 1;
    },
    ended(now: number, isAnswered: boolean): void {
      underWay -= 1;
      failures = isAnswered ? 0 : failures + 1;
      if (failures < failuresAtMost) return;
      failures = 0;
      restsUntil = now + restMs;
    },
  };
}
