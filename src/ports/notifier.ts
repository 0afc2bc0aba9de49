import type { Notice, Receipt } from '../domain/notice.ts';

/** One way to tell people: a console, a mail server, a group robot. */
export interface Notifier {
  /**
   * Resolves once the channel has taken the notice; rejects with NoticeUndelivered, which says whether to
   * try again. `address` is for channels that reach people one by one. Taken twice, a notice carries the
   * same id both times.
   */
  send(notice: Notice, address?: string): Promise<Receipt>;
}
