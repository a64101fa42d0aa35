import { createHash } from 'node:crypto';
import { Router } from 'express';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { z } from 'zod';
import { standingOf } from '../access/standing.ts';
import type { AccessDeps } from '../access/tokens.ts';
import { problemContent } from '../http/openapi.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { Problem } from '../problems.ts';
import { calendarText } from './calendar-text.ts';
import * as store from './store.ts';

/** How often an address may ask, and how often one calendar may be fetched, an hour. */
const limits = { address: 1200, feed: 120 };

/** The form that a secret of a calendar is kept in. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** The address of a calendar, for a program that fetches it without signing in. */
export const feedUrl = (publicUrl: string, secret: string): string => `${publicUrl}/calendar/${secret}.ics`;

/**
 * `GET /calendar/{secret}.ics`: who has the address reads what its person may see, as long as that person may. An
 * address that is wrong, was replaced or belongs to somebody who has left answers as if it had never been.
 */
export const createCalendarFeed = (deps: AccessDeps, publicUrl: () => string): Router => {
  const router = Router();
  const byAddress = createRateLimit(deps.clock, limits.address, 3600);
  const byFeed = createRateLimit(deps.clock, limits.feed, 3600);
  router.get('/calendar/:secret.ics', async (request, response) => {
    const slowDown = (seconds: number | undefined): void => {
      if (seconds === undefined) return;
      response.set('Retry-After', String(seconds));
      throw new Problem('too-many-requests', 'Ask again when the seconds of Retry-After are over.');
    };
    slowDown(byAddress.take(request.ip ?? ''));
    const now = deps.clock.now();
    const feed = await store.feedOfHash(deps.pool, hashOfSecret(request.params.secret));
    const standings = feed ? await standingOf(deps.pool, feed.personId, now) : [];
    if (!feed || standings.length === 0)
      throw new Problem('not-found', 'There is no calendar at this address.');
    slowDown(byFeed.take(feed.personId));
    const deadlines = await store.deadlinesFor(deps.pool, standings, now);
    await store.markRead(deps.pool, feed.personId, now);
    response
      .type('text/calendar; charset=utf-8')
      .set('Cache-Control', 'private, no-cache')
      .set('Content-Disposition', 'inline; filename="varsla.ics"')
      .send(calendarText(deadlines, { language: feed.language, publicUrl: publicUrl() }));
  });
  return router;
};

/** The feed in the OpenAPI document. */
export const calendarPaths: ZodOpenApiPathsObject = {
  '/calendar/{secret}.ics': {
    get: {
      summary: "A person's deadlines as iCalendar",
      tags: ['Calendar'],
      requestParams: { path: z.object({ secret: z.string() }) },
      responses: {
        '200': {
          description: 'What runs, and for thirty days what was settled, as cancelled',
          content: { 'text/calendar': { schema: { type: 'string' } } },
        },
        '404': { description: 'There is no calendar at this address', content: problemContent },
        '429': { description: 'Too often', content: problemContent },
        '500': { description: 'Our fault', content: problemContent },
      },
    },
  },
};
