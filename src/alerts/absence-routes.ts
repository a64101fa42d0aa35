import { z } from 'zod';
import type { AccessDeps } from '../access/tokens.ts';
import { instant } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { Problem } from '../problems.ts';
import { listAbsences, replaceAbsences, unmanned } from './absences.ts';
import { findContact, listContacts } from './store.ts';

const absencesBody = z
  .strictObject({
    absences: z
      .array(
        z
          .strictObject({ from: instant, to: instant })
          .refine(({ from, to }) => from < to, { path: ['to'], error: 'This must lie after the beginning.' }),
      )
      .max(100)
      .superRefine((absences, context) => {
        for (const [index, one] of absences.entries())
          if (absences.slice(0, index).some(({ from, to }) => one.from < to && from < one.to))
            context.addIssue({
              code: 'custom',
              path: [index],
              message: 'This overlaps with another absence of the same person.',
            });
      }),
  })
  .meta({ id: 'Absences' });

const period = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });
const shown = z.object({
  absences: z.array(period),
  unmanned: z.array(period).meta({ description: 'When nobody at all is on duty' }),
});

const inWriting = ({ from, to }: { from: Date; to: Date }) => ({
  from: from.toISOString(),
  to: to.toISOString(),
});

const params = z.object({ id: z.uuid() });
const noContact = (): Problem => new Problem('not-found', 'There is no such contact.');

/** When staff are away. Everybody on the list is on duty otherwise. */
export const createAbsenceRoutes = (deps: AccessDeps): Route[] => {
  const present = async (db: Parameters<typeof listAbsences>[0], contactId: string) => {
    const now = deps.clock.now();
    const contactIds = (await listContacts(db)).map(({ id }) => id);
    return {
      absences: (await listAbsences(db, now, contactId)).map(inWriting),
      unmanned: unmanned(contactIds, await listAbsences(db, now), now).map(inWriting),
    };
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/contacts/{id}/absences',
      tag: 'Alerts',
      summary: 'Read when a contact is away, and when nobody at all is on duty',
      permission: 'settings.read',
      params,
      responses: { 200: { description: 'What is not over yet', schema: shown } },
      handle: async ({ params: { id } }) => {
        if (!(await findContact(deps.pool, id))) throw noContact();
        return { body: await present(deps.pool, id) };
      },
    }),
    route({
      method: 'put',
      path: '/api/v1/contacts/{id}/absences',
      tag: 'Alerts',
      summary: 'Put when a contact is away, whole: what runs now and what is to come',
      permission: 'settings.write',
      params,
      body: absencesBody,
      responses: { 200: { description: 'As it stands now', schema: shown } },
      handle: async ({ params: { id }, body, requester }, transaction) =>
        transaction(async (tx) => {
          const now = deps.clock.now();
          if (!(await findContact(tx, id))) throw noContact();
          const rows = body.absences.map((absence) => ({ id: deps.ids.uuid(), ...absence }));
          await replaceAbsences(tx, id, rows, now);
          await appendToSystem(tx, {
            type: 'contact.absences-changed',
            recordedAt: now,
            actor: { kind: 'person', id: requester.personId },
            event: { contactId: id, absences: body.absences },
          });
          return { body: await present(tx, id) };
        }),
    }),
  ];
};
