import { z } from 'zod';

const address = z.url({ protocol: /^https?$/, error: 'expected an http or https address' });
const file = z.string().min(1);

/** Where the pages of a channel are found; what stands there proves that it has published. */
const places = {
  /** As the case names it, such as 门户网站. */
  channel: z.string().trim().min(1).max(100),
  hosts: z
    .array(
      z
        .string()
        .regex(/^[^\s/:]+(:\d+)?$/, { error: 'expected a host such as "www.yunhe.gov.example"' }),
    )
    .default([]),
  lists: z.array(address).max(10).default([]),
};

/** A way to the public; what is secret stands in files of its own. */
const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('manual'), ...places }),
  z.strictObject({ kind: z.literal('files'), ...places, directory: file }),
  z.strictObject({ kind: z.literal('webhook'), ...places, urlFile: file, secretFile: file }),
  z.strictObject({
    kind: z.literal('smtp'),
    ...places,
    host: z.string().min(1),
    port: z.number().int().min(1).max(65_535).default(465),
    secure: z.boolean().default(true),
    user: z.string().min(1).exactOptional(),
    passwordFile: file.exactOptional(),
    requireTls: z.boolean().exactOptional(),
    from: z.email(),
    to: z.email(),
  }),
]);

/** On which ways responses are published and where their pages are looked for; see docs/publication.md. */
export const publicationSchema = z.strictObject({
  channels: z
    .array(channelSchema)
    .default([])
    .describe(
      'Official channels: `manual`, `files`, `webhook`, `smtp`; one that is not listed is published by hand. See docs/publication.md.',
    ),
});
export type PublicationConfig = z.infer<typeof publicationSchema>;
export type PublicationChannelConfig = PublicationConfig['channels'][number];
