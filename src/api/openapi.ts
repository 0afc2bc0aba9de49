import { z } from 'zod';
import { isRepeatable, longestKey, unread, type Route } from './route.ts';

/** The OpenAPI 3.1 document of the contract's routes. */
export function openApiDocument(routes: readonly Route[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Huiying 回应', version, license: { name: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'huiying_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(route: Route) {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { body, response, allow } = route;
  return {
    operationId: route.operationId,
    summary: route.summary,
    'x-allow': allow,
    security: allow === 'anyone' ? [] : [{ session: [] }, { token: [] }],
    parameters: [
      ...parameters,
      ...queryParameters(route),
      ...(isRepeatable(route) && allow !== 'anyone' ? [idempotencyKey] : []),
    ],
    ...(body !== unread
      ? { requestBody: { required: true, content: json(schemaOf(body, 'input')) } }
      : {}),
    responses: {
      200: { description: 'OK', content: json(schemaOf(response, 'output')) },
      default: { description: 'RFC 9457 problem details', content: problem },
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Sent again with the same key within 24 hours, the request is answered alike and takes effect once.',
  schema: { type: 'string', maxLength: longestKey },
};

function queryParameters({ query }: Route) {
  if (!(query instanceof z.ZodObject)) return [];
  return Object.entries(query.shape).map(([name, field]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(field, 'input'),
  }));
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output') {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}

function json(schema: unknown) {
  return { 'application/json': { schema } };
}

const problem = {
  'application/problem+json': {
    schema: {
      type: 'object',
      required: ['type', 'status', 'title', 'detail'],
      properties: {
        type: { type: 'string' },
        status: { type: 'integer' },
        title: { type: 'string' },
        detail: { type: 'string' },
      },
    },
  },
};
