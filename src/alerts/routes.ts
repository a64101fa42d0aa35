import { z } from 'zod';
import { may } from '../access/permissions.ts';
import type { AccessDeps } from '../access/tokens.ts';
import { emailAddress, language, line, mobileNumber } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { beginSettingsChange, settingsEtag } from '../register/settings-version.ts';
import { followContacts } from './method-store.ts';
import { createRefusalNote } from './refused-input.ts';
import { listContacts, replaceContacts } from './store.ts';

const contact = z.strictObject({
  name: line,
  email: emailAddress.nullable().default(null),
  mobile: mobileNumber.nullable().default(null),
  order: z.int().min(1).max(1000).optional(),
  language: language.default('nb'),
});

const contactsBody = z
  .strictObject({
    contacts: z
      .array(contact)
      .max(50)
      .superRefine((contacts, context) => {
        for (const [index, { email, mobile }] of contacts.entries())
          if (!email && !mobile)
            context.addIssue({
              code: 'custom',
              path: [index],
              message: 'Give an e-mail address or a mobile number: otherwise no alert reaches this person.',
            });
      }),
  })
  .meta({ id: 'Contacts' });

const shown = z.object({
  contacts: z.array(contact.extend({ id: z.uuid() })),
});

const tag = 'Settings';

/** The id that a contact had on the list before, known by e-mail or mobile; each is given once. */
const keptId = (
  before: { id: string; email: string | null; mobile: string | null }[],
  { email, mobile }: { email: string | null; mobile: string | null },
): string | undefined => {
  const index = before.findIndex(
    (one) => (email !== null && one.email === email) || (mobile !== null && one.mobile === mobile),
  );
  return index < 0 ? undefined : before.splice(index, 1)[0]?.id;
};

export const createContactRoutes = (deps: AccessDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/contacts',
    tag,
    summary: 'Read who is alerted of deadlines; an auditor sees names without addresses',
    permission: 'settings.read',
    responses: { 200: { description: 'In their order', schema: shown, headers: ['ETag'] } },
    handle: async ({ requester }) => {
      const hidden = may(requester.role, 'contacts.read') ? {} : { email: null, mobile: null };
      // Before the list: whoever changes it in between is then noticed, not overwritten.
      const headers = await settingsEtag(deps.pool, 'contacts');
      const contacts = (await listContacts(deps.pool)).map((one) => ({ ...one, ...hidden }));
      return { headers, body: { contacts: contacts.map((one, index) => ({ ...one, order: index + 1 })) } };
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/contacts',
    tag,
    summary: 'Put the list of staff who are alerted, whole',
    permission: 'settings.write',
    body: contactsBody,
    onRefused: createRefusalNote(deps, 'contacts.refused'),
    version: 'optional',
    responses: { 200: { description: 'As it stands now', schema: shown, headers: ['ETag'] } },
    handle: async ({ body, requester, expectedVersion }, transaction) =>
      transaction(async (tx) => {
        const headers = await beginSettingsChange(tx, 'contacts', expectedVersion);
        const now = deps.clock.now();
        const before = await listContacts(tx);
        const ordered = body.contacts
          .map((one, index) => ({ ...one, order: one.order ?? index + 1 }))
          .sort((a, b) => a.order - b.order)
          .map(({ name, email, mobile, language }) => ({
            id: keptId(before, { email, mobile }) ?? deps.ids.uuid(),
            name,
            email,
            mobile,
            language,
          }));
        await replaceContacts(tx, ordered, now);
        await followContacts(tx, ordered, () => deps.ids.uuid(), now);
        await appendToSystem(tx, {
          type: 'contacts.changed',
          recordedAt: now,
          actor: { kind: 'person', id: requester.personId },
          // The journal holds no contact data: which rows, and how each can be reached.
          event: {
            contacts: ordered.map(({ id, email, mobile }) => ({
              id,
              email: email !== null,
              sms: mobile !== null,
            })),
          },
        });
        return { headers, body: { contacts: ordered.map((one, index) => ({ ...one, order: index + 1 })) } };
      }),
  }),
];
