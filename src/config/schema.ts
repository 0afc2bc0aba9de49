import { z } from 'zod';
import { durationSchema, secondMs } from '../domain/time.ts';
import { accessSchema } from './access.ts';
import { adviserSchema } from './adviser.ts';
import { deploymentShape } from './deployment.ts';
import { notificationsSchema } from './notifications.ts';
import { publicationSchema } from './publication.ts';

const kibibyte = 1024;

/** A size such as `512KiB` or `8MiB`, parsed to bytes. */
const bytesSchema = z
  .string({ error: 'expected a size such as "512KiB" or "8MiB"' })
  .regex(/^[1-9]\d*[KM]iB$/, { error: 'expected a size such as "512KiB" or "8MiB"' })
  .transform(
    (text) => Number.parseInt(text, 10) * (text.endsWith('MiB') ? kibibyte : 1) * kibibyte,
  );

/** A pause between two requests such as `250ms` or `2s`, parsed to milliseconds. */
const gapSchema = z
  .string({ error: 'expected a pause such as "500ms" or "2s"' })
  .regex(/^[1-9]\d*(ms|s)$/, { error: 'expected a pause such as "500ms" or "2s"' })
  .transform((text) => Number.parseInt(text, 10) * (text.endsWith('ms') ? 1 : secondMs));

const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' });

/** The one file that an office edits, e.g. `config/embedded.yaml`. Paths in it are relative to the file itself. */
export const officeFileSchema = z.strictObject({
  office: z
    .strictObject({
      id: idSchema.describe('Short name of the office; the prefix of its case numbers.'),
      name: z.string().min(1).describe('Official name, as it signs its responses.'),
      contact: z
        .union([z.email(), z.url({ protocol: /^https?$/ })], {
          error: 'expected an e-mail address or an http(s) address',
        })
        .describe('Where a site that we read can reach the office; sent in the user agent.'),
    })
    .describe('Whose duty to answer this is.'),
  profile: idSchema.describe(
    'Policy profile with the rules of time: the name of a file in `profiles/`, without `.yaml`.',
  ),
  sources: z
    .array(z.string().min(1))
    .default([])
    .describe('Lists of what is collected: files, usually in `sources/`.'),
  lexicon: z
    .string()
    .min(1)
    .default('lexicon')
    .describe('Directory of the word lists for tagging.'),
  policies: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Lists of policies that are watched by name, beside those registered on the page: files, each a list of `name`, `aliases`, `numbers`, `entities`, `measures`.',
    ),
  understanding: z
    .strictObject({
      model: z
        .string()
        .min(1)
        .default('starter')
        .describe(
          'What helps the rules to tag: `starter` is the model that ships, `none` leaves it to the rules; else a directory that `huiying train` wrote, relative to where the program starts.',
        ),
      adviser: adviserSchema.optional(),
    })
    .prefault({}),
  calendar: z
    .string()
    .min(1)
    .default('calendar')
    .describe("Directory of the State Council's holiday notices, one file a year."),
  rubrics: z
    .array(idSchema)
    .default([])
    .describe(
      'Published ways of scoring a response, offered beside our own indicators: names of files in `rubrics/`, without `.yaml`.',
    ),
  storage: z
    .strictObject({
      directory: z
        .string()
        .min(1)
        .default('.huiying')
        .describe(
          'Where everything is kept; relative to the directory that the program starts in.',
        ),
    })
    .prefault({}),
  ...deploymentShape,
  retention: z
    .strictObject({
      unlinked: durationSchema
        .prefault('90d')
        .describe(
          'Items and evidence that no case points to are removed after this; what a case points to stays.',
        ),
    })
    .prefault({}),
  evidence: z
    .strictObject({
      screenshots: z
        .boolean()
        .default(false)
        .describe(
          'Whether a picture of each article page is kept beside its bytes; costs a start of Chromium per page.',
        ),
      chromium: z
        .string()
        .min(1)
        .default('/usr/bin/chromium')
        .describe('Path of the Chromium that draws the screenshots, without network and scripts.'),
    })
    .prefault({}),
  server: z
    .strictObject({
      host: z
        .string()
        .min(1)
        .default('127.0.0.1')
        .describe('Address that the web page listens on.'),
      port: z
        .number()
        .int()
        .min(0)
        .max(65_535)
        .default(8420)
        .describe('Its port; 0 takes a free one.'),
    })
    .prefault({}),
  crawl: z
    .strictObject({
      userAgentProduct: z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, { error: 'expected one word such as "HuiyingBot"' })
        .default('HuiyingBot')
        .describe('Name under which robots.txt may address us; always sent.'),
      perHostGap: gapSchema
        .prefault('1s')
        .describe('Shortest pause between two requests to one host; robots.txt may stretch it.'),
      perHostConcurrency: z
        .number()
        .int()
        .min(1)
        .max(4)
        .default(1)
        .describe('Requests under way to one host at a time.'),
      maxConcurrency: z
        .number()
        .int()
        .min(1)
        .max(64)
        .default(8)
        .describe('Requests under way to all hosts together.'),
      timeout: durationSchema.prefault('20s').describe('After this a request is given up.'),
      maxPageBytes: bytesSchema.prefault('8MiB').describe('A larger page is refused, not cut.'),
      allowPrivateHosts: z
        .array(z.string().regex(/^[^\s/]+:\d+$/, { error: 'expected host:port' }))
        .default([])
        .describe('Loopback or intranet `host:port` that may be read; all others are refused.'),
    })
    .prefault({}),
  notifications: notificationsSchema.prefault({}),
  publication: publicationSchema.prefault({}),
  access: accessSchema.prefault({}),
  time: z
    .strictObject({
      acceleration: z
        .number()
        .min(1)
        .max(3600)
        .default(1)
        .describe('Only for demonstrations: 60 lets a minute pass each second.'),
      secondSource: z
        .url({ protocol: /^https?$/, error: 'expected an http(s) address' })
        .optional()
        .describe(
          "Web address, best of the office's own server, whose `Date` header is believed when the machine's clock jumps by more than 30 s; without one nothing is fired until the clock is back in step or the program restarted.",
        ),
    })
    .prefault({}),
});

/** The office's file after defaults and units are applied; durations in ms, sizes in bytes. */
export type OfficeFile = z.infer<typeof officeFileSchema>;
