import { loadConfig, type Config } from '../../src/config/load.ts';
import type { Item } from '../../src/domain/item.ts';
import type { TaggedItem } from '../../src/domain/tagged-item.ts';
import { testTopics } from '../../test/support/kafka.ts';

/** Where one distributed office of a test is. */
export interface Place {
  configFile: string;
  brokers: string[];
  prefix: string;
  mongoUrl: string;
  database: string;
  /** For keys and checkpoints. */
  directory: string;
  /** How far the clock of the process's machine is ahead of the servers'; absent: not at all. */
  clockAheadMs?: number;
}

/** The demonstration's office on these servers, its places shared out. */
export async function placeConfig(place: Place): Promise<Config> {
  const config = await loadConfig(place.configFile);
  const { brokers, prefix, mongoUrl, database, directory } = place;
  return {
    ...config,
    deployment: 'distributed',
    kafka: { ...testTopics, brokers, prefix },
    mongo: { url: mongoUrl, database },
    stories: { division: 'place' },
    storage: { directory },
    time: { acceleration: 1 },
  };
}

/** What speaks of a flood is grave and opens a case; the place is what the text names first. */
export function tagByWords(item: Item): TaggedItem {
  const start = item.text.indexOf('山洪');
  const plain = {
    item,
    severityEvidence: [],
    region: item.text.slice(0, 4).split('/'),
    owners: [],
  };
  if (start < 0) return { ...plain, tags: [] };
  const evidence = [
    { field: 'text' as const, start, end: start + 2, text: '山洪', rule: 'incident/flood' },
  ];
  const tag = { priority: 'P4' as const, confidence: 0.9, certainty: 'sure' as const, evidence };
  return { ...plain, tags: [tag], severity: '重大' };
}
