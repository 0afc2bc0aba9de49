import { z } from 'zod';
import { notificationRoutingSchema } from '../domain/notification-routing.ts';

const channelName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' })
  .refine((name) => name !== 'console', {
    error: 'expected another name: console is always there',
  });
const file = z.string().min(1);

/** A way to reach people; what is secret stands in files of its own. */
const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('smtp'),
    channel: channelName,
    host: z.string().min(1),
    port: z.number().int().min(1).max(65_535).default(465),
    secure: z.boolean().default(true),
    user: z.string().min(1).exactOptional(),
    passwordFile: file.exactOptional(),
    requireTls: z.boolean().exactOptional(),
    from: z.email(),
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    channel: channelName,
    urlFile: file,
    secretFile: file,
  }),
  z.strictObject({
    kind: z.enum(['dingtalk', 'feishu']),
    channel: channelName,
    urlFile: file,
    secretFile: file.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('wecom'), channel: channelName, urlFile: file }),
]);

/** How people are told about deadlines; see docs/notifications.md. */
export const notificationsSchema = z.strictObject({
  console: z.boolean().default(true).describe('Print notices about deadlines to the console.'),
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'expected an http or https address' })
    .optional()
    .describe('Address of the page as colleagues open it, for links to cases.'),
  channels: z
    .array(channelSchema)
    .default([])
    .describe(
      'Ways to reach people: `smtp`, `webhook`, `dingtalk`, `feishu`, `wecom`; see docs/notifications.md.',
    ),
  routing: notificationRoutingSchema
    .prefault({})
    .describe('Who is told on which channel; without rules everything goes to the console.'),
});
export type Notifications = z.infer<typeof notificationsSchema>;
export type ChannelConfig = Notifications['channels'][number];
