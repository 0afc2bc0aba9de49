import type { NoticeStore } from '../../ports/notice-store.ts';
import type { Database } from './database.ts';

/** Ids of the notices that have left; the first time of each is kept. */
export function openNoticeStore(database: Database): NoticeStore {
  const byId = database.prepare('SELECT 1 FROM sent_notices WHERE id = ?');
  const insert = database.prepare(
    'INSERT INTO sent_notices (id, sent_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  return {
    isSent: async (noticeId) => byId.get(noticeId) !== undefined,
    async markSent(noticeId, at) {
      await database.write(() => insert.run(noticeId, at));
    },
  };
}
