import { listStaff } from '../../access/staff.ts';
import type { AccessDeps } from '../../access/tokens.ts';
import { type Route, route } from '../../http/route.ts';
import { appendToSystem } from '../../journal/journal.ts';
import { invalid } from '../../problems.ts';
import { beginSettingsChange, settingsEtag } from '../../register/settings-version.ts';
import { readRole } from './role.ts';
import { roleBody, shownRole } from './role-schemas.ts';
import { insertCheck } from './role-store.ts';

const tag = 'Authority';
const name = 'authority-role';

/** Who holds the right to file in Altinn, with a deputy: recorded in peace, and looked up again each quarter. */
export const createRoleRoutes = ({ pool, clock, ids }: AccessDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/authority/role',
    tag,
    summary: 'Who may file the notice in Altinn, and what is wrong with that',
    description:
      'Filing takes a person with an eID and the right to this form. `faults` is empty where two people have it, both can use Varsla, and somebody has looked within 92 days.',
    permission: 'settings.read',
    responses: { 200: { description: 'As it was last looked up', schema: shownRole, headers: ['ETag'] } },
    handle: async () => {
      const headers = await settingsEtag(pool, name);
      return { headers, body: await readRole(pool, clock.now()) };
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/authority/role',
    tag,
    summary: 'Record who may file the notice in Altinn, and how you made sure',
    description: 'Each time that somebody looks, also where nothing has changed: it counts for 92 days.',
    permission: 'settings.write',
    body: roleBody,
    version: 'optional',
    responses: { 200: { description: 'As it stands now', schema: shownRole, headers: ['ETag'] } },
    handle: async ({ body, requester, expectedVersion }, transaction) =>
      transaction(async (tx) => {
        const headers = await beginSettingsChange(tx, name, expectedVersion);
        const now = clock.now();
        const checkedAt = body.checkedAt ? new Date(body.checkedAt) : now;
        if (checkedAt > now) throw invalid('/checkedAt', 'This lies in the future.');
        const here = new Set((await listStaff(tx, now)).map(({ id }) => id));
        for (const who of ['holder', 'deputy'] as const)
          if (body[who] !== null && !here.has(body[who]))
            throw invalid(`/${who}`, 'Nobody here has this id: name one of the staff who can use Varsla.');
        const before = await readRole(tx, now);
        const check = {
          id: ids.uuid(),
          holderId: body.holder,
          deputyId: body.deputy,
          how: body.how,
          checkedAt,
          recordedBy: requester.personId,
        };
        await insertCheck(tx, check, now);
        await appendToSystem(tx, {
          type: 'authority-role.checked',
          recordedAt: now,
          actor: { kind: 'person', id: requester.personId },
          event: {
            from: { holder: before.holder?.id ?? null, deputy: before.deputy?.id ?? null },
            to: { holder: body.holder, deputy: body.deputy },
            how: body.how,
            checkedAt: checkedAt.toISOString(),
          },
        });
        return { headers, body: await readRole(tx, now) };
      }),
  }),
];
