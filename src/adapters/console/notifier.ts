import type { Notice } from '../../domain/notice.ts';
import { wordsOf } from '../../domain/notice-text.ts';
import { consoleChannel } from '../../domain/notification-routing.ts';
import { shanghaiMinute } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Notifier } from '../../ports/notifier.ts';

const marks = { normal: '·', urgent: '◆', breach: '▲' } as const;

/** Writes each notice as one line; takes whatever it is given. */
export function openConsoleNotifier(
  write: (line: string) => void,
  clock: Pick<Clock, 'now'> = { now: Date.now },
): Notifier {
  return {
    async send(notice) {
      write(line(notice));
      return { channel: consoleChannel, at: clock.now() };
    },
  };
}

/** Through `wordsOf`, for a title from a crawled page could otherwise steer the terminal. */
function line(notice: Notice): string {
  const { to, subject } = wordsOf(notice);
  return `${marks[notice.urgency]} ${shanghaiMinute(notice.at)} 提醒 ${to}：${subject}`;
}
