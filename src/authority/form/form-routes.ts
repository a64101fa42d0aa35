import { createHash } from 'node:crypto';
import { z } from 'zod';
import { namesOf } from '../../access/names.ts';
import type { AccessDeps } from '../../access/tokens.ts';
import { type Route, route } from '../../http/route.ts';
import { canonicalJson } from '../../journal/chain.ts';
import { appendToSystem } from '../../journal/journal.ts';
import { Problem } from '../../problems.ts';
import { beginSettingsChange, settingsEtag } from '../../register/settings-version.ts';
import { type FormDocument, formDocument } from './form-document.ts';
import { documentOf, formInForce } from './form-in-force.ts';
import { insertForm, listForms } from './form-store.ts';

const tag = 'Authority';
const name = 'authority-form';

const shownVersion = z
  .object({
    number: z.int().meta({ description: '0: the one that came along' }),
    id: z.string(),
    title: z.string(),
    validFrom: z.iso.date(),
    inForce: z.boolean(),
    putBy: z.string().nullable(),
    putAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AuthorityFormVersion' });

/** The authority's form as data: read, changed without code, and put back as it was. */
export const createFormRoutes = (deps: AccessDeps, shipped: FormDocument): Route[] => {
  const { pool, clock } = deps;
  return [
    route({
      method: 'get',
      path: '/api/v1/authority/form',
      tag,
      summary: "The authority's form: what it asks, in its order, and what answers each question",
      description:
        'The version that notices are answered by now, or another by its number. Change it and PUT it: a notice that is frozen keeps the sheet that it has.',
      permission: 'settings.read',
      query: z.strictObject({
        version: z.coerce.number().int().min(0).max(1_000_000).optional().meta({ type: 'integer' }),
      }),
      responses: {
        200: { description: 'The form', schema: formDocument, headers: ['ETag'] },
      },
      handle: async ({ query }) => {
        const headers = await settingsEtag(pool, name);
        if (query.version === undefined)
          return { headers, body: (await formInForce(pool, shipped, clock.now())).document };
        if (query.version === 0) return { headers, body: shipped };
        const found = (await listForms(pool)).find(({ number }) => number === query.version);
        if (!found) throw new Problem('not-found', 'There is no version with this number.');
        return { headers, body: documentOf(found) };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/authority/form/versions',
      tag,
      summary: 'Every version of the form that was put, the newest first; last the one that came along',
      permission: 'settings.read',
      responses: {
        200: { description: 'The versions', schema: z.object({ items: z.array(shownVersion) }) },
      },
      handle: async () => {
        const inForce = await formInForce(pool, shipped, clock.now());
        const put = await listForms(pool);
        const names = await namesOf(
          pool,
          put.map(({ putBy }) => putBy),
        );
        const items = [
          ...put.map((form) => ({
            number: form.number,
            document: documentOf(form),
            putBy: names.get(form.putBy) ?? null,
            putAt: form.putAt.toISOString(),
          })),
          { number: 0, document: shipped, putBy: null, putAt: null },
        ];
        return {
          body: {
            items: items.map(({ document: { id, title, validFrom }, ...one }) => ({
              ...one,
              id,
              title,
              validFrom,
              inForce: one.number === inForce.number,
            })),
          },
        };
      },
    }),
    route({
      method: 'put',
      path: '/api/v1/authority/form',
      tag,
      summary: 'Put a version of the form in place',
      description:
        'Whole, as it was read. The newest version whose `validFrom` has come is in force. To undo, read an older version by its number and PUT it again.',
      permission: 'settings.write',
      body: formDocument,
      version: 'optional',
      responses: { 200: { description: 'As it was put', schema: formDocument, headers: ['ETag'] } },
      handle: async ({ body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const headers = await beginSettingsChange(tx, name, expectedVersion);
          const at = clock.now();
          const before = await formInForce(tx, shipped, at);
          const document = canonicalJson(body);
          const sha256 = createHash('sha256').update(document).digest('hex');
          const number = await insertForm(tx, {
            document,
            sha256,
            validFrom: body.validFrom,
            putBy: requester.personId,
            putAt: at,
          });
          await appendToSystem(tx, {
            type: 'authority-form.changed',
            recordedAt: at,
            actor: { kind: 'person', id: requester.personId },
            event: {
              from: { number: before.number, id: before.document.id },
              to: { number, id: body.id, validFrom: body.validFrom, sha256 },
            },
          });
          return { headers, body };
        }),
    }),
  ];
};
