import { z } from 'zod';
import { roles } from '../access/permissions.ts';
import { namesOf } from '../access/names.ts';
import { listStaff } from '../access/staff.ts';
import type { Db } from '../db/transaction.ts';
import { prose } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { Problem } from '../problems.ts';
import { listClosedTo, namedIn } from './access-store.ts';
import { changeOwner } from './change-owner.ts';
import type { DoorDeps } from './door.ts';
import { openRestricted } from './open-restricted.ts';
import { restrictIncident } from './restrict-incident.ts';
import { shownIncident } from './schemas.ts';
import { showIncident } from './show-incident.ts';
import { findIncident } from './store.ts';

const incidentId = z.object({ id: z.uuid() });
const tag = 'Access';

const accessBody = z
  .strictObject({
    restricted: z.boolean(),
    people: z.array(z.uuid()).max(200).default([]).meta({
      description: 'Who sees it, by id from /api/v1/staff; whoever sends this is always among them',
    }),
  })
  .refine(({ restricted, people }) => restricted || people.length === 0, {
    path: ['people'],
    error: 'Where nobody is shut out, nobody is named: leave this out.',
  })
  .meta({ id: 'AccessChange' });

const shownAccess = z
  .object({
    restricted: z.boolean(),
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        role: z.enum(roles).nullable().meta({ description: 'null: cannot use Varsla any more' }),
      }),
    ),
    warning: z
      .object({ code: z.literal('one-approver'), detail: z.string() })
      .nullable()
      .meta({ description: 'one-approver: what an approver writes, nobody else here may approve' }),
  })
  .meta({ id: 'Access' });

export const createAccessRoutes = (deps: DoorDeps): Route[] => {
  const showAccess = async (
    db: Db,
    id: string,
    restricted: boolean,
  ): Promise<z.input<typeof shownAccess>> => {
    if (!restricted) return { restricted, people: [], warning: null };
    const named = await namedIn(db, id);
    const names = await namesOf(db, named);
    const staff = new Map((await listStaff(db, deps.clock.now())).map((one) => [one.id, one]));
    const approvers = named.filter((person) => staff.get(person)?.approves);
    return {
      restricted,
      people: named.map((person) => ({
        id: person,
        name: names.get(person) ?? '',
        role: staff.get(person)?.role ?? null,
      })),
      warning:
        approvers.length > 1
          ? null
          : {
              code: 'one-approver',
              detail:
                'Fewer than two of the people named may approve: what the only approver writes, nobody can let out.',
            },
    };
  };

  return [
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/access',
      tag,
      summary: 'Read who sees an incident',
      permission: 'access.read',
      params: incidentId,
      responses: { 200: { description: 'Nobody by name where it is not restricted', schema: shownAccess } },
      handle: async ({ params }) => {
        const incident = await findIncident(deps.pool, params.id);
        if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
        return {
          headers: { ETag: `"${incident.version}"` },
          body: await showAccess(deps.pool, incident.id, incident.restricted),
        };
      },
    }),
    route({
      method: 'put',
      path: '/api/v1/incidents/{id}/access',
      tag,
      summary: 'Restrict an incident to named people, or open it again',
      description:
        'A restricted incident is there for nobody but the people named: not in lists, and 404 at its address, for administrators too. Its clocks and alerts run as ever.',
      permission: 'access.write',
      params: incidentId,
      body: accessBody,
      version: 'optional',
      responses: { 200: { description: 'Who sees it now', schema: shownAccess, headers: ['ETag'] } },
      handle: async ({ params, body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const incident = await restrictIncident(deps, tx, {
            incidentId: params.id,
            expectedVersion,
            reporter: requester,
            people: body.restricted ? body.people : null,
          });
          return {
            headers: { ETag: `"${incident.version}"` },
            body: await showAccess(tx, incident.id, incident.restricted),
          };
        }),
    }),
    route({
      method: 'put',
      path: '/api/v1/incidents/{id}/owner',
      tag,
      summary: 'Take an incident, hand it over, or let go of it with null',
      permission: 'incidents.write',
      params: incidentId,
      body: z.strictObject({ personId: z.uuid().nullable() }).meta({ id: 'OwnerChange' }),
      version: 'optional',
      responses: { 200: { description: 'The incident', schema: shownIncident, headers: ['ETag'] } },
      handle: async ({ params, body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const incident = await changeOwner(deps, tx, {
            incidentId: params.id,
            expectedVersion,
            reporter: requester,
            personId: body.personId,
          });
          return showIncident(tx, incident, requester.role, deps.clock.now());
        }),
    }),
    route({
      method: 'get',
      path: '/api/v1/restricted-incidents',
      tag,
      summary: 'List the restricted incidents that are closed to you: their references, and nothing else',
      permission: 'access.break-glass',
      responses: {
        200: {
          description: 'Newest first',
          schema: z.object({
            items: z.array(z.object({ id: z.uuid(), reference: z.string(), since: z.iso.datetime() })),
          }),
        },
      },
      handle: async ({ requester }) => {
        const closed = await listClosedTo(deps.pool, requester.personId);
        return { body: { items: closed.map((one) => ({ ...one, since: one.since.toISOString() })) } };
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/restricted-incidents/{id}/open',
      tag,
      summary: 'Open a restricted incident to yourself, with a reason that stays in its journal',
      permission: 'access.break-glass',
      params: incidentId,
      body: z.strictObject({ reason: prose }).meta({ id: 'AccessOpening' }),
      responses: { 200: { description: 'The incident', schema: shownIncident, headers: ['ETag'] } },
      handle: async ({ params, body, requester }, transaction) =>
        transaction(async (tx) => {
          const incident = await openRestricted(deps, tx, {
            incidentId: params.id,
            reporter: requester,
            reason: body.reason,
          });
          return showIncident(tx, incident, requester.role, deps.clock.now());
        }),
    }),
  ];
};
