import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problems.ts';
import { type MountDeps, mountRoutes } from './mount.ts';
import { createErrorHandler } from './problem-details.ts';
import { nameRequests } from './request-id.ts';
import type { Route } from './route.ts';

export interface AppDeps extends MountDeps {
  ids: Ids;
  log: Log;
  /** As Express takes it: how many proxies stand in front, or which. */
  trustProxy: number | string[];
}

/** The Express application: open parts first, then the routes with their tokens, then the problems. */
export const createApp = (deps: AppDeps, open: readonly Router[], routes: readonly Route[]): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  // These say who asks; anybody else's word for it does not count.
  app.set('trust proxy', deps.trustProxy);
  app.use(nameRequests(deps.ids, deps.log));
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
    }),
  );
  for (const router of open) app.use(router);
  mountRoutes(app, routes, deps);
  const methods = new Map<string, string[]>();
  for (const { method, path } of routes)
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
  for (const [path, allowed] of methods)
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (_request, response) => {
      response.set('Allow', allowed.join(', '));
      throw new Problem('method-not-allowed', `This address takes ${allowed.join(', ')}.`);
    });
  app.use(() => {
    throw new Problem('not-found', 'There is nothing at this address; /docs shows what there is.');
  });
  app.use(createErrorHandler(deps.log));
  return app;
};
