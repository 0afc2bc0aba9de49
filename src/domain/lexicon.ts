import { z } from 'zod';
import { prioritySchema } from './priority.ts';

/** Words that mean the same to a rule; `id` is the second half of the rule shown with the evidence. */
export const lexiconEntrySchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' }),
  words: z.array(z.string().min(2).max(30)).min(1),
  /** A strong word counts twice: it says the matter by itself; a weak one needs company. */
  strength: z.enum(['strong', 'weak']).default('weak'),
  /** In `contexts`: the priorities whose words do not count in the same sentence. */
  forbids: z.array(prioritySchema).default([]),
  /** Why these words, or where they come from. */
  about: z.string().optional(),
});
export type LexiconEntry = z.infer<typeof lexiconEntrySchema>;

const themeSchema = z
  .array(lexiconEntrySchema)
  .min(1)
  .refine((entries) => new Set(entries.map((entry) => entry.id)).size === entries.length, {
    error: 'expected each id once',
  });

/** Province → prefecture → its counties and districts, separated by spaces; `市辖区` under a municipality. */
export const gazetteerSchema = z.strictObject({
  /** Where the names were taken from. */
  about: z.string(),
  /** Short names that are mostly something else than the place; they count only in full. */
  ambiguous: z.array(z.string()),
  /** Endings that make a place name part of another name: 南京路, 北京时间. */
  notAPlaceBefore: z.array(z.string()),
  /** Endings that make it somebody who speaks: 广州日报; they tell a place only where nothing else does. */
  voiceBefore: z.array(z.string()).default([]),
  /** Words that contain a place name by chance: 未开封, 北京时. */
  noPlaces: z.array(z.string()).default([]),
  /** Regions and by-names of a division, separated by spaces: `广东省/广州市: 羊城`. */
  alsoCalled: z.record(z.string(), z.string()).default({}),
  divisions: z.record(z.string(), z.record(z.string(), z.string())),
});
export type Gazetteer = z.infer<typeof gazetteerSchema>;

/** What each theme's words are about. */
const themes = {
  /** Emergencies and disasters by type. */
  incidents: themeSchema,
  /** What is said once an emergency has happened: rescue, relief, inquiry. */
  aftermath: themeSchema,
  /** Words beside which a number counts people: ids `deaths`, `missing`, `serious-injuries`, `injuries`, `none`. */
  casualties: themeSchema,
  /** Who decides, how it is put into force, what it is called. */
  policies: themeSchema,
  livelihood: themeSchema,
  /** How people ask, complain and petition. */
  requests: themeSchema,
  credibility: themeSchema,
  officials: themeSchema,
  morals: themeSchema,
  rumours: themeSchema,
  /** By which words a rumour is refuted 辟谣. */
  refutations: themeSchema,
  /** Contexts in which words of a priority mean something else: drill, film, sport, history. */
  contexts: themeSchema,
};

/** The themes whose words say a matter by themselves: no numbers beside them, no context around them. */
export const wordThemes = [
  'incidents',
  'aftermath',
  'policies',
  'livelihood',
  'requests',
  'credibility',
  'officials',
  'morals',
  'rumours',
  'refutations',
] as const satisfies readonly (keyof typeof themes)[];

/** The office's words, one file of config/lexicon per key: `incidents.yaml` … `places.yaml`. */
export const lexiconSchema = z.strictObject({ ...themes, places: gazetteerSchema });
export type Lexicon = z.infer<typeof lexiconSchema>;
export type LexiconTheme = keyof typeof themes;
