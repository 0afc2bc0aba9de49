import {
  NoticeUndelivered,
  nextAttemptAt,
  type DeliveryTrouble,
  type Notice,
  type Receipt,
} from '../../domain/notice.ts';
import {
  consoleChannel,
  notificationRoutingSchema,
  routeNotice,
  type Delivery,
  type NotificationRouting,
} from '../../domain/notification-routing.ts';
import { minuteMs } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ClaimedDelivery, NoticeDelivery, NoticeStore } from '../../ports/notice-store.ts';
import type { Notifier } from '../../ports/notifier.ts';

export interface DeliverDeps {
  notices: NoticeStore;
  /** The console: what no other channel took ends here. */
  notifier: Notifier;
  /** The office's other channels by name; a name may not be `console`. */
  channels?: ReadonlyMap<string, Notifier>;
  /** Without it everything goes to the console. */
  routing?: NotificationRouting;
  clock: Clock;
  logger: Logger;
}

// Longer than any channel takes to answer; after a crash the delivery comes again this much later.
const claimMs = 2 * minuteMs;

const everythingToConsole = notificationRoutingSchema.parse({});

/** Queues the notice on every way that the routing gives it; a second time it changes nothing. */
export async function queueNotice(
  { notices, routing = everythingToConsole, clock }: DeliverDeps,
  notice: Notice,
): Promise<void> {
  const deliveries = routeNotice(notice, routing, routing.directory).map((delivery) =>
    onItsWay(notice, delivery),
  );
  await notices.queue(deliveries, clock.now());
}

/**
 * Sends what is due on one channel, one after the other, until nothing is or the channel is in trouble.
 * Rejects only when the store does.
 */
export async function deliverDue(deps: DeliverDeps, channel: string): Promise<void> {
  for (;;) {
    const now = deps.clock.now();
    const delivery = await deps.notices.claimDue(channel, now, now + claimMs);
    if (delivery === undefined) return;
    const outcome = await attempt(deps, delivery);
    if (outcome.kind === 'taken') {
      await deps.notices.recordReceipt(delivery.id, outcome.receipt);
    } else {
      await postponeOrPark(deps, delivery, outcome);
      // What waits behind it would meet the same trouble, a timeout each time.
      if (outcome.trouble.kind === 'again') return;
    }
  }
}

function onItsWay(notice: Notice, { channel, address, to }: Delivery): NoticeDelivery {
  const id = [notice.id, channel, ...(address === undefined ? [] : [address])].join(' ');
  return { id, channel, ...(address !== undefined && { address }), notice: { ...notice, to } };
}

type Outcome =
  | { kind: 'taken'; receipt: Receipt }
  | { kind: 'trouble'; trouble: DeliveryTrouble; reason: string };

async function attempt(
  { notifier, channels }: DeliverDeps,
  { channel, notice, address }: ClaimedDelivery,
): Promise<Outcome> {
  const way = channel === consoleChannel ? notifier : channels?.get(channel);
  if (way === undefined) {
    const reason = `${channel}: no channel of this name is configured`;
    return { kind: 'trouble', trouble: { kind: 'never' }, reason };
  }
  try {
    return { kind: 'taken', receipt: await way.send(notice, address) };
  } catch (error) {
    const trouble = error instanceof NoticeUndelivered ? error.trouble : { kind: 'again' as const };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'trouble', trouble, reason };
  }
}

/** A notice ends nowhere: what a channel does not take goes to the fallback, and from there to the console. */
async function postponeOrPark(
  { notices, routing = everythingToConsole, clock, logger }: DeliverDeps,
  { id, channel, notice, attempts }: ClaimedDelivery,
  { trouble, reason }: Extract<Outcome, { kind: 'trouble' }>,
): Promise<void> {
  const now = clock.now();
  const next = nextAttemptAt(trouble, attempts, now);
  const about = { channel, noticeId: notice.id, attempts, reason };
  if (next !== undefined) {
    await notices.recordFailure(id, reason, next);
    logger.warn('notice delayed', about);
    return;
  }
  const { fallback } = routing;
  const instead = channel === fallback ? consoleChannel : fallback;
  // Its id tells it from what the routing itself has sent that way, to others.
  const rescue =
    channel === consoleChannel ? [] : [{ id: `${id} ${instead}`, channel: instead, notice }];
  await notices.park(id, { reason, at: now }, rescue);
  logger.error('notice parked', about);
}
