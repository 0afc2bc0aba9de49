import { z } from 'zod';
import { prioritySchema } from '../../domain/priority.ts';
import type { AdviserClaim } from '../../ports/adviser.ts';

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** Shorter words prove nothing, longer ones are no quotation. */
const quoteSchema = z.string().min(4).max(200);
const claimsSchema = z.object({
  tags: z.array(z.object({ priority: prioritySchema, quote: quoteSchema })).max(12),
});

/** The claims in a chat completion's JSON, bare or within a Markdown fence; `undefined` for any other answer. */
export function claimsIn(answer: string): AdviserClaim[] | undefined {
  const completion = completionSchema.safeParse(parsed(answer));
  const content = completion.data?.choices[0]?.message.content ?? '';
  const json = content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1);
  const claims = claimsSchema.safeParse(parsed(json));
  return claims.data?.tags.map(({ priority, quote }) => ({ priority, quote }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
