import { z } from 'zod';
import { namesOf } from '../../access/names.ts';
import type { Db } from '../../db/transaction.ts';
import { language, prose } from '../../http/fields.ts';
import { type Route, route } from '../../http/route.ts';
import { Problem } from '../../problems.ts';
import { acceptImport, checkImport, dropImport, type ImportDeps, removeImport } from './import-breaches.ts';
import { daysKept } from './forget-lists.ts';
import { headingsOf } from './import-columns.ts';
import { type BreachImport, findImport, listImports } from './store.ts';
import { faultInWords, writeRejected, writeTemplate } from './write-sheets.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tag = 'Register of breaches';
const importId = z.object({ importId: z.uuid() });
const inLanguage = z.strictObject({ language: language.default('nb') });

/** How many rows of a list are shown before it is brought in. */
const previewed = 50;

const shownImport = z
  .object({
    id: z.uuid(),
    standing: z.enum(['checked', 'done', 'removed']),
    accepted: z.int().meta({ description: 'To be brought in, or brought in' }),
    known: z.int().meta({ description: 'Were there already; not added again' }),
    rejected: z.int(),
    fileHash: z.string(),
    importedBy: z.string(),
    importedAt: z.iso.datetime(),
    removed: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
    preview: z
      .object({
        accepted: z.array(
          z.object({ row: z.int(), reference: z.string(), title: z.string(), detectedAt: z.iso.datetime() }),
        ),
        rejected: z.array(z.object({ row: z.int(), reasons: z.array(z.string()) })),
        columns: z
          .object({ read: z.array(z.string()), ignored: z.array(z.string()) })
          .meta({ description: 'The headings of the list; what stands below an ignored one is left out' }),
      })
      .nullable()
      .meta({
        description: `The first ${previewed} of each while the list waits for a yes; then of what was not taken, for ${daysKept} days`,
      }),
  })
  .meta({ id: 'BreachImport' });
export type ShownImport = z.output<typeof shownImport>;

/** Older breaches from a spreadsheet: read and checked first, brought in by a second word, and taken out again by a third. */
export const createBreachImportRoutes = (deps: ImportDeps): Route[] => {
  const show = async (
    db: Db,
    imports: readonly BreachImport[],
    chosen: z.output<typeof language>,
  ): Promise<ShownImport[]> => {
    const people = imports.flatMap(({ importedBy, removedBy }) => [
      importedBy,
      ...(removedBy ? [removedBy] : []),
    ]);
    const names = await namesOf(db, people);
    return imports.map((one) => ({
      id: one.id,
      standing: one.standing,
      accepted: one.accepted,
      known: one.known,
      rejected: one.rejected,
      fileHash: one.fileHash,
      importedBy: names.get(one.importedBy) ?? '',
      importedAt: one.importedAt.toISOString(),
      removed:
        one.removedBy && one.removedAt
          ? {
              by: names.get(one.removedBy) ?? '',
              at: one.removedAt.toISOString(),
              reason: one.removalReason ?? '',
            }
          : null,
      preview: one.checked && {
        accepted: one.checked.accepted.slice(0, previewed).map(({ number, breach }) => ({
          row: number,
          reference: breach.reference,
          title: breach.title,
          detectedAt: breach.detectedAt,
        })),
        rejected: one.checked.rejected.slice(0, previewed).map(({ number, faults }) => ({
          row: number,
          reasons: faults.map((fault) => faultInWords(chosen, fault)),
        })),
        columns: headingsOf(one.checked.headings),
      },
    }));
  };
  const showOne = async (db: Db, one: BreachImport, chosen: z.output<typeof language> = 'nb') =>
    (await show(db, [one], chosen))[0];

  return [
    route({
      method: 'get',
      path: '/api/v1/breach-register/import-template',
      tag,
      summary: 'A spreadsheet to fill in with older breaches',
      permission: 'settings.write',
      query: inLanguage,
      responses: { 200: { description: 'Headings and a row that shows how', type: xlsx } },
      handle: async ({ query }) => ({
        bytes: {
          type: xlsx,
          content: await writeTemplate(query.language),
          name: `varsla-${query.language}.xlsx`,
        },
      }),
    }),
    route({
      method: 'post',
      path: '/api/v1/breach-register/imports',
      tag,
      summary: 'Read a list of older breaches and say what is in it',
      description:
        'XLSX or CSV; columns by their headings in bokmål, nynorsk or English. Nothing is in the register before it is accepted. Older breaches run no clock and wake nobody.',
      permission: 'settings.write',
      body: inLanguage,
      upload: { maxBytes: 6 * 1024 * 1024 },
      responses: { 201: { description: 'Checked', schema: shownImport } },
      handle: async ({ body, file, requester }, transaction) =>
        transaction(async (tx) => {
          if (!file) throw new Error('an upload without a file');
          const checked = await checkImport(deps, tx, { bytes: file.content, personId: requester.personId });
          return { status: 201, body: await showOne(tx, checked, body.language) };
        }),
    }),
    route({
      method: 'get',
      path: '/api/v1/breach-register/imports',
      tag,
      summary: 'List what was brought in, and what waits',
      permission: 'settings.write',
      responses: { 200: { description: 'Newest first', schema: z.object({ items: z.array(shownImport) }) } },
      handle: async () => ({ body: { items: await show(deps.pool, await listImports(deps.pool), 'nb') } }),
    }),
    route({
      method: 'get',
      path: '/api/v1/breach-register/imports/{importId}',
      tag,
      summary: 'Read one',
      permission: 'settings.write',
      params: importId,
      query: inLanguage,
      responses: { 200: { description: 'With its first rows while it waits', schema: shownImport } },
      handle: async ({ params, query }) => {
        const found = await findImport(deps.pool, params.importId);
        if (!found) throw new Problem('not-found', 'There is no import with this id.');
        return { body: await showOne(deps.pool, found, query.language) };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/breach-register/imports/{importId}/rejected',
      tag,
      summary: 'The rows that cannot be brought in, as they stood, each with its reasons',
      permission: 'settings.write',
      params: importId,
      query: inLanguage,
      responses: { 200: { description: 'XLSX, to be mended and sent again', type: xlsx } },
      handle: async ({ params, query }) => {
        const found = await findImport(deps.pool, params.importId);
        if (!found?.checked)
          throw new Problem('not-found', 'There are no rows of this import, or they are no longer kept.');
        return {
          bytes: {
            type: xlsx,
            content: await writeRejected(found, query.language),
            name: 'varsla-rejected.xlsx',
          },
        };
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/breach-register/imports/{importId}/acceptance',
      tag,
      summary: 'Bring in what was checked',
      permission: 'settings.write',
      params: importId,
      responses: { 200: { description: 'Brought in', schema: shownImport } },
      handle: async ({ params, requester }, transaction) =>
        transaction(async (tx) => ({
          body: await showOne(
            tx,
            await acceptImport(deps, tx, { id: params.importId, personId: requester.personId }),
          ),
        })),
    }),
    route({
      method: 'post',
      path: '/api/v1/breach-register/imports/{importId}/removal',
      tag,
      summary: 'Take everything of an import out of the register again',
      permission: 'settings.write',
      params: importId,
      body: z.strictObject({ reason: prose.max(1000) }).meta({ id: 'ImportRemoval' }),
      responses: { 200: { description: 'Taken out', schema: shownImport } },
      handle: async ({ params, body, requester }, transaction) =>
        transaction(async (tx) => ({
          body: await showOne(
            tx,
            await removeImport(deps, tx, {
              id: params.importId,
              personId: requester.personId,
              reason: body.reason,
            }),
          ),
        })),
    }),
    route({
      method: 'delete',
      path: '/api/v1/breach-register/imports/{importId}',
      tag,
      summary: 'Forget a list that was read and not brought in',
      permission: 'settings.write',
      params: importId,
      responses: { 204: { description: 'Forgotten' } },
      handle: async ({ params }, transaction) =>
        transaction(async (tx) => {
          await dropImport(tx, params.importId);
          return { status: 204 };
        }),
    }),
  ];
};
