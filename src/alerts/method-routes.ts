import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { faultOfWebhookUrl } from '../channels/webhook.ts';
import { emailAddress, mobileNumber } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { parsePhone } from '../phone.ts';
import { invalid, Problem } from '../problems.ts';
import { sealSecret } from './deliver.ts';
import { insertMethod, listMethods, lockMethod, methodKinds, removeMethod } from './method-store.ts';
import { createRefusalNote } from './refused-input.ts';
import { findContact } from './store.ts';
import { type MethodDeps, sendCode, verifyMethod } from './verify-method.ts';

const tag = 'Alerts';

const methodBody = z
  .strictObject({ kind: z.enum(methodKinds), address: z.string().trim().min(1).max(2000) })
  .meta({ id: 'ContactMethodBody' });

const shown = z
  .object({
    id: z.uuid(),
    kind: z.enum(methodKinds),
    address: z.string(),
    listed: z.boolean().meta({ description: 'It follows the contact’s e-mail address or mobile number' }),
    verifiedAt: z.iso.datetime().nullable().meta({ description: 'Null: it does not count yet' }),
  })
  .meta({ id: 'ContactMethod' });

const present = (method: {
  id: string;
  kind: (typeof methodKinds)[number];
  address: string;
  listed: boolean;
  verifiedAt: Date | null;
}) => ({
  id: method.id,
  kind: method.kind,
  address: method.address,
  listed: method.listed,
  verifiedAt: method.verifiedAt?.toISOString() ?? null,
});

/** The address as it is kept. Throws naming `/address` where this kind cannot reach it. */
const addressOf = (kind: (typeof methodKinds)[number], written: string, allowLoopback: boolean): string => {
  if (kind === 'webhook') {
    const fault = faultOfWebhookUrl(written, allowLoopback);
    if (fault) throw invalid('/address', fault);
    return new URL(written).href;
  }
  if (kind === 'voice') {
    const phone = parsePhone(written);
    if (!phone) throw invalid('/address', 'This is no possible phone number.');
    return phone.e164;
  }
  const read = (kind === 'email' ? emailAddress : mobileNumber).safeParse(written);
  if (!read.success) throw invalid('/address', read.error.issues[0]?.message ?? 'This is not an address.');
  return read.data;
};

const ofContact = z.object({ id: z.uuid() });
const ofMethod = z.object({ id: z.uuid(), methodId: z.uuid() });
const noContact = (): Problem => new Problem('not-found', 'There is no such contact.');

/** How each contact is reached, and the proof that it works. */
export const createMethodRoutes = (deps: MethodDeps & { allowLoopback: boolean }): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/contacts/{id}/methods',
    tag,
    summary: 'Read the ways that a contact is alerted by, and which of them are verified',
    permission: 'contacts.read',
    params: ofContact,
    responses: { 200: { description: 'E-mail first', schema: z.object({ methods: z.array(shown) }) } },
    handle: async ({ params }) => {
      if (!(await findContact(deps.pool, params.id))) throw noContact();
      return { body: { methods: (await listMethods(deps.pool, params.id)).map(present) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/contacts/{id}/methods',
    tag,
    summary: 'Add a way to alert a contact',
    description:
      'It counts once a code that was sent by it has come back. A webhook’s secret is in this answer and nowhere else.',
    permission: 'settings.write',
    params: ofContact,
    body: methodBody,
    onRefused: createRefusalNote(deps, 'contact.method-refused'),
    responses: {
      201: { description: 'Added', schema: shown.extend({ secret: z.string().optional() }) },
      409: { description: 'The contact has it already' },
    },
    handle: async ({ params, body, requester }, transaction) =>
      transaction(async (tx) => {
        const now = deps.clock.now();
        if (!(await findContact(tx, params.id))) throw noContact();
        const address = addressOf(body.kind, body.address, deps.allowLoopback);
        const id = deps.ids.uuid();
        const secret = body.kind === 'webhook' ? `whsec_${randomBytes(32).toString('base64')}` : undefined;
        const method = { id, contactId: params.id, kind: body.kind, address, listed: false };
        const sealed = secret ? sealSecret(deps.sealing, id, secret) : null;
        if (!(await insertMethod(tx, { ...method, secret: sealed }, now)))
          throw invalid('/address', 'This contact is already alerted there.');
        await appendToSystem(tx, {
          type: 'contact.method-added',
          recordedAt: now,
          actor: { kind: 'person', id: requester.personId },
          event: { contactId: params.id, methodId: id, method: body.kind },
        });
        return {
          status: 201,
          body: { ...present({ ...method, verifiedAt: null }), ...(secret && { secret }) },
        };
      }),
  }),
  route({
    method: 'delete',
    path: '/api/v1/contacts/{id}/methods/{methodId}',
    tag,
    summary: 'Take a way to alert a contact off',
    permission: 'settings.write',
    params: ofMethod,
    responses: { 204: { description: 'Taken off' } },
    handle: async ({ params, requester }, transaction) =>
      transaction(async (tx) => {
        const now = deps.clock.now();
        const method = await lockMethod(tx, params.id, params.methodId);
        if (!method) throw new Problem('not-found', 'This contact has no such method.');
        await removeMethod(tx, method.id, now);
        await appendToSystem(tx, {
          type: 'contact.method-removed',
          recordedAt: now,
          actor: { kind: 'person', id: requester.personId },
          event: { contactId: params.id, methodId: method.id, method: method.kind },
        });
        return { status: 204 };
      }),
  }),
  route({
    method: 'post',
    path: '/api/v1/contacts/{id}/methods/{methodId}/code',
    tag,
    summary: 'Send a code by this very way',
    permission: 'settings.write',
    params: ofMethod,
    responses: {
      200: { description: 'Sent', schema: z.object({ expiresAt: z.iso.datetime() }) },
      409: { description: 'Varsla is on hold: nothing is sent until it is released' },
      429: { description: 'A code was sent a moment ago' },
      502: { description: 'The provider refused it, or cannot be reached; `code` says why' },
    },
    handle: async ({ params }) => ({
      body: await sendCode(deps, { contactId: params.id, methodId: params.methodId }),
    }),
  }),
  route({
    method: 'post',
    path: '/api/v1/contacts/{id}/methods/{methodId}/verify',
    tag,
    summary: 'Give the code back: from now on the way counts',
    permission: 'settings.write',
    params: ofMethod,
    body: z.strictObject({
      code: z
        .string()
        .transform((written) => written.replaceAll(/\s/g, ''))
        .pipe(z.string().regex(/^\d{6}$/, 'Six digits.')),
    }),
    responses: { 200: { description: 'Verified', schema: shown } },
    handle: async ({ params, body, requester }) => {
      const method = await verifyMethod(deps, {
        contactId: params.id,
        methodId: params.methodId,
        code: body.code,
        personId: requester.personId,
      });
      return { body: present(method) };
    },
  }),
];
