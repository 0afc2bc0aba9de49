import type { CasePage } from '../../shared/command-form/case-desk.ts';

/** What a case can be reopened for. */
export interface ReopenTrigger {
  /** One of the choices of the form. */
  value: string;
  at: number;
  /** The source, or where the publication stood. */
  place: string;
  title: string;
  trigger:
    | { kind: 'new-item'; itemId: string; publicAt: number }
    | { kind: 'correction'; publicationId: string };
}

/** Texts that appeared after the last publication, and publications that were corrected; the latest first. */
export function reopenTriggers({ case: one, stories }: CasePage): ReopenTrigger[] {
  const published = one.publications.flatMap(({ state }) =>
    state.kind === 'confirmed' ? [state.at] : [],
  );
  const last = Math.max(...published, one.reopenedFrom ?? one.firstPublicAt);
  const appeared = stories
    .flatMap(({ appearances }) => appearances)
    .map((text) => ({ ...text, at: Math.min(text.publishedAt ?? text.seenAt, text.seenAt) }))
    .filter(({ at }) => at > last)
    .map(({ itemId, at, sourceName, title }): ReopenTrigger => ({
      value: `item ${itemId}`,
      at,
      place: sourceName,
      title,
      trigger: { kind: 'new-item', itemId, publicAt: at },
    }));
  const corrected = one.publications.flatMap(
    ({ id, title, channel, correction }): ReopenTrigger[] =>
      correction === undefined
        ? []
        : [
            {
              value: `correction ${id}`,
              at: correction.at,
              place: channel,
              title,
              trigger: { kind: 'correction', publicationId: id },
            },
          ],
  );
  return [...appeared, ...corrected].sort((a, b) => b.at - a.at);
}
