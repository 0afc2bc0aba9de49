import { deliverDue, type DeliverDeps } from './deliver.ts';

/** Carries queued notices to their channels, each channel at its own pace. */
export interface NoticeDelivering {
  /**
   * Starts a run on each channel that has something due and is not running; to be called every second.
   * Resolves without waiting for them: a dead channel holds up no other.
   */
  retryDueNotices(): Promise<void>;
  /** Resolves when no run is under way, for the end of the program. */
  settled(): Promise<void>;
}

/** One for the whole process; the notices themselves are kept in the store and survive it. */
export function openNoticeDelivering(deps: DeliverDeps): NoticeDelivering {
  const running = new Map<string, Promise<void>>();

  async function run(channel: string): Promise<void> {
    try {
      await deliverDue(deps, channel);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      deps.logger.error('notice channel held back', { channel, reason });
    } finally {
      running.delete(channel);
    }
  }

  return {
    async retryDueNotices() {
      const due = await deps.notices.dueChannels(deps.clock.now());
      for (const channel of due) if (!running.has(channel)) running.set(channel, run(channel));
    },
    async settled() {
      await Promise.all(running.values());
    },
  };
}
