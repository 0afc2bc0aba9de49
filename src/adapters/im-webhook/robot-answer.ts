import { z } from 'zod';
import type { Verdict } from './channel.ts';

const answerSchema = z.union([
  // DingTalk and WeCom.
  z
    .object({ errcode: z.number(), errmsg: z.string().default('') })
    .transform(({ errcode, errmsg }) => ({ code: errcode, words: errmsg })),
  // Feishu; its first generation of robots.
  z
    .object({ code: z.number(), msg: z.string().default('') })
    .transform(({ code, msg }) => ({ code, words: msg })),
  z
    .object({ StatusCode: z.number(), StatusMessage: z.string().default('') })
    .transform(({ StatusCode, StatusMessage }) => ({ code: StatusCode, words: StatusMessage })),
]);

/**
 * Reads a robot's answer: code 0 is taken, a code in `passing` goes by after so many ms (0: unknown), any
 * other is for good. An answer that is none of the robot's, such as a proxy's page, is worth another attempt.
 */
export function judgeRobot(text: string, passing: Readonly<Record<string, number>>): Verdict {
  const answer = answerSchema.safeParse(parsed(text));
  if (!answer.success) {
    const words = `got an answer without a code: ${text}`;
    return { kind: 'refused', words, trouble: { kind: 'again' } };
  }
  const { code, words } = answer.data;
  if (code === 0) return { kind: 'taken' };
  const retryAfterMs = passing[String(code)];
  const trouble =
    retryAfterMs === undefined
      ? { kind: 'never' as const }
      : { kind: 'again' as const, ...(retryAfterMs > 0 && { retryAfterMs }) };
  return { kind: 'refused', words: `code ${code}: ${words}`, trouble };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
