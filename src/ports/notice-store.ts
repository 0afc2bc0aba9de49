/** Remembers which notices have left, so that a second delivery of the same event sends nothing twice. */
export interface NoticeStore {
  isSent(noticeId: string): Promise<boolean>;
  markSent(noticeId: string, at: number): Promise<void>;
}
