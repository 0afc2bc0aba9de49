import type { ErrorRequestHandler, Response } from 'express';
import { AppError, type ErrorCode } from '../domain/errors.ts';
import type { Logger } from '../ports/logger.ts';

/** RFC 9457 problem details; `type` is a stable word that a client may switch on. */
export interface Problem {
  type: string;
  status: number;
  title: string;
  detail: string;
  /** Further facts, such as the current version on a conflict. */
  [fact: string]: unknown;
}

const statuses: Record<ErrorCode, number> = {
  'config-invalid': 500,
  'storage-failed': 503,
  'storage-full': 507,
  'storage-locked': 503,
  'message-invalid': 400,
  'schema-too-new': 500,
  'not-found': 404,
  'not-permitted': 403,
  'version-conflict': 409,
  'command-refused': 422,
  'notice-undelivered': 502,
  cancelled: 503,
};

/** Answers with the problem as application/problem+json. */
export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Translates what was thrown; the one place where a broken promise becomes an HTTP status. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem.status >= 500) {
      const reason = error instanceof Error ? error.message : String(error);
      logger.error('request failed', { method: request.method, path: request.path, reason });
    }
    sendProblem(response, problem);
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof AppError) {
    const status = statuses[error.code];
    return { type: error.code, status, title: error.code, detail: error.message };
  }
  const status = clientStatusOf(error);
  if (status !== undefined) {
    return { type: 'bad-request', status, title: '请求有误', detail: '请求无法读取:应为 JSON。' };
  }
  return { type: 'internal', status: 500, title: '内部错误', detail: '服务器出错,请稍后重试。' };
}

/** The status that Express' own parsers attach to a body that cannot be read. */
function clientStatusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
