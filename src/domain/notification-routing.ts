import { z } from 'zod';
import { noticeRoles, urgencies, type Notice, type NoticeRecipient } from './notice.ts';
import { isAtLeast, severitySchema } from './priority.ts';

/** The channel that is always there: the operator's own console. */
export const consoleChannel = 'console';

const channelSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' });

/** A channel by its name, or with addresses of its own such as a shared mailbox. */
const targetSchema = z.union([
  channelSchema.transform((channel) => ({ channel, addresses: undefined })),
  z.strictObject({ channel: channelSchema, addresses: z.array(z.string().min(1)).min(1) }),
]);

const routingRuleSchema = z.strictObject({
  departments: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Holds for cases that one of these departments leads.'),
  severityAtLeast: severitySchema
    .optional()
    .describe('Holds from this severity up; not while it is 待研判.'),
  urgencyAtLeast: z
    .enum(urgencies)
    .optional()
    .describe('Holds from this urgency up: `normal`, `urgent` from 80 % of the time, `breach`.'),
  roles: z.array(z.enum(noticeRoles)).min(1).optional().describe('Holds for these recipients.'),
  channels: z
    .array(targetSchema)
    .min(1)
    .describe('Channels by name, or `{ channel, addresses }` with addresses of their own.'),
});

const listingSchema = z.union([
  z.strictObject({ account: z.string().min(1), address: z.string().min(1) }),
  z.strictObject({
    role: z.enum(noticeRoles),
    /** Only in matters that this department leads. */
    department: z.string().min(1).optional(),
    address: z.string().min(1),
  }),
]);

/** Who is told on which channel. All parts of a rule must hold; every rule that holds adds its channels. */
export const notificationRoutingSchema = z
  .strictObject({
    rules: z
      .array(routingRuleSchema)
      .default([])
      .describe('All parts of a rule must hold; every rule that holds adds its channels.'),
    fallback: channelSchema
      .default(consoleChannel)
      .describe('Told of what no rule brings to anybody, and of what another channel never took.'),
    directory: z
      .record(channelSchema, z.array(listingSchema))
      .default({})
      .describe(
        'Channels that reach people one by one, such as e-mail: whom they reach where. Any other reaches all at once.',
      ),
  })
  .refine(({ fallback, directory }) => directory[fallback] === undefined, {
    path: ['fallback'],
    error: 'expected a channel that is not in the directory: it must reach everybody',
  });
export type NotificationRouting = z.infer<typeof notificationRoutingSchema>;
export type NoticeDirectory = NotificationRouting['directory'];

/** One message on one channel; without an address the channel has only one place to send to. */
export interface Delivery {
  channel: string;
  address?: string;
  to: readonly NoticeRecipient[];
}

type Rule = NotificationRouting['rules'][number];
type Target = Rule['channels'][number];
type Place = Pick<Delivery, 'channel' | 'address'>;

/**
 * Where the notice goes: each recipient by all rules that hold, one whom none reaches by the fallback,
 * one message per channel and address. Never empty.
 */
export function routeNotice(
  notice: Notice,
  { rules, fallback }: Omit<NotificationRouting, 'directory'>,
  directory: NoticeDirectory,
): Delivery[] {
  const deliveries = new Map<string, Delivery>();
  const add = (place: Place, to: readonly NoticeRecipient[]) => {
    const key = `${place.channel} ${place.address ?? ''}`;
    const before = deliveries.get(key)?.to ?? [];
    deliveries.set(key, {
      ...place,
      to: [...before, ...to.filter((one) => !before.includes(one))],
    });
  };
  for (const recipient of notice.to) {
    const places = rules
      .filter((rule) => holds(rule, notice, recipient))
      .flatMap((rule) => rule.channels)
      .flatMap((target) => placesOf(target, notice, recipient, directory));
    for (const place of places) add(place, [recipient]);
    if (places.length === 0) add({ channel: fallback }, [recipient]);
  }
  if (deliveries.size === 0) add({ channel: fallback }, []);
  return [...deliveries.values()];
}

function holds(rule: Rule, notice: Notice, { role }: NoticeRecipient): boolean {
  const { departments, severityAtLeast, urgencyAtLeast = 'normal', roles } = rule;
  const { department, severity, urgency } = notice;
  return (
    (!departments || (department !== undefined && departments.includes(department))) &&
    (!severityAtLeast || (severity !== undefined && isAtLeast(severity, severityAtLeast))) &&
    urgencies.indexOf(urgency) >= urgencies.indexOf(urgencyAtLeast) &&
    (!roles || roles.includes(role))
  );
}

function placesOf(
  { channel, addresses }: Target,
  { department }: Notice,
  recipient: NoticeRecipient,
  directory: NoticeDirectory,
): Place[] {
  if (addresses) return addresses.map((address) => ({ channel, address }));
  const listings = directory[channel];
  if (!listings) return [{ channel }];
  return listings
    .filter((listing) =>
      'account' in listing
        ? listing.account === recipient.account
        : listing.role === recipient.role &&
          (listing.department === undefined || listing.department === department),
    )
    .map(({ address }) => ({ channel, address }));
}
