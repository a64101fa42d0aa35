import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { AccessDeps } from '../access/tokens.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { languages } from '../languages.ts';
import { Problem } from '../problems.ts';
import { feedUrl, hashOfSecret } from './feed.ts';
import * as store from './store.ts';

const shownCalendar = z
  .object({
    createdAt: z.iso.datetime(),
    lastReadAt: z.iso.datetime().nullable().meta({ description: 'To the hour; null: never fetched' }),
    url: z.url().optional().meta({ description: 'Shown once, when it is made: who has it can read it' }),
  })
  .meta({ id: 'Calendar' });

const path = '/api/v1/me/calendar';
const tag = 'Calendar';

/** Each person's own calendar: made, looked up and ended by themselves alone. */
export const createCalendarRoutes = (deps: AccessDeps, publicUrl: () => string): Route[] => [
  route({
    method: 'get',
    path,
    tag,
    summary: 'Whether I have a calendar, and when it was last fetched',
    permission: 'incidents.read',
    responses: {
      200: { description: 'There is one; its address is not shown again', schema: shownCalendar },
      404: { description: 'There is none' },
    },
    handle: async ({ requester }) => {
      const feed = await store.feedOfPerson(deps.pool, requester.personId);
      if (!feed) throw new Problem('not-found', `You have no calendar: POST ${path}.`);
      return {
        body: {
          createdAt: feed.createdAt.toISOString(),
          lastReadAt: feed.lastReadAt?.toISOString() ?? null,
        },
      };
    },
  }),
  route({
    method: 'post',
    path,
    tag,
    summary: 'Make an address that a calendar program can subscribe to',
    description: 'It shows the deadlines that I may see. The address that I had before stops working.',
    permission: 'incidents.read',
    body: z.strictObject({ language: z.enum(languages).optional() }),
    responses: { 201: { description: 'Made; the address is shown this once', schema: shownCalendar } },
    handle: async ({ body, requester }, transaction) => {
      const secret = randomBytes(32).toString('base64url');
      const at = deps.clock.now();
      const { personId } = requester;
      const language = body.language ?? requester.language ?? 'nb';
      await transaction(async (tx) => {
        const replaced = await store.putFeed(tx, { personId, hash: hashOfSecret(secret), language, at });
        await appendToSystem(tx, {
          type: 'calendar.made',
          recordedAt: at,
          actor: { kind: 'person', id: personId },
          event: { personId, replaced },
        });
      });
      return {
        status: 201,
        body: { createdAt: at.toISOString(), lastReadAt: null, url: feedUrl(publicUrl(), secret) },
      };
    },
  }),
  route({
    method: 'delete',
    path,
    tag,
    summary: 'End my calendar’s address, at once',
    permission: 'incidents.read',
    responses: { 204: { description: 'Ended' }, 404: { description: 'There is none' } },
    handle: async ({ requester }, transaction) =>
      transaction(async (tx) => {
        const { personId } = requester;
        if (!(await store.removeFeed(tx, personId))) throw new Problem('not-found', 'You have no calendar.');
        await appendToSystem(tx, {
          type: 'calendar.ended',
          recordedAt: deps.clock.now(),
          actor: { kind: 'person', id: personId },
          event: { personId },
        });
        return { status: 204 };
      }),
  }),
];
