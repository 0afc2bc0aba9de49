import { z } from 'zod';
import { durationSchema } from '../domain/time.ts';
import { isLoopback } from './loopback.ts';

/** Texts leave the office on this way: encrypted, or not further than this machine. */
function isKept(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'https:' || isLoopback(hostname);
}

/** A language model that the office asks for advice on doubtful tags. */
export const adviserSchema = z.strictObject({
  endpoint: z
    .url({ protocol: /^https?$/, error: 'expected an address such as "https://model.example/v1"' })
    .refine(isKept, { error: 'expected https, or http on this machine' })
    .describe(
      'Base address of an OpenAI-compatible interface; doubtful texts are sent to its `/chat/completions`.',
    ),
  model: z.string().min(1).max(100).describe('Its model, by the most exact name that it has.'),
  keyFile: z.string().min(1).optional().describe('File with its key.'),
  timeout: durationSchema.prefault('10s').describe('After this a question is given up.'),
  perMinute: z.number().int().min(1).max(600).default(30).describe('Most questions in a minute.'),
  maxCharacters: z
    .number()
    .int()
    .min(200)
    .max(8000)
    .default(4000)
    .describe('So much of a text is sent.'),
});
