import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { emailAddress, instant, line } from '../http/fields.ts';
import type { Ids } from '../ids.ts';
import { appendToSystem } from '../journal/journal.ts';
import { invalid, Problem } from '../problems.ts';
import * as rows from './account-store.ts';
import type { Accounts } from './accounts.ts';
import { letIn, type NameGuest, refuseUnfitTerms } from './guests.ts';
import { linkFits, makeLink, takeLink, voidLinks } from './one-time-links.ts';
import { hashPassword, requireGoodPassword } from './passwords.ts';
import { may, roles } from './permissions.ts';
import { ensurePerson } from './store.ts';
import type { Requester } from './tokens.ts';

export interface MemberDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  /** The address that people use, without a slash at the end. */
  publicUrl: () => string;
  /** How a guest is named to their incident. Absent: no guest is let in. */
  nameGuest?: NameGuest | undefined;
}

const newMember = z.object({
  name: line,
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(emailAddress)
    // What a mailbox may be called in theory and no mail program takes is a mistake here.
    .refine((email) => !/[<>"\s]/.test(email)),
  role: z.enum(roles),
  endsAt: instant.optional(),
  incident: z.uuid().optional(),
});

const check = (input: unknown): z.output<typeof newMember> => {
  const checked = newMember.safeParse(input);
  if (checked.success) return checked.data;
  const errors = checked.error.issues.map(({ path, message }) => ({
    pointer: `/${path.join('/')}`,
    detail: message,
  }));
  throw new Problem('invalid-input', 'Something in the form is not right.', { errors });
};

const requireAdministrator = (by: Requester): void => {
  if (!may(by.role, 'tokens.manage')) throw new Problem('forbidden', `The role ${by.role} may not do this.`);
};

/** Who may sign in, and as what. */
export const createMembers = ({ pool, clock, ids, publicUrl, nameGuest }: MemberDeps) => {
  const add = async (
    tx: Db,
    input: z.output<typeof newMember>,
    by: Requester | undefined,
  ): Promise<string> => {
    const now = clock.now();
    const endsAt = input.endsAt === undefined ? undefined : new Date(input.endsAt);
    const terms = { end: endsAt, incidentId: input.incident };
    refuseUnfitTerms(input.role, terms, 'endsAt', now);
    if (await rows.memberOfEmail(tx, input.email))
      throw invalid('/email', 'Somebody with this address has an account.');
    const personId = await ensurePerson(tx, ids.uuid(), input.name, now);
    if (await rows.memberOfPerson(tx, personId))
      throw invalid('/name', 'Somebody of this name has an account: add what tells the two apart.');
    const userId = ids.uuid();
    await letIn(tx, nameGuest, terms, personId, by);
    await rows.insertMember(tx, {
      personId,
      userId,
      name: input.name,
      email: input.email,
      role: input.role,
      endsAt,
      incidentId: input.incident,
      now,
    });
    await appendToSystem(tx, {
      type: 'member.added',
      recordedAt: now,
      actor: by ? { kind: 'person', id: by.personId } : { kind: 'system' },
      event: {
        personId,
        role: input.role,
        ...(endsAt && { endsAt: endsAt.toISOString() }),
        ...(input.incident && { incidentId: input.incident }),
      },
    });
    return userId;
  };

  /** The member under the lock; the last administrator is nobody's to take away. */
  const change = async (
    by: Requester,
    personId: string,
    type: string,
    staysAdministrator: boolean,
    event: object,
    work: (tx: Db, member: rows.MemberRow) => Promise<void>,
  ): Promise<void> => {
    requireAdministrator(by);
    await withTransaction(pool, async (tx) => {
      await rows.lockMembers(tx);
      const member = await rows.memberOfPerson(tx, personId);
      if (!member || member.disabled_at) throw new Problem('not-found', 'There is no such person.');
      if (
        member.role === 'administrator' &&
        !staysAdministrator &&
        (await rows.administratorsBeside(tx, personId)) === 0
      )
        throw new Problem('frozen', 'This is the last administrator: make another first.');
      await work(tx, member);
      await appendToSystem(tx, {
        type,
        recordedAt: clock.now(),
        actor: { kind: 'person', id: by.personId },
        event: { personId, ...event },
      });
    });
  };

  /** A link's owner chooses a password. */
  const choosePassword = async (
    purpose: 'invitation' | 'reset',
    token: string,
    password: string,
  ): Promise<rows.MemberRow | undefined> => {
    if (!(await linkFits(pool, purpose, token, clock.now()))) return undefined;
    const hash = await hashPassword(password.slice(0, 1024));
    return withTransaction(pool, async (tx) => {
      const now = clock.now();
      const link = await takeLink(tx, purpose, token, now);
      const member = link?.userId ? await rows.memberOfUser(tx, link.userId) : undefined;
      if (!member || !rows.isLetIn(member, now)) return undefined;
      requireGoodPassword(password, [member.name, member.email]);
      await rows.putPassword(tx, { id: ids.uuid(), userId: member.user_id, hash, now });
      const sessions = await rows.deleteSessions(tx, member.user_id);
      await appendToSystem(tx, {
        type: purpose === 'reset' ? 'password.reset' : 'invitation.accepted',
        recordedAt: now,
        actor: { kind: 'person', id: member.person_id },
        event: { personId: member.person_id, sessionsEnded: sessions },
      });
      return member;
    });
  };

  return {
    choosePassword,

    async firstAdministratorToken() {
      if ((await rows.administratorsBeside(pool, undefined)) > 0) return undefined;
      return makeLink(pool, 'first-administrator', undefined, clock.now());
    },

    async createFirstAdministrator(token, input) {
      if (!(await linkFits(pool, 'first-administrator', token, clock.now()))) return false;
      const hash = await hashPassword(input.password.slice(0, 1024));
      return withTransaction(pool, async (tx) => {
        await rows.lockMembers(tx);
        const now = clock.now();
        const link = await takeLink(tx, 'first-administrator', token, now);
        if (!link || (await rows.administratorsBeside(tx, undefined)) > 0) return false;
        const person = check({ name: input.name, email: input.email, role: 'administrator' });
        requireGoodPassword(input.password, [person.name, person.email]);
        const userId = await add(tx, person, undefined);
        await rows.putPassword(tx, { id: ids.uuid(), userId, hash, now });
        return true;
      });
    },

    async invite(by, input) {
      requireAdministrator(by);
      const person = check(input);
      const token = await withTransaction(pool, async (tx) => {
        await rows.lockMembers(tx);
        return makeLink(tx, 'invitation', await add(tx, person, by), clock.now());
      });
      return { link: `${publicUrl()}/invitation?token=${token}` };
    },

    async inviteAgain(by, personId) {
      let token = '';
      await change(by, personId, 'member.invited-again', true, {}, async (tx, member) => {
        if (member.has_come)
          throw new Problem('frozen', 'This person has come: they can ask for a new password.');
        await voidLinks(tx, 'invitation', member.user_id);
        token = await makeLink(tx, 'invitation', member.user_id, clock.now());
      });
      return { link: `${publicUrl()}/invitation?token=${token}` };
    },

    async acceptInvitation(token, password) {
      return (await choosePassword('invitation', token, password)) !== undefined;
    },

    async members() {
      return (await rows.listMembers(pool)).map((row) => ({
        personId: row.person_id,
        name: row.name,
        email: row.email,
        role: row.role,
        secondFactor: row.second_factor,
        disabled: row.disabled_at !== null,
        invited: !row.has_come,
        ...(row.ends_at && { endsAt: row.ends_at.toISOString() }),
        ...(row.incident_id && { incidentId: row.incident_id }),
      }));
    },

    async setRole(by, personId, role) {
      if (role === 'guest') throw invalid('/role', 'A guest is invited as one, with an end and an incident.');
      await change(by, personId, 'member.role-changed', role === 'administrator', { role }, async (tx) =>
        rows.updateRole(tx, personId, role),
      );
    },

    async disable(by, personId) {
      await change(by, personId, 'member.disabled', false, {}, async (tx, member) =>
        rows.disableMember(tx, member, clock.now()),
      );
    },

    async setLanguage(by, language) {
      await rows.updateLanguage(pool, by.personId, language);
    },
  } satisfies Partial<Accounts> & Record<string, unknown>;
};
