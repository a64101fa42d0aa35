import { z } from 'zod';
import type { Db } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import { may, type RoleName, roles } from './permissions.ts';
import type { AccessDeps } from './tokens.ts';

/** Somebody who can be chosen: to have a case, or to be named to one. */
export interface StaffMember {
  id: string;
  name: string;
  /** The role that reaches furthest, of a person who has several. */
  role: RoleName;
  /** Whether a case can be theirs. */
  handles: boolean;
  /** Whether they may approve what another wrote. */
  approves: boolean;
}

const reach: readonly RoleName[] = ['administrator', 'approver', 'handler', 'auditor', 'guest', 'reporter'];

/** Everybody with a token that works or an account that they have opened, by name. */
export const listStaff = async (db: Db, now: Date): Promise<StaffMember[]> => {
  const { rows } = await db.query<{ id: string; name: string; roles: RoleName[]; writing: RoleName[] }>(
    `select p.id, p.name, array_agg(distinct r.role) as roles,
       coalesce(array_agg(distinct r.role) filter (where r.writes), '{}') as writing
     from persons p join (
       select person_id, role, scope = 'all' as writes from tokens
       where revoked_at is null and (expires_at is null or expires_at > $1)
       union all
       select person_id, role, true from members m
       where disabled_at is null and (ends_at is null or ends_at > $1)
         and exists (select 1 from account_credentials c where c.user_id = m.user_id)
     ) r on r.person_id = p.id
     group by p.id order by p.name_key`,
    [now],
  );
  return rows.map(({ id, name, roles: held, writing }) => ({
    id,
    name,
    role: reach.find((role) => held.includes(role)) ?? 'reporter',
    handles: writing.some((role) => may(role, 'incidents.write')),
    approves: writing.some((role) => may(role, 'notices.approve')),
  }));
};

/** How many people could approve now what another wrote. Four eyes need two; one may only give a reason. */
export const countApprovers = async (db: Db, now: Date): Promise<number> =>
  (await listStaff(db, now)).filter(({ approves }) => approves).length;

const shown = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: z.enum(roles),
    handles: z.boolean().meta({ description: 'Whether a case can be handed to them' }),
    approves: z.boolean(),
  })
  .meta({ id: 'StaffMember' });

export const createStaffRoutes = (deps: AccessDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/staff',
    tag: 'Settings',
    summary: 'List the people who can use Varsla now, to hand a case to or to name to one',
    permission: 'staff.read',
    responses: { 200: { description: 'By name', schema: z.object({ items: z.array(shown) }) } },
    handle: async () => ({ body: { items: await listStaff(deps.pool, deps.clock.now()) } }),
  }),
];
