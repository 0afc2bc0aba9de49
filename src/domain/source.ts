import { z } from 'zod';
import { durationSchema, hourMs } from './time.ts';

/** Who speaks: it weighs the heat of a story and lays out its spread. */
export const sourceTiers = [
  'official',
  'central-media',
  'local-media',
  'portal',
  'social',
  'forum',
] as const;
export const sourceTierSchema = z.enum(sourceTiers);
export type SourceTier = z.infer<typeof sourceTierSchema>;

const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http or https address' });

const common = {
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' }),
  name: z.string().min(1),
  tier: sourceTierSchema,
  /** Administrative division that the source speaks for, from the province down, e.g. `[山西省, 太原市]`. */
  region: z.array(z.string()).max(3).default([]),
  url: httpUrl,
  /** How often the source is looked at; politeness may stretch it. */
  every: durationSchema.default(hourMs),
  enabled: z.boolean().default(true),
  /** The lawful basis for collecting from here, shown on the source's page. */
  basis: z.string().default('公开网页'),
};

/** CSS selectors that, when given, win over the generic extraction. */
export const articleSelectorsSchema = z
  .strictObject({
    title: z.string(),
    body: z.string(),
    publishedAt: z.string(),
    origin: z.string(),
    author: z.string(),
  })
  .partial();
export type ArticleSelectors = z.infer<typeof articleSelectorsSchema>;

export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rss'),
    ...common,
    /** Fetch each entry's page too; `false` when the feed carries the whole text. */
    followLinks: z.boolean().default(true),
    article: articleSelectorsSchema.default({}),
  }),
  z.strictObject({
    kind: z.literal('html-list'),
    ...common,
    /** Selector of the links to articles; without it, links that look like articles are taken. */
    links: z.string().optional(),
    /** Selector of the link to the next list page. */
    nextPage: z.string().optional(),
    maxPages: z.number().int().min(1).max(50).default(1),
    article: articleSelectorsSchema.default({}),
  }),
  z.strictObject({
    kind: z.literal('sitemap'),
    ...common,
    /** Only addresses that start with one of these are fetched; empty means all. */
    include: z.array(z.string()).default([]),
    article: articleSelectorsSchema.default({}),
  }),
]);

/** A place that is looked at again and again: a feed, a list page or a sitemap. */
export type Source = z.infer<typeof sourceSchema>;
export type SourceKind = Source['kind'];

/** All kinds, in the order of the schema. */
export const sourceKinds = sourceSchema.options.map((option) => option.shape.kind.value);
