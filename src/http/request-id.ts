import type { Request, RequestHandler, Response } from 'express';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';

const header = 'X-Request-Id';

/** The id that names this request in its answer and in the log. A caller's own is not taken: it could say anything. */
export const requestIdOf = (response: Response): string => String(response.get(header));

/** The address as it was declared, never as it was asked for: that may hold what somebody typed. */
const routeOf = (request: Request): string | undefined =>
  request.route ? String((request.route as { path: unknown }).path) : undefined;

/** Names each request, and at the level `debug` says of each how it was answered. */
export const nameRequests =
  (ids: Ids, log: Log): RequestHandler =>
  (request, response, next) => {
    const id = ids.uuid();
    const begun = performance.now();
    response.set(header, id);
    response.once('finish', () =>
      log.debug(
        {
          id,
          method: request.method,
          route: routeOf(request),
          status: response.statusCode,
          milliseconds: Math.round(performance.now() - begun),
        },
        'http: answered',
      ),
    );
    next();
  };
