import type { ErrorRequestHandler, Request } from 'express';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import { type FieldFault, internalProblem, Problem, type ProblemType, problems } from '../problems.ts';
import { requestIdOf } from './request-id.ts';

/** A JSON pointer, RFC 6901. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The path that a JSON pointer names: `pointerTo` the other way. */
export const pathAt = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The issue that tells most of a union: that of the branch that came furthest. */
const flatten = (issue: z.core.$ZodIssue, path: readonly PropertyKey[] = []): FieldFault[] => {
  const here = [...path, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointerTo([...here, key]),
      detail: 'There is no such field.',
    }));
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors
      .map((branch) => branch.flatMap((inner) => flatten(inner, here)))
      .filter((faults) => faults.some(({ pointer }) => pointer.length > pointerTo(here).length))
      .sort((a, b) => a.length - b.length)[0];
    return deepest ?? [{ pointer: pointerTo(here), detail: issue.message }];
  }
  return [{ pointer: pointerTo(here), detail: issue.message }];
};

/** The problem for input that a schema refused; `prefix` is `?` for a query. Values are never repeated. */
export const problemOf = (error: z.ZodError, where: 'body' | 'query' | 'path' | 'header'): Problem => {
  const errors = error.issues.flatMap((issue) => flatten(issue));
  return new Problem('invalid-input', `The ${where} is not right; see errors for each field.`, {
    errors:
      where === 'body'
        ? errors
        : errors.map((fault) => ({ ...fault, pointer: `?${fault.pointer.slice(1)}` })),
  });
};

interface BodyParserError extends Error {
  type: string;
  status: number;
}

const fromBodyParser: Record<string, [ProblemType, string]> = {
  'entity.too.large': ['body-too-large', 'Send less at once.'],
  'parameters.too.many': ['body-too-large', 'Send fewer fields at once.'],
  'entity.parse.failed': ['malformed-body', 'The body is not well-formed JSON.'],
  'encoding.unsupported': ['unsupported-media-type', 'This content encoding is not understood.'],
  'charset.unsupported': ['unsupported-media-type', 'Send JSON as UTF-8.'],
  'request.size.invalid': ['malformed-body', 'The body is shorter or longer than it said.'],
  'request.aborted': ['malformed-body', 'The request was cut off.'],
};

/** The caller's fault behind an error, also one that the body parser names; undefined where the fault is ours. */
export const problemFrom = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return error;
  const { type = '', status = 500 } = (error ?? {}) as Partial<BodyParserError>;
  const known = fromBodyParser[type];
  if (known) return new Problem(...known);
  if (error instanceof URIError) return new Problem('not-found', 'There is nothing at this address.');
  // What is left of the body parser's faults: a compressed body that does not unpack.
  if (status === 400) return new Problem('malformed-body', 'The body cannot be read.');
  return undefined;
};

/** Where it was thrown, without what was said: messages of libraries and of the database can quote values. */
const framesOf = (error: Error): string[] =>
  (error.stack ?? '').split('\n').flatMap((line) => /^\s+at (.+)$/.exec(line)?.slice(1) ?? []);

/** A fault of ours in the log, under the id that the answer names: where it was thrown, and nothing that somebody sent. */
export const logFault = (log: Log, id: string, request: Request, error: unknown): void => {
  const fault = error instanceof Error ? error : new Error('something was thrown that is no error');
  const { code, constraint } = fault as { code?: string; constraint?: string };
  log.error(
    {
      id,
      method: request.method,
      route: request.route ? String(request.route.path) : undefined,
      name: fault.name,
      code,
      constraint,
      stack: framesOf(fault),
    },
    'http: a request failed by our fault',
  );
};

/** The last handler: a caller's fault as its problem, ours as a 500 with an id that the log has too. */
export const createErrorHandler =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemFrom(error);
    if (!problem) {
      const id = requestIdOf(response);
      logFault(log, id, request, error);
      response
        .status(internalProblem.status)
        .type('application/problem+json')
        .json({
          type: 'urn:varsla:problem:internal',
          ...internalProblem,
          detail:
            'It is our fault and it is logged. Nothing was changed. Try again, and name the id if it stays.',
          instance: `urn:uuid:${id}`,
        });
      return;
    }
    const { status, title } = problems[problem.type];
    if (problem.type === 'unauthenticated') response.set('WWW-Authenticate', 'Bearer');
    response
      .status(status)
      .type('application/problem+json')
      .json({
        type: `urn:varsla:problem:${problem.type}`,
        title,
        status,
        detail: problem.message,
        ...problem.details,
      });
  };
