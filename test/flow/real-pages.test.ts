import { describe, expect, it } from 'vitest';
import { openManualClock } from '../support/manual-clock.ts';
import { openOffice } from '../support/office.ts';
import { realPagesAreHere, serveRealPages } from '../support/real-pages.ts';

describe.skipIf(!realPagesAreHere)(
  `pages that nobody here wrote${realPagesAreHere ? '' : ' (skipped: ../shared is absent)'}`,
  () => {
    it(
      'become items, stories and tags, each with verbatim evidence',
      { timeout: 120_000 },
      async () => {
        const { site, pages, sources } = await serveRealPages();
        const office = await openOffice({ sources, allow: [site.host], clock: openManualClock() });
        const summary = await office.crawl();
        const { items, stories, log } = office.platform;
        const told = await stories.recent(0, 10_000);
        const ids = told.flatMap((story) => story.appearances.map(({ itemId }) => itemId));
        const found = await Promise.all(ids.map((id) => items.get(id)));
        const tagged = found.filter((item) => item !== undefined);
        const parked = await Promise.all(
          ['item-to-tagged-item', 'tagged-item-to-story', 'story-to-case'].map((stage) =>
            log.lag(`dead-letter.${stage}`, 'nobody'),
          ),
        );
        await office.close();
        await site.close();

        expect(summary.failed).toBe(0);
        // a few pages hold no article: an empty forum, a page of pictures
        expect(summary.itemsFound).toBeGreaterThanOrEqual(Math.floor(pages * 0.97));
        expect(tagged).toHaveLength(summary.itemsFound);
        expect(parked).toEqual([0, 0, 0]);
        for (const { item, tags } of tagged) {
          for (const { field, start, end, text } of tags.flatMap((tag) => tag.evidence)) {
            expect(item[field].slice(start, end)).toBe(text);
          }
        }
        const seeds = tagged.filter(({ item }) => item.sourceId === 'seeds');
        expect(seeds).toHaveLength(5);
        const haveP1 = seeds.map(({ tags }) => tags.some(({ priority }) => priority === 'P1'));
        expect(haveP1).toEqual([true, true, true, true, true]);
      },
    );
  },
);
