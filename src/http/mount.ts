import { isUtf8 } from 'node:buffer';
import express, { type Request, type Response, type Router } from 'express';
import type pg from 'pg';
import type { Requester } from '../access/tokens.ts';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { Problem } from '../problems.ts';
import { admit, checkInput, type SeesIncident } from './check-request.ts';
import { once } from './idempotency.ts';
import { readUploadForm } from './read-upload.ts';
import { sendStream } from './send-stream.ts';
import type { Route, RouteAnswer, UploadedFile } from './route.ts';
import { tellRefusal } from './tell-refusal.ts';

export interface MountDeps {
  pool: pg.Pool;
  clock: Clock;
  authenticate(token: string): Promise<Requester | undefined>;
  sees: SeesIncident;
}

const requesterOf = async (deps: MountDeps, request: Request): Promise<Requester> => {
  const [, token] = /^Bearer ([\w.~+/=-]{1,512})$/i.exec(request.get('authorization') ?? '') ?? [];
  const requester = token ? await deps.authenticate(token) : undefined;
  if (!requester)
    throw new Problem(
      'unauthenticated',
      'Send a valid token: Authorization: Bearer vs_…. An administrator makes one with POST /api/v1/tokens.',
    );
  return requester;
};

const expectedVersion = (route: Route, request: Request): number | undefined => {
  if (!route.version) return undefined;
  const header = request.get('if-match');
  if (header === undefined) {
    if (route.version === 'optional') return undefined;
    throw new Problem(
      'version-required',
      'Send If-Match with the ETag that you read, so that you decide on what you saw.',
    );
  }
  const [, digits] = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? [];
  if (!digits)
    throw new Problem('stale-version', 'If-Match must be the ETag that you read, for example "3".');
  return Number(digits);
};

/**
 * What the parser would let pass: no bytes at all, taken for `{}`, could empty a document that has only optional
 * fields; bytes that are no UTF-8 would be replaced in silence.
 */
const refuseBytes = (_request: unknown, _response: unknown, bytes: Buffer, encoding: string): void => {
  if (bytes.length === 0) throw new Problem('malformed-body', 'The body is empty: send JSON.');
  if (encoding === 'utf-8' && !isUtf8(bytes))
    throw new Problem('malformed-body', 'The body is not well-formed UTF-8.');
};

const answer = async (
  response: Response,
  { status = 200, headers = {}, body, bytes, stream }: RouteAnswer,
): Promise<void> => {
  response.status(status).set(headers).set('Cache-Control', 'no-store');
  if (stream) await sendStream(response, stream);
  else if (bytes) response.attachment(bytes.name).type(bytes.type).send(Buffer.from(bytes.content));
  else if (body === undefined) response.end();
  else response.json(body);
};

/** Puts the routes on a router: token, right, whether the incident is theirs to see, body, version; then the handler. */
export const mountRoutes = (router: Router, routes: readonly Route[], deps: MountDeps): void => {
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const parse = express.json({
      limit: route.bodyLimit ?? 1024 * 1024,
      strict: false,
      type: () => true,
      verify: refuseBytes,
    });
    router[route.method](
      path,
      async (request, response, next) => {
        const requester = await requesterOf(deps, request);
        response.locals['requester'] = requester;
        response.locals['params'] = await admit(deps.sees, route, requester, request.params);
        if (route.upload) {
          const { fields, file, refused } = await readUploadForm(request, route.upload.maxBytes);
          if (refused) throw refused;
          request.body = fields;
          response.locals['file'] = file;
          return next();
        }
        if (!route.body) return next();
        if (!request.is(['application/json', 'application/*+json']))
          throw new Problem('unsupported-media-type', 'Send Content-Type: application/json.');
        return parse(request, response, next);
      },
      async (request, response) => {
        const requester = response.locals['requester'] as Requester;
        const params = response.locals['params'] as never;
        const asked = { params, requester };
        const file = response.locals['file'] as UploadedFile | undefined;
        const { query, body } = await tellRefusal(route, asked, async () =>
          checkInput(route, { query: request.query, body: request.body as unknown, file }),
        );
        const checked = {
          params,
          query: query as never,
          body: body as never,
          requester,
          expectedVersion: expectedVersion(route, request),
          ...(file && { file }),
        };
        const inOne = <T>(work: (tx: Db) => Promise<T>): Promise<T> => withTransaction(deps.pool, work);
        const key = route.idempotent ? request.get('idempotency-key') : undefined;
        if (key === undefined) {
          await answer(response, await tellRefusal(route, asked, () => route.handle(checked, inOne)));
          return;
        }
        if (key.length < 1 || key.length > 255)
          throw new Problem('invalid-input', 'Idempotency-Key takes 1 to 255 characters.');
        const fingerprint = JSON.stringify([
          request.method,
          request.path,
          checked.expectedVersion,
          request.body,
        ]);
        await answer(
          response,
          await once(
            deps.pool,
            { ownerId: requester.tokenId, key, fingerprint, now: deps.clock.now() },
            (tx) => route.handle(checked, (work) => work(tx)),
          ),
        );
      },
    );
  }
};
