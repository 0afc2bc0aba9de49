import { caseContract } from './contract/case.ts';
import { collectionContract } from './contract/collection.ts';
import { eventContract } from './contract/event.ts';
import { officeContract } from './contract/office.ts';
import { publicationContract } from './contract/publication.ts';
import { queueContract } from './contract/queue.ts';
import { sessionContract } from './contract/session.ts';
import { sourceContract } from './contract/source.ts';
import { userContract } from './contract/user.ts';
import type { Route } from './route.ts';

/** Every route of the HTTP interface, a file a noun; the OpenAPI document and the server are made from it. */
export const contract = {
  ...officeContract,
  ...sessionContract,
  ...userContract,
  ...queueContract,
  ...caseContract,
  ...collectionContract,
  ...sourceContract,
  ...publicationContract,
  ...eventContract,
} as const satisfies Record<string, Route>;
