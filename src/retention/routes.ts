import type pg from 'pg';
import { z } from 'zod';
import { namesOf } from '../access/names.ts';
import { withSnapshot } from '../db/transaction.ts';
import { prose } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { placeLegalHold, releaseLegalHold } from './legal-hold.ts';
import { planRetention } from './plan.ts';
import { purge, type PurgeDeps } from './purge.ts';
import { retentionKinds, retentionRules, rulesInForce } from './rules.ts';
import { writeRules } from './store.ts';

const tag = 'Retention';

const shownHold = z.object({ reason: z.string(), placedAt: z.iso.datetime(), placedBy: z.string() });

const shownPlan = z
  .object({
    rules: retentionRules,
    updatedAt: z.iso.datetime().nullable(),
    updatedBy: z.string().nullable(),
    items: z.array(
      z.object({
        incidentId: z.uuid(),
        reference: z.string(),
        kind: z.enum(retentionKinds),
        count: z.int().meta({ description: 'People on the lists, or attachments' }),
        endedAt: z.iso.datetime(),
        dueAt: z.iso.datetime(),
        isDue: z.boolean(),
        isHeld: z.boolean(),
      }),
    ),
    holds: z.array(shownHold.extend({ incidentId: z.uuid(), reference: z.string() })),
  })
  .meta({ id: 'RetentionPlan' });
export type ShownPlan = z.output<typeof shownPlan>;

const purgeBody = z
  .strictObject({
    items: z
      .array(z.strictObject({ incidentId: z.uuid(), kind: z.enum(retentionKinds) }))
      .min(1)
      .max(1000),
  })
  .meta({ id: 'RetentionPurge' });

const reasonBody = z.strictObject({ reason: prose }).meta({ id: 'LegalHoldReason' });
const onIncident = z.object({ id: z.uuid() });

export const createRetentionRoutes = (deps: PurgeDeps & { pool: pg.Pool }): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/retention',
    tag,
    summary: 'How long what is kept of people stays, and what would be forgotten now: a dry run',
    description: 'Of ended cases that you may see, what is due first in front. Asking changes nothing.',
    permission: 'settings.read',
    responses: { 200: { description: 'Rules, what they give, and legal holds', schema: shownPlan } },
    handle: async ({ requester }) =>
      withSnapshot(deps.pool, async (db) => {
        const { rules, updatedAt, updatedBy } = await rulesInForce(db);
        const { items, held } = await planRetention(db, deps.clock.now(), requester);
        const holds = held.flatMap(({ incidentId, reference, hold }) =>
          hold ? [{ incidentId, reference, ...hold }] : [],
        );
        const names = await namesOf(db, [
          ...(updatedBy === null ? [] : [updatedBy]),
          ...holds.map(({ placedBy }) => placedBy),
        ]);
        return {
          body: {
            rules,
            updatedAt: updatedAt?.toISOString() ?? null,
            updatedBy: updatedBy === null ? null : (names.get(updatedBy) ?? updatedBy),
            items: items.map(({ hold, ...one }) => ({
              ...one,
              endedAt: one.endedAt.toISOString(),
              dueAt: one.dueAt.toISOString(),
              isHeld: hold !== null,
            })),
            holds: holds.map((one) => ({
              ...one,
              placedAt: one.placedAt.toISOString(),
              placedBy: names.get(one.placedBy) ?? one.placedBy,
            })),
          },
        };
      }),
  }),
  route({
    method: 'put',
    path: '/api/v1/retention/rules',
    tag,
    summary: 'Say how long what is kept of people stays',
    permission: 'settings.write',
    body: retentionRules,
    responses: { 200: { description: 'They hold from now on', schema: retentionRules } },
    handle: async ({ body, requester }, transaction) =>
      transaction(async (tx) => {
        const { rules: from } = await rulesInForce(tx);
        const at = deps.clock.now();
        await writeRules(tx, body, requester.personId, at);
        await appendToSystem(tx, {
          type: 'retention.changed',
          recordedAt: at,
          actor: { kind: 'person', id: requester.personId },
          event: { from, to: body },
        });
        return { body };
      }),
  }),
  route({
    method: 'post',
    path: '/api/v1/retention/purge',
    tag,
    summary: 'Forget what is due: the keys are destroyed, and the proof can still be checked',
    description:
      'Name what the dry run named. All of it, or nothing: refused where something is not due, on legal hold, or gone already.',
    permission: 'settings.write',
    body: purgeBody,
    responses: {
      200: {
        description: 'Forgotten',
        schema: z.object({ incidents: z.int(), people: z.int(), attachments: z.int() }),
      },
    },
    handle: async ({ body, requester }, transaction) => ({
      body: await transaction((tx) => purge(deps, tx, body.items, requester)),
    }),
  }),
  route({
    method: 'post',
    path: '/api/v1/incidents/{id}/legal-hold',
    tag,
    summary: 'Keep everything of a case until somebody lifts it',
    permission: 'access.write',
    params: onIncident,
    body: reasonBody,
    responses: { 204: { description: 'On hold' } },
    handle: async ({ params, body, requester }, transaction) =>
      transaction(async (tx) => {
        const { personId } = requester;
        await placeLegalHold(deps.clock, tx, { incidentId: params.id, personId, reason: body.reason });
        return { status: 204 };
      }),
  }),
  route({
    method: 'post',
    path: '/api/v1/incidents/{id}/legal-hold/release',
    tag,
    summary: 'Lift the legal hold of a case',
    permission: 'notices.approve',
    params: onIncident,
    body: reasonBody,
    responses: { 204: { description: 'Lifted' } },
    handle: async ({ params, body, requester }, transaction) =>
      transaction(async (tx) => {
        const { personId } = requester;
        await releaseLegalHold(deps.clock, tx, { incidentId: params.id, personId, reason: body.reason });
        return { status: 204 };
      }),
  }),
];
