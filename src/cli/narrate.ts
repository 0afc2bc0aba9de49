import { z } from 'zod';
import { caseEventSchema, type CaseEvent } from '../domain/case/events.ts';
import { itemSchema } from '../domain/item.ts';
import { appearanceCount, storySchema, type Story } from '../domain/story.ts';
import { taggedItemSchema, type TaggedItem } from '../domain/tagged-item.ts';
import { shanghaiMinute } from '../domain/time.ts';
import { caseEventsTopic, itemsTopic, storiesTopic, taggedItemsTopic } from '../domain/topics.ts';
import type { Log } from '../ports/log.ts';
import { parseMessage } from '../stages/parse-message.ts';
import type { Say } from './words.ts';

const group = 'console';
const batchSize = 100;
const storedEventSchema = z.object({ event: caseEventSchema });

/** Prints one line for each thing that happens, from now on, until `signal` aborts. */
export async function narrate(
  { log, say, print }: { log: Log; say: Say; print: (line: string) => void },
  signal: AbortSignal,
): Promise<void> {
  const follow = (topic: string, tell: (value: unknown) => string | undefined) =>
    log.consume({ topic, group, from: 'end', batchSize, signal }, async (batch) => {
      for (const { value } of batch) {
        const line = tell(value);
        if (line !== undefined) print(line);
      }
    });
  const told = new Map<string, number>();
  await Promise.all([
    follow(itemsTopic, (value) => itemLine(say, value)),
    follow(taggedItemsTopic, (value) =>
      tagLine(say, parseMessage(taggedItemSchema, taggedItemsTopic, value)),
    ),
    follow(storiesTopic, (value) =>
      storyLine(say, parseMessage(storySchema, storiesTopic, value), told),
    ),
    follow(caseEventsTopic, (value) =>
      caseLine(say, parseMessage(storedEventSchema, caseEventsTopic, value).event),
    ),
  ]);
}

function itemLine(say: Say, value: unknown): string {
  const { title, sourceName } = parseMessage(itemSchema, itemsTopic, value);
  return `${say('item')}  ${title} (${sourceName})`;
}

function tagLine(say: Say, { item, tags, severity }: TaggedItem): string | undefined {
  if (tags.length === 0) return undefined;
  const named = tags.map(({ priority, certainty, evidence }) => {
    const words = [...new Set(evidence.map(({ text }) => text))].slice(0, 3).join('、');
    return `${priority}${certainty === 'suspected' ? '?' : ''}「${words}」`;
  });
  return `${say('tags')}  ${item.title} → ${named.join(' ')}${severity ? ` ${severity}` : ''}`;
}

/** A story is told of when it is new and when it has grown, not each time that it is seen again. */
function storyLine(say: Say, story: Story, told: Map<string, number>): string | undefined {
  const n = appearanceCount(story);
  if (n === 1 || told.get(story.id) === n) return undefined;
  told.set(story.id, n);
  const facts = say('appearances', { n, heat: story.heat.toFixed(1) });
  return `${say('story')}  ${story.headline}:${facts}`;
}

function caseLine(say: Say, event: CaseEvent): string | undefined {
  if (event.kind === 'case-opened') {
    const severity = event.severity ?? say('severityUnknown');
    return `${say('case')}  ${event.number}《${event.title}》 ${event.priorities.join(' ')} ${severity}`;
  }
  if (event.kind === 'clock-started') {
    const { name, dueAt, basis } = event.clock;
    if (basis === 'internal') return undefined;
    return `${say('clock')}  ${say('clockStarted', { name, due: shanghaiMinute(dueAt) })}`;
  }
  if (event.kind === 'breach-recorded') {
    const { clockName, clause } = event.breach;
    return `${say('breach')}  ${clockName} · ${clause}`;
  }
  return undefined;
}
