import type { z } from 'zod';
import { type AccessDeps } from '../access/tokens.ts';
import { type Route, route } from '../http/route.ts';
import { appendToSystem } from '../journal/journal.ts';
import { Problem } from '../problems.ts';
import { createFindingsRoutes } from './findings-route.ts';
import { organisationBody } from './organisation.ts';
import { incomingRegister } from './register-document.ts';
import { beginSettingsChange, settingsEtag } from './settings-version.ts';
import { createSpreadsheetRoutes } from './spreadsheet/routes.ts';
import { readDocument, writeDocument } from './store.ts';
import { withoutContacts } from './without-contacts.ts';

const tag = 'Settings';

/** A settings document is read whole and written whole; old and new stand in the system's journal, without contacts. */
const documentRoutes = (
  deps: AccessDeps,
  name: 'organisation' | 'register',
  schema: z.ZodType,
  what: string,
): Route[] => [
  route({
    method: 'get',
    path: `/api/v1/${name}`,
    tag,
    summary: `Read ${what}`,
    permission: 'settings.read',
    responses: {
      200: { description: 'As it was put', schema, headers: ['ETag'] },
      404: { description: 'Nothing was put yet' },
    },
    handle: async () => {
      // Before the document: whoever changes it in between is then noticed, not overwritten.
      const headers = await settingsEtag(deps.pool, name);
      const document = await readDocument(deps.pool, name);
      if (document === undefined)
        throw new Problem('not-found', `Nothing is known of ${what} yet: PUT /api/v1/${name}.`);
      return { headers, body: document };
    },
  }),
  route({
    method: 'put',
    path: `/api/v1/${name}`,
    tag,
    summary: `Write ${what}, whole`,
    permission: 'settings.write',
    body: schema,
    bodyLimit: 5 * 1024 * 1024,
    version: 'optional',
    responses: { 200: { description: 'As it stands now', schema, headers: ['ETag'] } },
    handle: async ({ body, requester, expectedVersion }, transaction) =>
      transaction(async (tx) => {
        const headers = await beginSettingsChange(tx, name, expectedVersion);
        const at = deps.clock.now();
        const from = (await readDocument(tx, name)) ?? null;
        await writeDocument(tx, name, body, { personId: requester.personId, at });
        await appendToSystem(tx, {
          type: `${name}.changed`,
          recordedAt: at,
          actor: { kind: 'person', id: requester.personId },
          event: { from: withoutContacts(from), to: withoutContacts(body) },
        });
        return { headers, body };
      }),
  }),
];

export const createRegisterRoutes = (deps: AccessDeps): Route[] => [
  ...documentRoutes(deps, 'organisation', organisationBody, 'the organisation'),
  ...documentRoutes(deps, 'register', incomingRegister, 'the register of systems and processors'),
  ...createFindingsRoutes(deps),
  ...createSpreadsheetRoutes(deps),
];
