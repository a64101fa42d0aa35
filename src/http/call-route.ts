import type pg from 'pg';
import { may } from '../access/permissions.ts';
import type { Requester } from '../access/tokens.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { type Clock, systemClock } from '../clock.ts';
import { Problem } from '../problems.ts';
import { storageFaults } from './fit-for-storage.ts';
import { once } from './idempotency.ts';
import { problemOf } from './problem-details.ts';
import type { Route, RouteAnswer } from './route.ts';

/** What a page hands to a route: the same as a request has, without HTTP. */
export interface RouteInput {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
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
  (routes: readonly Route[], pool: pg.Pool, clock: Clock = systemClock): RouteCaller =>
  async (requester, method, path, input = {}) => {
    const route = routes.find((one) => one.method === method && one.path === path);
    if (!route) throw new Error(`no route ${method} ${path}`);
    if (!may(requester.role, route.permission))
      throw new Problem('forbidden', `The role ${requester.role} may not do this.`);
    const check = (schema: Route['body'], value: unknown, where: 'body' | 'query' | 'path'): unknown => {
      if (!schema) return undefined;
      const checked = schema.safeParse(value);
      if (checked.success) return checked.data;
      if (where === 'path') throw new Problem('not-found', 'There is nothing at this address.');
      throw problemOf(checked.error, where);
    };
    if (route.version === 'required' && input.version === undefined)
      throw new Problem('version-required', 'The page must say which version it showed.');
    const unfit = storageFaults(input.body);
    if (unfit.length > 0)
      throw new Problem('invalid-input', 'The form holds what cannot be kept; see errors for each field.', {
        errors: unfit,
      });
    const request = {
      params: check(route.params, input.params ?? {}, 'path') as never,
      query: check(route.query, input.query ?? {}, 'query') as never,
      body: check(route.body, input.body, 'body') as never,
      requester,
      expectedVersion: route.version ? input.version : undefined,
    };
    const { idempotencyKey: key } = input;
    if (key === undefined || !route.idempotent)
      return route.handle(
        request,
        <T>(work: (tx: Db) => Promise<T>): Promise<T> => withTransaction(pool, work),
      );
    if (!/^[\w-]{1,255}$/.test(key))
      throw new Problem('invalid-input', 'The key of this form is not one of ours.');
    const fingerprint = JSON.stringify([method, path, input.params, input.version, input.body]);
    return once(pool, { ownerId: requester.personId, key, fingerprint, now: clock.now() }, (tx) =>
      route.handle(request, (work) => work(tx)),
    );
  };
