import { caseContract } from './contract/case.ts';
import { cockpitContract } from './contract/cockpit.ts';
import { collectionContract } from './contract/collection.ts';
import { correctionContract } from './contract/correction.ts';
import { departmentContract } from './contract/department.ts';
import { deskContract } from './contract/desk.ts';
import { eventContract } from './contract/event.ts';
import { lexiconContract } from './contract/lexicon.ts';
import { officeContract } from './contract/office.ts';
import { presenceContract } from './contract/presence.ts';
import { publicationContract } from './contract/publication.ts';
import { queueContract } from './contract/queue.ts';
import { searchContract } from './contract/search.ts';
import { sessionContract } from './contract/session.ts';
import { sourceContract } from './contract/source.ts';
import { storyContract } from './contract/story.ts';
import { userContract } from './contract/user.ts';
import { auditContract } from './contract/audit.ts';
import { evaluationContract } from './contract/evaluation.ts';
import { evidenceContract } from './contract/evidence.ts';
import { policyContract } from './contract/policy.ts';
import { rulesContract } from './contract/rules.ts';
import { watchContract } from './contract/watch.ts';
import type { Route } from './route.ts';

/** Every route of the HTTP interface, a file a noun; the OpenAPI document and the server are made from it. */
export const contract = {
  ...officeContract,
  ...sessionContract,
  ...userContract,
  ...queueContract,
  ...caseContract,
  ...cockpitContract,
  ...departmentContract,
  ...collectionContract,
  ...storyContract,
  ...sourceContract,
  ...publicationContract,
  ...deskContract,
  ...searchContract,
  ...presenceContract,
  ...auditContract,
  ...evaluationContract,
  ...correctionContract,
  ...evidenceContract,
  ...policyContract,
  ...rulesContract,
  ...watchContract,
  ...lexiconContract,
  ...eventContract,
} as const satisfies Record<string, Route>;
