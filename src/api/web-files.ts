import { join } from 'node:path';
import express, { Router } from 'express';
import { sendProblem } from './errors.ts';

const yearSeconds = 31_536_000;

const notBuilt = {
  type: 'not-found',
  status: 404,
  title: '网页尚未构建',
  detail: '接口可用，网页文件不在；请先运行 npm run build:web。',
};

/**
 * The built web application. Its assets carry their hash in their name and may be kept for ever; every address
 * that is no file is a screen, whose routes the application itself knows.
 */
export function webFiles(folder: string): Router {
  const router = Router();
  const assets = express.static(join(folder, 'assets'), { index: false, fallthrough: false });
  router.use('/assets', (request, response, next) => {
    response.set('Cache-Control', `public, max-age=${yearSeconds}, immutable`);
    assets(request, response, next);
  });
  router.use(express.static(folder, { index: false, cacheControl: false }));
  router.get('/{*screen}', (_request, response) => {
    const index = { root: folder, cacheControl: false };
    response.sendFile('index.html', index, (error) => {
      if (error && !response.headersSent) sendProblem(response, notBuilt);
    });
  });
  return router;
}
