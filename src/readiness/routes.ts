import { z } from 'zod';
import { withTransaction } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { checkIds, triable } from './check.ts';
import { readReadiness } from './readiness.ts';
import { type TryDeps, tryCheck } from './try-check.ts';

const tag = 'Settings';

const tried = z
  .object({
    worked: z.boolean(),
    code: z.string().meta({ description: 'A code such as `accepted`, `http-401` or `ECONNREFUSED`' }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'ReadinessTry' });

const shown = z
  .object({
    checks: z.array(
      z.object({
        id: z.enum(checkIds),
        standing: z.enum(['ready', 'attention', 'missing']),
        code: z.string().meta({ description: 'Why, from a closed list for each check' }),
        detail: z.string().nullable().meta({ description: 'A figure, a date or a code that belongs to it' }),
        lastTry: tried.nullable(),
      }),
    ),
  })
  .meta({ id: 'ReadinessForABreach' });
/** What must work before a breach comes, as the API shows it. */
export type ShownReadiness = z.output<typeof shown>;

const present = async (deps: TryDeps): Promise<ShownReadiness> => ({
  checks: (await readReadiness(deps)).map(({ id, standing, code, detail, lastTry }) => ({
    id,
    standing,
    code,
    detail: detail ?? null,
    lastTry: lastTry && { worked: lastTry.worked, code: lastTry.code, at: lastTry.at.toISOString() },
  })),
});

/** Whether this installation is fit for a breach tonight, and trying each part of it. */
export const createReadinessRoutes = (deps: TryDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/readiness',
    tag,
    summary: 'What must work before a breach comes, and how each part stands',
    permission: 'settings.read',
    responses: { 200: { description: 'As it stands now', schema: shown } },
    handle: async () => ({ body: await present(deps) }),
  }),
  route({
    method: 'post',
    path: '/api/v1/readiness/tries',
    tag,
    summary: 'Try one part for real',
    description:
      'E-mail and SMS go to one of the staff who are alerted, named by `contactId`, by the channel that notices take. `backup` makes one beside the data, reads it back and removes it. What came of it stands in the journal.',
    permission: 'settings.write',
    body: z
      .strictObject({
        check: z.enum(triable),
        contactId: z.uuid().optional().meta({ description: 'Needed for `email` and `sms`' }),
      })
      .meta({ id: 'ReadinessTryBody' }),
    responses: {
      200: { description: 'How everything stands after it', schema: shown },
      409: { description: 'On hold: nothing is sent' },
    },
    handle: async ({ body, requester }) => {
      const outcome = await tryCheck(deps, body.check, body.contactId);
      await withTransaction(deps.pool, (tx) =>
        appendToSystem(tx, {
          type: 'readiness.tried',
          recordedAt: deps.clock.now(),
          actor: { kind: 'person', id: requester.personId },
          event: { check: body.check, ...outcome },
        }),
      );
      return { body: await present(deps) };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/readiness/key-copy',
    tag,
    summary: 'Say that a copy of the master key is kept apart from the data',
    permission: 'settings.write',
    body: z.strictObject({ kept: z.literal(true) }).meta({ id: 'KeyCopyBody' }),
    responses: { 200: { description: 'How everything stands after it', schema: shown } },
    handle: async ({ requester }) => {
      await withTransaction(deps.pool, (tx) =>
        appendToSystem(tx, {
          type: 'master-key.copied',
          recordedAt: deps.clock.now(),
          actor: { kind: 'person', id: requester.personId },
          event: {},
        }),
      );
      return { body: await present(deps) };
    },
  }),
];
