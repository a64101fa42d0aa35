import { Router } from 'express';
import type pg from 'pg';
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';

export interface HealthDeps {
  pool: pg.Pool;
  /** True once the service is stopping: no new requests should be sent here. */
  stopping(): boolean;
  /** Why nobody can rely on the deadlines now, as a sentence; undefined while they are checked. */
  fault(): Promise<string | undefined>;
  /** What staff should know, in sentences without personal data: nobody to alert, messages go to files. */
  warnings(): Promise<string[]>;
}

/**
 * `/livez`: the process answers. `/readyz`: it can take requests and the deadlines are checked by somebody; warnings
 * do not make it unready.
 */
export const createHealth = (deps: HealthDeps): Router => {
  const router = Router();
  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    if (deps.stopping()) {
      response.status(503).json({ status: 'stopping', warnings: [] });
      return;
    }
    try {
      await deps.pool.query('select 1');
      const fault = await deps.fault();
      const warnings = await deps.warnings();
      if (fault === undefined) response.json({ status: 'ready', warnings });
      else response.status(503).json({ status: 'deadlines not checked', warnings: [fault, ...warnings] });
    } catch {
      response.status(503).json({ status: 'no database', warnings: [] });
    }
  });
  return router;
};

const readiness = z.object({ status: z.string(), warnings: z.array(z.string()) }).meta({ id: 'Readiness' });

export const healthPaths: ZodOpenApiPathsObject = {
  '/livez': {
    get: {
      summary: 'The process answers',
      tags: ['Health'],
      responses: {
        '200': {
          description: 'Alive',
          content: { 'application/json': { schema: z.object({ status: z.string() }) } },
        },
      },
    },
  },
  '/readyz': {
    get: {
      summary: 'Requests can be taken; with warnings for staff',
      tags: ['Health'],
      responses: {
        '200': { description: 'Ready', content: { 'application/json': { schema: readiness } } },
        '503': { description: 'Not now', content: { 'application/json': { schema: readiness } } },
      },
    },
  },
};
