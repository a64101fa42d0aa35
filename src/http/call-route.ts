import type { Requester } from '../access/tokens.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { Problem } from '../problems.ts';
import { admit, checkInput } from './check-request.ts';
import { once } from './idempotency.ts';
import type { MountDeps } from './mount.ts';
import type { Route, RouteAnswer, StreamedFile, UploadedFile } from './route.ts';
import { tellRefusal } from './tell-refusal.ts';

/** What a page hands to a route: the same as a request has, without HTTP. */
export interface RouteInput {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** For a route that takes an upload. */
  file?: UploadedFile;
  /** For a route that takes a stream. */
  stream?: StreamedFile;
  /** The version that the person has read. */
  version?: number;
  /** Made for one form: sent twice by a person, the route does its work once and answers twice. */
  idempotencyKey?: string;
}

/** Calls a route of the API in this process, with the same rights and checks. Throws the same problems. */
export type RouteCaller = (
  requester: Requester,
  method: Route['method'],
  path: string,
  input?: RouteInput,
) => Promise<RouteAnswer>;

export const createRouteCaller =
  (routes: readonly Route[], { pool, clock, sees }: Omit<MountDeps, 'authenticate'>): RouteCaller =>
  async (requester, method, path, input = {}) => {
    const route = routes.find((one) => one.method === method && one.path === path);
    if (!route) throw new Error(`no route ${method} ${path}`);
    const params = await admit(sees, route, requester, input.params ?? {});
    if (route.version === 'required' && input.version === undefined)
      throw new Problem('version-required', 'The page must say which version it showed.');
    const asked = { params, requester };
    const { query, body } = await tellRefusal(route, asked, async () =>
      checkInput(route, { query: input.query ?? {}, body: input.body, file: input.file }),
    );
    const request = {
      params: params as never,
      query: query as never,
      body: body as never,
      requester,
      expectedVersion: route.version ? input.version : undefined,
      ...(input.file && { file: input.file }),
      ...(input.stream && { stream: input.stream }),
    };
    const { idempotencyKey: key } = input;
    if (key === undefined || !route.idempotent)
      return tellRefusal(route, asked, () =>
        route.handle(request, <T>(work: (tx: Db) => Promise<T>): Promise<T> => withTransaction(pool, work)),
      );
    if (!/^[\w-]{1,255}$/.test(key))
      throw new Problem('invalid-input', 'The key of this form is not one of ours.');
    const fingerprint = JSON.stringify([method, path, input.params, input.version, input.body]);
    return once(pool, { ownerId: requester.personId, key, fingerprint, now: clock.now() }, (tx) =>
      route.handle(request, (work) => work(tx)),
    );
  };
