import { once } from 'node:events';
import compression from 'compression';
import express, { Router, type Request, type Response } from 'express';
import { openAccess } from './access.ts';
import { caseEventsTopic } from '../domain/topics.ts';
import type { CaseList } from '../views/case-list.ts';
import { contract } from './contract.ts';
import { errorHandler, sendProblem } from './errors.ts';
import { caseRoutes } from './routes/case.ts';
import { cockpitRoutes } from './routes/cockpit.ts';
import { collectionRoutes } from './routes/collection.ts';
import { correctionRoutes } from './routes/correction.ts';
import { departmentRoutes } from './routes/department.ts';
import { deskRoutes } from './routes/desk.ts';
import { eventRoutes } from './routes/event.ts';
import { lexiconRoutes } from './routes/lexicon.ts';
import { officeRoutes } from './routes/office.ts';
import { presenceRoutes } from './routes/presence.ts';
import { publicationRoutes } from './routes/publication.ts';
import { queueRoutes } from './routes/queue.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { sourceRoutes } from './routes/source.ts';
import { storyRoutes } from './routes/story.ts';
import { userRoutes } from './routes/user.ts';
import { auditRoutes } from './routes/audit.ts';
import { evaluationRoutes } from './routes/evaluation.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { policyRoutes } from './routes/policy.ts';
import { rulesRoutes } from './routes/rules.ts';
import { watchRoutes } from './routes/watch.ts';
import { keepCases } from './kept-cases.ts';
import { openRepeats } from './repeats.ts';
import { sameOriginOnly } from './same-origin.ts';
import type { ServerDeps } from './serving.ts';
import { openChanges, type Changes } from './sse.ts';
import { webFiles } from './web-files.ts';

export interface Server {
  url: string;
  close(): Promise<void>;
}

/** Serves the HTTP interface and the page; rejects when the address is taken. */
export async function openServer(
  deps: ServerDeps,
  { host, port }: { host: string; port: number },
): Promise<Server> {
  const kept = await keepCases(deps);
  const changes = openChanges(deps.log, deps.changesGroup, (told) =>
    kept.look(told.filter(({ topic }) => topic === caseEventsTopic)),
  );
  const server = application({ ...deps, caseList: kept.list }, changes).listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host}:${actualPort}`,
    async close() {
      await changes.close();
      kept.close();
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function application(deps: ServerDeps & { caseList: CaseList }, changes: Changes): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set(securityHeaders);
    next();
  });
  app.use(compression({ filter: isCompressed }));
  app.use(sameOriginOnly);
  app.use('/api', (_request, response, next) => {
    // said before anything is read: a page that connects from here misses nothing, and need not read again
    response.set(changesIdHeader, changes.latestId());
    next();
  });
  const { acceleration } = deps.office;
  const serving = {
    router: Router(),
    access: openAccess({ ...deps, acceleration }),
    repeats: openRepeats({ ...deps, answers: deps.documents.answers, acceleration }),
  };
  officeRoutes(serving, deps);
  sessionRoutes(serving, deps);
  userRoutes(serving, deps);
  queueRoutes(serving, deps);
  caseRoutes(serving, deps);
  cockpitRoutes(serving, deps);
  departmentRoutes(serving, deps);
  collectionRoutes(serving, deps);
  storyRoutes(serving, deps);
  publicationRoutes(serving, deps);
  sourceRoutes(serving, deps);
  auditRoutes(serving, deps);
  evaluationRoutes(serving, deps);
  correctionRoutes(serving, deps);
  evidenceRoutes(serving, deps);
  policyRoutes(serving, deps);
  rulesRoutes(serving, deps);
  watchRoutes(serving, deps);
  lexiconRoutes(serving, deps);
  deskRoutes(serving, deps);
  searchRoutes(serving, deps);
  presenceRoutes(serving, deps, changes);
  eventRoutes(serving, changes);
  app.use(serving.router);
  app.use('/api', (request, response) => {
    const detail = `没有接口 ${request.method} ${request.originalUrl}；见 ${contract.openApi.path}。`;
    sendProblem(response, { type: 'not-found', status: 404, title: '没有此接口', detail });
  });
  app.use(webFiles(deps.webFolder));
  app.use(errorHandler(deps.logger));
  return app;
}

/** Everything that is text, but for the stream of changes: its events would wait in the compressor. */
function isCompressed(request: Request, response: Response): boolean {
  const isStream = response.get('Content-Type')?.startsWith('text/event-stream') ?? false;
  return !isStream && compression.filter(request, response);
}

/** Where the stream of changes stood when the answer was begun. */
const changesIdHeader = 'Changes-Id';

const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
