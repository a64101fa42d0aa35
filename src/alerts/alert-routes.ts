import { z } from 'zod';
import type { AccessDeps } from '../access/tokens.ts';
import { refuseHeld } from '../hold/hold.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { invalid, Problem } from '../problems.ts';
import { acknowledgeAlert } from './acknowledge.ts';
import { findAlert, listAlerts, messagesOf, type ShownAlert } from './alert-list.ts';
import { openTestAlert } from './alert-store.ts';
import { listMethods, type MethodKind } from './method-store.ts';
import { findContact } from './store.ts';

const tag = 'Alerts';
const states = ['open', 'acknowledged', 'ended'] as const;
const maybeInstant = z.iso.datetime().nullable();

const shown = z
  .object({
    id: z.uuid(),
    incidentId: z.uuid().nullable().meta({ description: 'Null: a test alarm' }),
    reference: z.string().nullable(),
    kind: z.string(),
    key: z.uuid().nullable().meta({ description: 'Which of several duties of a dated kind' }),
    step: z.string().meta({ description: 'Which reminder of the deadline it tells of' }),
    dueAt: maybeInstant,
    createdAt: z.iso.datetime(),
    state: z.enum(states),
    round: z.int(),
    escalationStep: z.int().meta({ description: 'The step that was taken last in this round; 0: none yet' }),
    nextStepAt: maybeInstant.meta({ description: 'Null: nothing more follows by itself' }),
    acknowledgedAt: maybeInstant,
    acknowledgedHow: z.string().nullable(),
    acknowledgedBy: z.string().nullable(),
    acknowledgedByReader: z.boolean().meta({ description: 'It was you' }),
    endedAt: maybeInstant,
    endedBecause: z.string().nullable(),
  })
  .meta({ id: 'Alert' });

const sent = z.object({
  id: z.uuid(),
  contact: z.string(),
  method: z.string(),
  round: z.int(),
  escalationStep: z.int(),
  state: z.enum(['pending', 'accepted', 'failed', 'dropped']),
  attempts: z.int(),
  reason: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});

const present = (alert: ShownAlert) => ({
  ...alert,
  dueAt: alert.dueAt?.toISOString() ?? null,
  createdAt: alert.createdAt.toISOString(),
  nextStepAt: alert.nextStepAt?.toISOString() ?? null,
  acknowledgedAt: alert.acknowledgedAt?.toISOString() ?? null,
  endedAt: alert.endedAt?.toISOString() ?? null,
});

const params = z.object({ id: z.uuid() });
const noAlert = (): Problem => new Problem('not-found', 'There is no such alert.');

/** Alerts to staff: what is open, who has acknowledged, and the test that wakes somebody now. */
export const createAlertRoutes = (deps: AccessDeps & { kinds: readonly MethodKind[] }): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/alerts',
    tag,
    summary: 'List alerts to staff of the incidents that you see, the newest first',
    permission: 'incidents.read',
    query: z.strictObject({
      state: z.enum(states).optional(),
      incident: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    responses: { 200: { description: 'Without addresses', schema: z.object({ items: z.array(shown) }) } },
    handle: async ({ query: { state, incident, limit }, requester }) => {
      const alerts = await listAlerts(deps.pool, requester, { state, incidentId: incident, limit });
      return { body: { items: alerts.map(present) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/alerts/{id}',
    tag,
    summary: 'Read an alert and what was sent of it',
    permission: 'incidents.read',
    params,
    responses: {
      200: { description: 'Names without addresses', schema: shown.extend({ messages: z.array(sent) }) },
    },
    handle: async ({ params: { id }, requester }) => {
      const alert = await findAlert(deps.pool, requester, id);
      if (!alert) throw noAlert();
      const messages = (await messagesOf(deps.pool, requester, id)).map((message) => ({
        ...message,
        updatedAt: message.updatedAt.toISOString(),
      }));
      return { body: { ...present(alert), messages } };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/alerts/{id}/acknowledge',
    tag,
    summary: 'Acknowledge an alert: all its later steps stop, and those of no other',
    description: 'A second call changes nothing and answers the same.',
    permission: 'incidents.write',
    params,
    responses: {
      200: { description: 'Acknowledged, now or before', schema: shown },
      409: { description: 'The alert is over: its deadline is met, or a newer one has taken its place' },
    },
    handle: async ({ params: { id }, requester }) => {
      if (!(await findAlert(deps.pool, requester, id))) throw noAlert();
      // A token has no language: whoever has one came through the pages.
      const how = requester.language === undefined ? 'api' : 'page';
      await acknowledgeAlert(deps, id, { how, personId: requester.personId });
      const alert = await findAlert(deps.pool, requester, id);
      if (!alert) throw noAlert();
      if (alert.state === 'ended')
        throw new Problem(
          'alert-over',
          alert.endedBecause === 'superseded'
            ? 'A newer alert of the same deadline has taken its place: acknowledge that one.'
            : 'The alert is over: its deadline runs no more, or nobody answered the test in time.',
        );
      return { body: present(alert) };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/contacts/{id}/test',
    tag,
    summary: 'Wake this contact now, by every way there is, as a test',
    permission: 'settings.write',
    params,
    responses: {
      202: { description: 'The test alarm; read it to see what becomes of it', schema: shown },
      409: { description: 'Varsla is on hold: nobody is alerted until it is released' },
      429: { description: 'A test of this contact has just begun' },
    },
    handle: async ({ params: { id }, requester }, transaction) =>
      transaction(async (tx) => {
        const now = deps.clock.now();
        if (!(await findContact(tx, id))) throw new Problem('not-found', 'There is no such contact.');
        await refuseHeld(tx);
        const ways = (await listMethods(tx, id)).filter(({ kind }) => deps.kinds.includes(kind));
        if (ways.length === 0) throw invalid('', 'This contact has no method that is set up.');
        const { rowCount } = await tx.query(
          `select 1 from alerts where contact_id = $1 and state = 'open' and created_at > $2::timestamptz - interval '1 minute'`,
          [id, now],
        );
        if (rowCount)
          throw new Problem('too-many-requests', 'A test of this contact has just begun: wait a minute.');
        const alertId = deps.ids.uuid();
        await openTestAlert(tx, alertId, id, now);
        await appendToSystem(tx, {
          type: 'contact.tested',
          recordedAt: now,
          actor: { kind: 'person', id: requester.personId },
          event: { contactId: id, alertId },
        });
        const alert = await findAlert(tx, requester, alertId);
        return { status: 202, body: present(alert as ShownAlert) };
      }),
  }),
];
