import type { Case } from '../../src/domain/case/case.ts';
import type { CaseEvent } from '../../src/domain/case/events.ts';
import type { Story } from '../../src/domain/story.ts';
import type { TaggedItem } from '../../src/domain/tagged-item.ts';

const person = { id: 'zhao', name: '赵云石' };
const at = Date.UTC(2026, 10, 20, 1, 0, 0);

/** A tagged item of a fictitious source. */
export function taggedItem(id: string, text: string): TaggedItem {
  return {
    item: {
      id,
      traceId: `trace-${id}`,
      sourceId: 'yunshi-news',
      sourceName: '云石新闻网',
      tier: 'local-media',
      url: `http://news.yunshi.example/${id}`,
      title: '云石市供水恢复',
      text,
      fetchedAt: at,
      sourceRegion: ['云石省'],
      evidence: 'e'.repeat(64),
      contentHash: 'c'.repeat(64),
    },
    tags: [],
    severityEvidence: [],
    region: ['云石省'],
    owners: [],
  };
}

/** A story with one appearance, last seen so many minutes after nine o'clock. */
export function story(id: string, minute: number): Story {
  const seenAt = at + minute * 60_000;
  return {
    id,
    traceId: `trace-${id}`,
    version: 1,
    headline: '云石市供水恢复',
    appearances: [
      {
        itemId: id,
        title: '云石市供水恢复',
        url: `http://news.yunshi.example/${id}`,
        sourceName: '云石新闻网',
        tier: 'local-media',
        seenAt,
      },
    ],
    tags: [],
    priorities: ['P2'],
    region: ['云石省'],
    owners: [],
    firstPublicAt: at,
    firstSeenAt: at,
    lastSeenAt: seenAt,
    heat: 1.5,
  };
}

/** A case of 收集 with one story of the same name, at version 1. */
export function newCase(id: string): Case {
  return {
    id,
    number: `YQ-2026-${id}`,
    version: 1,
    traceId: `trace-${id}`,
    profileId: 'national',
    profileVersion: 1,
    title: '云石市停水',
    stage: '收集',
    stageSince: at,
    cycle: 1,
    storyIds: [`story-${id}`],
    itemIds: [`item-${id}`],
    priorities: ['P2'],
    graveImpact: false,
    region: ['云石省'],
    firstPublicAt: at,
    discoveredAt: at,
    openedAt: at,
    openedBy: person,
    updatedAt: at,
    coDepartments: [],
    fastTracked: false,
    consultationOwed: false,
    consultations: [],
    closedDispositions: [],
    drafts: [],
    publications: [],
    conferences: [],
    upwardReports: [],
    handovers: [],
    clocks: [],
    breaches: [],
    praises: [],
    duties: [],
    evaluations: [],
    absorbed: [],
  };
}

/** What a command at this version left behind; the reason tells one from another. */
export function caseEvent(version: number, reason: string): CaseEvent {
  return { kind: 'fast-tracked', version, at, by: person, role: 'office-head', reason };
}
