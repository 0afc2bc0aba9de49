import type { TaggedItem } from '../domain/tagged-item.ts';
import type { Adviser } from '../ports/adviser.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Logger } from '../ports/logger.ts';
import type { Weighed } from '../understanding/tagging/open-tagger.ts';
import { adviceIn, takeAdvice, type Advice } from '../understanding/tagging/take-advice.ts';

export interface CounselDeps {
  items: Pick<ItemStore, 'get'>;
  /** Absent: nobody is asked. */
  adviser?: Adviser;
  logger: Pick<Logger, 'info' | 'debug'>;
}

/**
 * Asks the adviser where rules and model abstain or disagree, and logs each answer with the name of its model. An
 * item that is stored has been through this: what it was told then stands, and nobody is asked again.
 */
export async function takeCounsel(
  { adviser, items, logger }: CounselDeps,
  { tagged, doubts }: Weighed,
): Promise<TaggedItem> {
  if (adviser === undefined || doubts.length === 0) return tagged;
  const { id: itemId, title, text } = tagged.item;
  const before = await items.get(itemId);
  if (before !== undefined) return adviceIn(before).reduce(withAdvice, tagged);
  const advice = await adviser.advise({ title, text });
  const { model } = advice;
  const asked = { itemId, model, doubts: doubts.join(' ') };
  if (advice.kind === 'silent') {
    logger.debug('adviser silent', { ...asked, reason: advice.reason });
    return tagged;
  }
  const { tagged: advised, dropped } = takeAdvice(tagged, advice);
  const said = advice.claims.map(({ priority }) => priority).join(' ');
  logger.info('adviser answered', { ...asked, said, dropped });
  return advised;
}

function withAdvice(tagged: TaggedItem, advice: Advice): TaggedItem {
  return takeAdvice(tagged, advice).tagged;
}
