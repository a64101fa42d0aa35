import { z } from 'zod';
import { withTransaction } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import { fileLimits } from './files/limits.ts';
import { importMapping } from './import-mapping.ts';
import { listImports } from './import-store.ts';
import { dropImport, readImport, receiveImport, startImport } from './imports.ts';
import { presentImport, shownImport } from './present.ts';
import type { PutPeopleDeps } from './put-people.ts';

export interface ImportDeps extends PutPeopleDeps {
  /** Something waits to be read: whoever can begins at once. */
  wakeReader: () => void;
}

const tag = 'People';
const path = '/api/v1/incidents/{id}/people/imports';
const onImport = z.object({ id: z.uuid(), importId: z.uuid() });

/** A file on its way to a list: sent in, its columns told, read while others work, and gone. */
export const createImportRoutes = (deps: ImportDeps): Route[] => [
  route({
    method: 'post',
    path,
    tag,
    summary: 'Send in a file of people: CSV or XLSX, up to two million rows',
    description:
      'Sealed as it comes in. The answer has its first rows and what each column seems to be; nobody is on a list until it is started. A file that was sent in before and not started is taken away. Refused with a code where it is no list: binary, not-a-list, old-workbook, broken-workbook, mixed-charset, open-quote, row-too-long, too-many-columns, too-large, no-headings, empty, header-only.',
    permission: 'people.write',
    params: z.object({ id: z.uuid() }),
    stream: { maxBytes: fileLimits.text },
    responses: { 201: { description: 'Received', schema: shownImport } },
    handle: async ({ params, stream, requester }) => {
      if (!stream) throw new Error('a form with a file came without one');
      const received = await receiveImport(deps, {
        incidentId: params.id,
        personId: requester.personId,
        name: stream.name.slice(0, 200) || null,
        source: stream.content,
      });
      return { status: 201, body: presentImport(deps.sealing, received) };
    },
  }),
  route({
    method: 'get',
    path,
    tag,
    summary: 'The latest files of people, newest first',
    permission: 'people.write',
    params: z.object({ id: z.uuid() }),
    responses: { 200: { description: 'Up to ten', schema: z.object({ items: z.array(shownImport) }) } },
    handle: async ({ params }) => {
      const items = [];
      for (const one of await listImports(deps.pool, params.id, 10))
        items.push(presentImport(deps.sealing, one));
      return { body: { items } };
    },
  }),
  route({
    method: 'get',
    path: `${path}/{importId}`,
    tag,
    summary: 'How far a file of people is',
    permission: 'people.write',
    params: onImport,
    responses: { 200: { description: 'The file and its progress', schema: shownImport } },
    handle: async ({ params }) => {
      const one = await readImport(deps.pool, { incidentId: params.id, importId: params.importId });
      return { body: presentImport(deps.sealing, one) };
    },
  }),
  route({
    method: 'put',
    path: `${path}/{importId}`,
    tag,
    summary: 'Say what the columns are, and have the file read into the list',
    description:
      'Everything is written at once at the end, in place of the open list; until then the list stays as it was. An import whose process was killed is `interrupted` and can be started again.',
    permission: 'people.write',
    params: onImport,
    body: importMapping,
    version: 'optional',
    responses: { 202: { description: 'Queued', schema: shownImport } },
    handle: async ({ params, body, requester, expectedVersion }, transaction) => {
      const started = await transaction(async (tx) => {
        const one = await startImport(deps, tx, {
          incidentId: params.id,
          importId: params.importId,
          expectedVersion,
          personId: requester.personId,
          mapping: body,
        });
        return presentImport(deps.sealing, one);
      });
      deps.wakeReader();
      return { status: 202, body: started };
    },
  }),
  route({
    method: 'delete',
    path: `${path}/{importId}`,
    tag,
    summary: 'Take a file away, or stop the reading of it',
    permission: 'people.write',
    params: onImport,
    responses: { 204: { description: 'Gone, with everything that was sealed of it' } },
    handle: async ({ params }) => {
      await withTransaction(deps.pool, (tx) =>
        dropImport(tx, { incidentId: params.id, importId: params.importId }),
      );
      return { status: 204 };
    },
  }),
];
