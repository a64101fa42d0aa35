import { z } from 'zod';
import { canaryStages } from '../../../workflows/notice/machine.ts';
import { runStates } from '../../../workflows/notice/decide-run.ts';
import { may } from '../../access/permissions.ts';
import { withTransaction } from '../../db/transaction.ts';
import { prose } from '../../http/fields.ts';
import { type Route, route } from '../../http/route.ts';
import type { DoorDeps } from '../../incidents/door.ts';
import { findIncident } from '../../incidents/incidents.ts';
import { Problem } from '../../problems.ts';
import { decideUnknown, unknownDecisions } from '../decide-unknown.ts';
import { openBreakers } from './breaker.ts';
import { changeRun } from './change-run.ts';
import { countMessages, findRun, writeQuiet } from './run-store.ts';

const tag = 'People';
const incidentId = z.object({ id: z.uuid() });
const hourOfDay = z.int().min(0).max(23);

const shownRun = z
  .object({
    run: z
      .object({
        state: z.enum(runStates),
        stage: z.object({ upTo: z.int() }).nullable().meta({ description: 'Of the canary; null outside it' }),
        holdUntil: z.iso.datetime().nullable().meta({ description: 'While it is held' }),
        quiet: z.object({ from: hourOfDay, to: hourOfDay }).nullable(),
        messages: z.object({
          gone: z.int().meta({ description: 'Left or on the wire: cannot be called back' }),
          waiting: z.int(),
          failed: z.int(),
          unknown: z.int(),
          cancelled: z.int(),
        }),
        breakers: z.array(
          z.object({
            channel: z.enum(['email', 'sms']),
            probeAt: z.iso.datetime(),
            reason: z.string().nullable(),
          }),
        ),
      })
      .nullable()
      .meta({ description: 'Null: nothing was approved' }),
  })
  .meta({ id: 'NoticeRun' });
/** The sending of a notice as a whole, as the API shows it. */
export type ShownRun = z.output<typeof shownRun>;

const runReason = z
  .strictObject({ reason: prose.max(1000).meta({ description: 'Stands in the journal. No names.' }) })
  .meta({ id: 'NoticeRunReason' });

const moves = {
  pause: { event: 'run.paused', summary: 'Pause the sending: nothing new leaves, what is on the wire ends' },
  resume: { event: 'run.resumed', summary: 'Let the sending go on' },
  stop: { event: 'run.stopped', summary: 'Stop the sending for good: what has not left will not' },
} as const;

/** The sending of an approved notice: where it stands, and the words that pause, resume and stop it. */
export const createRunRoutes = (deps: DoorDeps): Route[] => {
  const present = async (id: string): Promise<ShownRun> => {
    if (!(await findIncident(deps.pool, id)))
      throw new Problem('not-found', 'There is no incident with this id.');
    const run = await findRun(deps.pool, id);
    if (!run) return { run: null };
    const { started, under, waiting, failed, unknown, cancelled } = await countMessages(
      deps.pool,
      run.noticeId,
    );
    const upTo = run.value === 'canary' ? canaryStages[run.stage] : undefined;
    return {
      run: {
        state: run.value,
        stage: upTo === undefined ? null : { upTo },
        holdUntil: run.value === 'holding' ? run.holdUntil.toISOString() : null,
        quiet: run.quiet,
        messages: { gone: Math.max(started, under), waiting, failed, unknown, cancelled },
        breakers: (await openBreakers(deps.pool)).map(({ channel, probeAt, reason }) => ({
          channel,
          probeAt: probeAt.toISOString(),
          reason,
        })),
      },
    };
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/notice/run',
      tag,
      summary: 'Where the sending of the notice to the people stands',
      description:
        'After the approval it is held for a while, then goes to 50, 500 and 5,000 first, and to everybody once those went well.',
      permission: 'incidents.read',
      params: incidentId,
      responses: { 200: { description: 'As it stands now', schema: shownRun } },
      handle: async ({ params }) => ({ body: await present(params.id) }),
    }),
    ...Object.entries(moves).map(([name, { event, summary }]) =>
      route({
        method: 'post',
        path: `/api/v1/incidents/{id}/notice/run/${name}`,
        tag,
        summary,
        ...(name === 'resume' && { description: 'Out of quarantine an approver lets it go on.' }),
        permission: 'people.write',
        params: incidentId,
        body: runReason,
        responses: {
          200: { description: 'As it stands after it', schema: shownRun },
          409: { description: 'It does not stand where this is possible' },
        },
        handle: async ({ params, body, requester }) => {
          const run = await findRun(deps.pool, params.id);
          if (name === 'resume' && run?.value === 'quarantined' && !may(requester.role, 'notices.approve'))
            throw new Problem('forbidden', 'Out of quarantine an approver lets it go on.');
          await changeRun(deps, {
            incidentId: params.id,
            event,
            personId: requester.personId,
            reason: body.reason,
          });
          return { body: await present(params.id) };
        },
      }),
    ),
    route({
      method: 'post',
      path: '/api/v1/incidents/{id}/deliveries/{deliveryId}/decision',
      tag,
      summary: 'Settle one message of which nobody knows whether it was taken',
      description:
        'sent: it counts as handed over. resend: it leaves once more, perhaps a second time; an approver decides that. next-channel: by SMS where there is a number, else somebody decides about the rest.',
      permission: 'people.write',
      params: z.object({ id: z.uuid(), deliveryId: z.uuid() }),
      body: z
        .strictObject({
          decision: z.enum(unknownDecisions),
          reason: prose.max(1000).meta({ description: 'Stands in the journal. No names.' }),
        })
        .meta({ id: 'DeliveryDecision' }),
      responses: {
        200: { description: 'The sending after it', schema: shownRun },
        409: { description: 'It is known by now, or the sending was stopped' },
      },
      handle: async ({ params, body, requester }) => {
        if (body.decision === 'resend' && !may(requester.role, 'notices.approve'))
          throw new Problem('forbidden', 'That somebody may be told twice is decided by an approver.');
        await decideUnknown(deps, {
          incidentId: params.id,
          deliveryId: params.deliveryId,
          ...body,
          personId: requester.personId,
        });
        return { body: await present(params.id) };
      },
    }),
    route({
      method: 'put',
      path: '/api/v1/incidents/{id}/notice/run/quiet',
      tag,
      summary: 'Hours of the day in Norway in which nothing of this notice leaves; null for none',
      permission: 'people.write',
      params: incidentId,
      body: z
        .strictObject({ quiet: z.strictObject({ from: hourOfDay, to: hourOfDay }).nullable() })
        .meta({ id: 'NoticeRunQuiet' }),
      responses: { 200: { description: 'As it stands after it', schema: shownRun } },
      handle: async ({ params, body }) => {
        const run = await findRun(deps.pool, params.id);
        if (!run) throw new Problem('not-found', 'Nothing was approved to be sent in this incident.');
        await withTransaction(deps.pool, (tx) => writeQuiet(tx, run.noticeId, body.quiet));
        return { body: await present(params.id) };
      },
    }),
  ];
};
