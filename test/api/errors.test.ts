import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import { errorHandler } from '../../src/api/errors.ts';
import { AppError } from '../../src/domain/errors.ts';
import { callApi } from '../support/api-call.ts';
import { openKeptLogger } from '../support/kept-logger.ts';

it('gives what failed on our side a trace by which the log is searched, and what the caller did wrong none', async () => {
  const logger = openKeptLogger();
  const app = express();
  app.get('/broken', () => {
    throw new AppError('storage-failed', 'disk gone');
  });
  app.get('/absent', () => {
    throw new AppError('not-found', 'no such case');
  });
  app.use(errorHandler(logger));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const { body, status } = await callApi(url, '/broken');
  expect({ status, body }).toMatchObject({
    status: 503,
    body: {
      type: 'storage-failed',
      title: '存储没有应答',
      traceId: expect.stringMatching(/^\w{8}$/),
    },
  });
  expect(logger.lines).toMatchObject([
    { message: 'request failed', fields: { traceId: body.traceId, path: '/broken' } },
  ]);
  expect((await callApi(url, '/absent')).body).not.toHaveProperty('traceId');
  expect(logger.lines).toHaveLength(1);
  server.close();
});
