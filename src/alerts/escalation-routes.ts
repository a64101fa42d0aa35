import { z } from 'zod';
import type { AccessDeps } from '../access/tokens.ts';
import type { Db } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { Problem } from '../problems.ts';
import { beginSettingsChange, settingsEtag } from '../register/settings-version.ts';
import { type Escalation, escalationBody } from './escalation.ts';
import { readEscalation, writeEscalation } from './escalation-store.ts';
import { type MethodKind, methodKinds } from './method-store.ts';
import { reachOf } from './reachability.ts';
import { createRefusalNote } from './refused-input.ts';
import { readRoster } from './roster.ts';
import { listContacts } from './store.ts';

const shown = escalationBody.safeExtend({
  isDefault: z.boolean().meta({ description: 'Nobody has put one: this is what Varsla brings along' }),
  kinds: z.array(z.enum(methodKinds)).meta({ description: 'What this installation can alert by' }),
  reach: z.array(
    z.object({
      step: z.int(),
      contacts: z.array(z.uuid()),
      methods: z.array(
        z.object({
          contactId: z.uuid(),
          methodId: z.uuid(),
          kind: z.enum(methodKinds),
          verified: z.boolean(),
        }),
      ),
      unreachable: z.boolean().meta({
        description: 'No verified method: the step goes by unverified ones, or by none at all',
      }),
      why: z.string().nullable(),
    }),
  ),
});

const unknownContacts = (escalation: Escalation, known: ReadonlySet<string>) =>
  escalation.steps.flatMap(({ contacts }, step) =>
    Array.isArray(contacts)
      ? contacts.flatMap((id, index) =>
          known.has(id)
            ? []
            : [
                {
                  pointer: `/steps/${step}/contacts/${index}`,
                  detail: 'There is no such contact on the list.',
                },
              ],
        )
      : [],
  );

/** Who is alerted, by what, and who is next when nobody acknowledges. */
export const createEscalationRoutes = (deps: AccessDeps & { kinds: readonly MethodKind[] }): Route[] => {
  const present = async (db: Db) => {
    const { escalation, isDefault } = await readEscalation(db);
    const roster = await readRoster(db, deps.kinds, deps.clock.now());
    return { ...escalation, isDefault, kinds: [...deps.kinds], reach: reachOf(escalation, roster) };
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/escalation',
      tag: 'Alerts',
      summary: 'Read the escalation, and whom each of its steps reaches now',
      permission: 'settings.read',
      responses: { 200: { description: 'The one that holds', schema: shown, headers: ['ETag'] } },
      handle: async () => {
        // Before the document: whoever changes it in between is then noticed, not overwritten.
        const headers = await settingsEtag(deps.pool, 'escalation');
        return { headers, body: await present(deps.pool) };
      },
    }),
    route({
      method: 'put',
      path: '/api/v1/escalation',
      tag: 'Alerts',
      summary: 'Put the escalation, whole; the answer says which steps are unreachable',
      permission: 'settings.write',
      body: escalationBody,
      onRefused: createRefusalNote(deps, 'escalation.refused'),
      version: 'optional',
      responses: { 200: { description: 'As it stands now', schema: shown, headers: ['ETag'] } },
      handle: async ({ body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const headers = await beginSettingsChange(tx, 'escalation', expectedVersion);
          const known = new Set((await listContacts(tx)).map(({ id }) => id));
          const errors = unknownContacts(body, known);
          if (errors.length > 0)
            throw new Problem('invalid-input', 'The body is not right; see errors for each field.', {
              errors,
            });
          const at = deps.clock.now();
          await writeEscalation(tx, body, { personId: requester.personId, at });
          await appendToSystem(tx, {
            type: 'escalation.changed',
            recordedAt: at,
            actor: { kind: 'person', id: requester.personId },
            event: body,
          });
          return { headers, body: await present(tx) };
        }),
    }),
  ];
};
