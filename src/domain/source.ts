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

/** Where a value stands in a JSON document: names and positions joined by dots, e.g. `data.list` or `authors.0.name`. */
const dottedPath = z
  .string()
  .regex(/^[^.\s]+(\.[^.\s]+)*$/, { error: 'expected a dotted path such as "data.list"' });

/** Where a JSON API puts what we read; all paths are relative to one entry. */
const apiFieldsSchema = z.strictObject({
  /** Path of the address, or an address with paths in braces: `https://news.example/detail/{id}`. */
  url: z.string().min(1),
  title: dottedPath,
  /** Plain text or markup. */
  text: dottedPath.optional(),
  publishedAt: dottedPath.optional(),
  author: dottedPath.optional(),
});
export type ApiFields = z.infer<typeof apiFieldsSchema>;

const apiPagingSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('page'),
    /** Query parameter that carries the number. */
    parameter: z.string().min(1),
    /** Number of the first page. */
    first: z.number().int().min(0).default(1),
  }),
  z.strictObject({
    by: z.literal('cursor'),
    parameter: z.string().min(1),
    /** Where an answer names the cursor of the next page; none, or an empty one, ends the list. */
    cursor: dottedPath,
  }),
]);

/** In which columns of a delivered table what stands: names of the header line, or dotted paths in JSON Lines. */
const tableColumnsSchema = z.strictObject({
  url: z.string().min(1),
  title: z.string().min(1),
  text: z.string().min(1),
  publishedAt: z.string().min(1).optional(),
  author: z.string().min(1).optional(),
  origin: z.string().min(1).optional(),
});
export type TableColumns = z.infer<typeof tableColumnsSchema>;

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
  z.strictObject({
    kind: z.literal('json-api'),
    ...common,
    /** Path of the list of entries; without it the answer itself is the list. */
    items: dottedPath.optional(),
    fields: apiFieldsSchema,
    paging: apiPagingSchema.optional(),
    maxPages: z.number().int().min(1).max(50).default(1),
    /** Fetch each entry's page too; `false` when the API carries the whole text. */
    followLinks: z.boolean().default(false),
    article: articleSelectorsSchema.default({}),
  }),
  /** Lawfully bought data, brought in by `huiying import`; `url` is its provider's page and never fetched. */
  z.strictObject({ kind: z.literal('table'), ...common, columns: tableColumnsSchema }),
  /** Whoever holds the token may deliver items; `url` is the sender's page and never fetched. */
  z.strictObject({
    kind: z.literal('inbound'),
    ...common,
    tokenSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, { error: 'expected the SHA-256 of the token in hex' }),
  }),
]);

/** Where items come from: a place that is looked at again and again, or somebody who delivers. */
export type Source = z.infer<typeof sourceSchema>;
/** A source that we go and look at. */
export type CrawledSource = Exclude<Source, { kind: 'table' | 'inbound' }>;

export function isCrawled(source: Source): source is CrawledSource {
  return source.kind !== 'table' && source.kind !== 'inbound';
}

/** All kinds, in the order of the schema. */
export const sourceKinds = sourceSchema.options.map((option) => option.shape.kind.value);
