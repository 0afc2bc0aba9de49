import type { Notice, Notifier } from '../../ports/notifier.ts';
import { shanghaiMinute } from '../../domain/time.ts';

const marks = { normal: '·', urgent: '◆', breach: '▲' } as const;

/** Writes each notice as one line, for an office that has no other channel yet. */
export function openConsoleNotifier(write: (line: string) => void): Notifier {
  return {
    send(notice) {
      write(line(notice));
      return Promise.resolve();
    },
  };
}

function line({ urgency, at, to, subject }: Notice): string {
  return `${marks[urgency]} ${shanghaiMinute(at)} 提醒 ${to.join('、')}:${subject}`;
}
