import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { internalProblem, problems } from '../problems.ts';
import type { Route } from './route.ts';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    code: z.string().optional(),
    accepts: z.array(z.string()).optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. `errors` name fields by JSON pointer (RFC 6901).' });

/** The content of every answer that is a problem. */
export const problemContent = { 'application/problem+json': { schema: problemSchema } };

/** The problems that a route can answer, by what it takes. */
const problemStatuses = (route: Route): number[] => [
  401,
  403,
  ...(route.params ? [404] : []),
  ...(route.method === 'get' ? [] : [409]),
  ...(route.version ? [412] : []),
  ...(route.version === 'required' ? [428] : []),
  ...(route.body ? [400, 413, 415] : []),
  422,
  500,
];

const titleOf = (status: number): string =>
  Object.values(problems).find((problem) => problem.status === status)?.title ?? internalProblem.title;

/** Content of named types that is not JSON. */
const bytesOf = (types: string | readonly string[] = []): Record<string, object> =>
  Object.fromEntries([types].flat().map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));

const operation = (route: Route): ZodOpenApiOperationObject => {
  const header: Record<string, z.ZodType> = {};
  if (route.version)
    header['If-Match'] =
      route.version === 'required'
        ? z.string().meta({ description: 'The ETag that you read' })
        : z.string().optional().meta({ description: 'The ETag that you read' });
  if (route.idempotent) header['Idempotency-Key'] = z.string().min(1).max(255).optional();
  const responses: ZodOpenApiOperationObject['responses'] = {};
  for (const [status, { description, schema, type, headers = [] }] of Object.entries(route.responses))
    responses[status as '200'] = {
      description,
      ...(headers.length > 0 && {
        headers: Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }])),
      }),
      ...(Number(status) >= 400 && { content: problemContent }),
      ...((type || schema) && {
        content: {
          ...(schema && { 'application/json': { schema } }),
          ...bytesOf(type),
        },
      }),
    };
  for (const status of problemStatuses(route))
    responses[String(status) as '400'] ??= { description: titleOf(status), content: problemContent };
  return {
    summary: route.summary,
    ...(route.description && { description: route.description }),
    tags: [route.tag],
    security: [{ token: [] }],
    requestParams: {
      ...(route.params && { path: route.params as z.ZodObject }),
      ...(route.query && { query: route.query as z.ZodObject }),
      ...(Object.keys(header).length > 0 && { header: z.object(header) }),
    },
    ...(route.upload && {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: (route.body as z.ZodObject).extend({ file: z.string().meta({ format: 'binary' }) }),
          },
        },
      },
    }),
    ...(route.body &&
      !route.upload && {
        requestBody: { required: true, content: { 'application/json': { schema: route.body } } },
      }),
    responses,
  };
};

/** The OpenAPI 3.1 document of the routes; `extra` holds what is no JSON route (webhooks, health). */
export const openApiDocument = (
  routes: readonly Route[],
  extra: ZodOpenApiPathsObject,
  version: string,
): object => {
  const paths: ZodOpenApiPathsObject = { ...extra };
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Varsla',
      version,
      description:
        'Personal data breaches from detection to the notice to the authority and to the people. Instants are RFC 3339 with an offset.',
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token: vs_…' } },
    },
    paths,
  });
};
