import type pg from 'pg';
import { z } from 'zod';
import { prose } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import type { Reader } from '../incidents/visible.ts';
import { noticeChoices, type ReleaseDeps, releaseHold } from './release-hold.ts';
import * as store from './store.ts';
import { wouldGoOut } from './waiting.ts';

const waiting = z.object({
  count: z.int().meta({ description: 'Of all incidents, those that are not yours to see too' }),
  incidents: z
    .array(z.object({ id: z.uuid(), reference: z.string(), count: z.int() }))
    .meta({ description: 'Those of them that you see with most, at most fifty' }),
});

const shownHold = z
  .object({
    held: z.boolean(),
    reason: z.enum(store.holdReasons).nullable(),
    since: z.iso.datetime().nullable(),
    backupMadeAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'When the backup was made that this database was restored from' }),
    wouldGoOut: z
      .object({ reminders: waiting, alerts: waiting, notices: waiting, unknown: waiting })
      .nullable()
      .meta({ description: 'What a release would set going at once; null when nothing is on hold' }),
  })
  .meta({ id: 'Hold' });
/** The hold as the API shows it. */
export type ShownHold = z.output<typeof shownHold>;

const releaseBody = z
  .strictObject({
    reason: prose.max(1000).meta({ description: 'Why it is right that work goes on. No names.' }),
    notices: z.enum(noticeChoices).optional().meta({
      description:
        'What becomes of messages to people that wait: `send`, or `unknown` where they may have been sent after the backup: nothing then repeats them. Needed when there are any.',
    }),
  })
  .meta({ id: 'HoldRelease' });

const present = async (deps: ReleaseDeps & { pool: pg.Pool }, reader: Reader): Promise<ShownHold> => {
  const hold = await store.openHold(deps.pool);
  return {
    held: hold !== undefined,
    reason: hold?.reason ?? null,
    since: hold?.since.toISOString() ?? null,
    backupMadeAt: hold?.backupMadeAt?.toISOString() ?? null,
    wouldGoOut: hold ? await wouldGoOut(deps.pool, deps.clock.now(), reader) : null,
  };
};

export const createHoldRoutes = (deps: ReleaseDeps & { pool: pg.Pool }): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/hold',
    tag: 'Settings',
    summary: 'Whether anything may leave the house, and what waits',
    description:
      'After a restore, or when the database is a copy or an older state of the one that was worked in, nobody is paged and nothing is sent until an administrator releases the hold.',
    permission: 'settings.read',
    responses: { 200: { description: 'As it stands now', schema: shownHold } },
    handle: async ({ requester }) => ({ body: await present(deps, requester) }),
  }),
  route({
    method: 'post',
    path: '/api/v1/hold/release',
    tag: 'Settings',
    summary: 'Let work go on',
    permission: 'settings.write',
    body: releaseBody,
    idempotent: true,
    responses: {
      200: { description: 'What was set going', schema: shownHold },
      404: { description: 'Nothing is on hold' },
    },
    handle: async ({ body, requester }, transaction) =>
      transaction(async (tx) => {
        const went = await releaseHold(deps, tx, body, requester);
        return {
          body: {
            held: false,
            reason: null,
            since: null,
            backupMadeAt: null,
            wouldGoOut: went,
          } satisfies ShownHold,
        };
      }),
  }),
];
