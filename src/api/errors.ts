import { randomBytes } from 'node:crypto';
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

const answers: Record<ErrorCode, { status: number; title: string }> = {
  'config-invalid': { status: 500, title: '配置有误' },
  'storage-failed': { status: 503, title: '存储没有应答' },
  'storage-full': { status: 507, title: '存储空间已满' },
  'storage-locked': { status: 503, title: '存储正被占用' },
  'message-invalid': { status: 400, title: '请求有误' },
  'schema-too-new': { status: 500, title: '数据来自更新的版本' },
  'not-found': { status: 404, title: '没有找到' },
  'not-permitted': { status: 403, title: '没有权限' },
  'version-conflict': { status: 409, title: '已被他人更新' },
  'command-refused': { status: 422, title: '不能执行此操作' },
  'notice-undelivered': { status: 502, title: '通知没有送达' },
  cancelled: { status: 503, title: '服务正在停止' },
};

/** Answers with the problem as application/problem+json. */
export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Short enough to be read out on the telephone. */
const traceBytes = 4;

/**
 * Translates what was thrown; the one place where a broken promise becomes an HTTP status. What went wrong on our side
 * carries the `traceId` of its line in the log.
 */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem.status < 500) return sendProblem(response, problem);
    const reason = error instanceof Error ? error.message : String(error);
    const traceId = randomBytes(traceBytes).toString('hex');
    const { method, path } = request;
    logger.error('request failed', { traceId, method, path, reason });
    sendProblem(response, { ...problem, traceId });
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof AppError) {
    return { type: error.code, ...answers[error.code], detail: error.message };
  }
  const status = clientStatusOf(error);
  if (status !== undefined) {
    return { type: 'bad-request', status, title: '请求有误', detail: '请求无法读取：应为 JSON。' };
  }
  return { type: 'internal', status: 500, title: '内部错误', detail: '服务器出错，请稍后重试。' };
}

/** The status that Express' own parsers attach to a body that cannot be read. */
function clientStatusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
