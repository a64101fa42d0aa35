import { z } from 'zod';
import type { AccessDeps } from '../access/tokens.ts';
import { type Route, route } from '../http/route.ts';
import { readDuty } from './duty.ts';

const period = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

const shown = z
  .object({
    at: z.iso.datetime(),
    contacts: z.array(z.object({ id: z.uuid(), name: z.string(), absences: z.array(period) })),
    onDuty: z.array(z.uuid()).meta({ description: 'Who is on duty now; empty: nobody' }),
    unmanned: z.array(period).meta({ description: 'When nobody at all is on duty' }),
    deadlines: z.array(
      z.object({
        incidentId: z.uuid(),
        reference: z.string(),
        restricted: z.boolean().meta({ description: 'Only those named in the incident see it' }),
        kind: z.string(),
        key: z.uuid().nullable().meta({ description: 'Which of several duties of a dated kind' }),
        dueAt: z.iso.datetime(),
        onDuty: z.array(z.uuid()).meta({ description: 'Who is on duty when it expires; empty: nobody' }),
        lastOfficeHour: period
          .extend({ onDuty: z.array(z.uuid()) })
          .nullable()
          .meta({ description: 'The last hour of office time before it, and who is on duty then' }),
      }),
    ),
  })
  .meta({ id: 'DutyList' });

export const createDutyRoutes = (deps: AccessDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/duty',
    tag: 'Alerts',
    summary: 'Read who is on duty, now and when each running deadline expires',
    permission: 'settings.read',
    query: z.strictObject({
      incident: z.uuid().optional().meta({ description: 'Only the deadlines of this incident' }),
    }),
    responses: {
      200: {
        description: 'Without addresses, and without incidents that are not yours to see',
        schema: shown,
      },
    },
    handle: async ({ query: { incident }, requester }) => {
      const now = deps.clock.now();
      const duty = await readDuty(deps.pool, now, { reader: requester, incidentId: incident });
      const inWriting = ({ from, to }: { from: Date; to: Date }) => ({
        from: from.toISOString(),
        to: to.toISOString(),
      });
      return {
        body: {
          at: now.toISOString(),
          contacts: duty.contacts.map((one) => ({ ...one, absences: one.absences.map(inWriting) })),
          onDuty: duty.onDuty,
          unmanned: duty.unmanned.map(inWriting),
          deadlines: duty.deadlines.map((one) => ({ ...one, dueAt: one.dueAt.toISOString() })),
        },
      };
    },
  }),
];
