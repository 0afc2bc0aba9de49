import type { ExecuteDeps } from '../../actions/case/execute.ts';
import type { OfficialChannel } from '../../ports/channel.ts';
import type { Logger } from '../../ports/logger.ts';
import type { PublicationStore } from '../../ports/publication-store.ts';

/** What carrying and proving publications need: the case, their store and the official channels by name. */
export interface PublishingDeps extends ExecuteDeps {
  publications: PublicationStore;
  /** A name that is not among them is published by hand. */
  officialChannels: ReadonlyMap<string, OfficialChannel>;
  logger: Logger;
}
