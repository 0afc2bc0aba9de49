import { fromJson, toJson, type Json } from '../../domain/json-text.ts';
import type { Instant } from '../../domain/time.ts';
import type {
  PublicationProgress,
  PublicationStore,
  TrackedPublication,
} from '../../ports/publication-store.ts';
import type { Database } from './database.ts';

export interface PublicationRow {
  _id: string;
  position: number;
  document: Json<Omit<TrackedPublication, 'url' | 'progress'>>;
  url?: string;
  progress: Json<PublicationProgress>;
  state: PublicationProgress['kind'];
  dueAt?: Instant;
}

/** Each requested publication with its progress, its address and its next due time. */
export function openPublicationStore(database: Database): PublicationStore {
  const rows = database.rows<PublicationRow>('publications');
  return {
    async add({ url, progress, ...document }) {
      await rows.add({
        _id: document.id,
        position: database.nextPosition(),
        document: toJson(document),
        ...(url !== undefined && { url }),
        progress: toJson(progress),
        state: progress.kind,
        dueAt: document.requestedAt,
      });
    },
    async get(id) {
      const row = await rows.one({ _id: id });
      return row && toTracked(row);
    },
    async claimDue(state, now, until) {
      const isDue = { state, dueAt: { $lte: now } };
      const claim = { $set: { dueAt: until } };
      const row = await rows.take(isDue, claim, { dueAt: 1, position: 1 });
      return row && toTracked(row);
    },
    async record(id, progress, dueAt) {
      const fields = { progress: toJson(progress), state: progress.kind };
      await rows.change(
        { _id: id },
        dueAt === undefined
          ? { $set: fields, $unset: { dueAt: '' } }
          : { $set: { ...fields, dueAt } },
      );
    },
    async setUrl(id, url, dueAt) {
      const isSent = await rows.change({ _id: id, state: 'sent' }, { $set: { url, dueAt } });
      if (!isSent) await rows.change({ _id: id }, { $set: { url } });
    },
    async open(limit) {
      const found = await rows.many(
        { state: { $in: ['sending', 'sent'] } },
        { sort: { position: 1 }, limit },
      );
      return found.map(toTracked);
    },
  };
}

function toTracked({ document, url, progress }: PublicationRow): TrackedPublication {
  return {
    ...fromJson(document),
    ...(url !== undefined && { url }),
    progress: fromJson(progress),
  };
}
