import { z } from 'zod';
import { lexiconEntrySchema, wordThemes } from '../../domain/lexicon.ts';
import { unread, type Route } from '../route.ts';
import { caseWorkers } from './roles.ts';

const count = z.number().int();

const themeSchema = z.enum(wordThemes);

const triedRuleSchema = z.strictObject({ theme: themeSchema, entry: lexiconEntrySchema });
/** A rule of the lexicon as somebody would have it. */
export type TriedRule = z.infer<typeof triedRuleSchema>;

const ruleTrialSchema = z.strictObject({
  total: count,
  matched: count,
  /** Against the rule of this id as it is in force. */
  gained: count,
  lost: count,
  /** The first of each kind, what would change before what would stay. */
  samples: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      change: z.enum(['gained', 'lost', 'kept']),
      words: z.array(z.string()),
    }),
  ),
});
/** In which items words of a rule stand. */
export type RuleTrial = z.infer<typeof ruleTrialSchema>;

/** The rules of words by which the office tags. */
export const lexiconContract = {
  lexicon: {
    method: 'get',
    path: '/api/lexicon',
    operationId: 'lexicon',
    summary: 'The rules of words in force, theme by theme; they are edited in config/lexicon.',
    allow: [...caseWorkers, 'system-admin'],
    body: unread,
    query: unread,
    response: z.strictObject({ themes: z.record(themeSchema, z.array(lexiconEntrySchema)) }),
  },
  tryRule: {
    method: 'post',
    path: '/api/lexicon/try',
    operationId: 'tryRule',
    summary:
      'In which items of the last seven days the words of a rule stand, against the rule of the same id in force; keeps nothing.',
    allow: caseWorkers,
    body: triedRuleSchema,
    query: unread,
    response: ruleTrialSchema,
  },
} as const satisfies Record<string, Route>;
