import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import { appendToSystem } from '../journal/journal.ts';
import * as accounts from './account-store.ts';
import type { Identity } from './oidc-identity.ts';
import type { OidcSettings } from './oidc-settings.ts';
import * as store from './oidc-store.ts';
import type { RoleName } from './permissions.ts';
import { ensurePerson } from './store.ts';

/** Why somebody whom the provider knows may not enter. For the journal and the log: the page says the same to all. */
export type RefusalReason =
  | 'other-domain'
  | 'email-unverified'
  | 'unknown'
  | 'disabled'
  | 'other-identity'
  | 'role-gone'
  | 'name-taken'
  | 'no-session';

/** The provider knows them, and they may not enter. */
export class RefusedIdentity extends Error {
  readonly reason: RefusalReason;
  readonly personId: string | undefined;

  constructor(reason: RefusalReason, personId?: string) {
    super(`refused: ${reason}`);
    this.reason = reason;
    this.personId = personId;
  }
}

export interface AdmissionDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
}

type Refusable = accounts.MemberRow | RefusedIdentity;

/**
 * Who may enter: who was invited, known by the address that the provider has verified and from then on by issuer and
 * subject; and, where roles are mapped, whose claim gives a role. The role follows the claim at each sign-in, but the
 * last administrator stays one, and a guest stays a guest.
 */
export const createAdmission = ({ pool, clock, ids }: AdmissionDeps, settings: OidcSettings) => {
  const journal = async (tx: Db, type: string, event: object): Promise<void> => {
    await appendToSystem(tx, { type, recordedAt: clock.now(), actor: { kind: 'system' }, event });
  };

  /** An account for whom a claim gives a role. A name that somebody has is told apart by the address. */
  const create = async (tx: Db, identity: Identity, email: string, role: RoleName): Promise<Refusable> => {
    const now = clock.now();
    const fresh = ids.uuid();
    const named = async (name: string) =>
      (await ensurePerson(tx, fresh, name, now)) === fresh ? name : undefined;
    const name = (await named(identity.name)) ?? (await named(`${identity.name} (${email})`));
    if (!name) return new RefusedIdentity('name-taken');
    const userId = ids.uuid();
    await accounts.insertMember(tx, { personId: fresh, userId, name, email, role, now });
    await store.setAdmittedByProvider(tx, fresh);
    await journal(tx, 'member.added', { personId: fresh, role, by: 'provider' });
    return (await accounts.memberOfPerson(tx, fresh)) ?? new RefusedIdentity('unknown');
  };

  /** The member by address, tied to this identity from now on; a new one where a claim gives a role. */
  const meet = async (tx: Db, identity: Identity): Promise<Refusable> => {
    const { email } = identity;
    if (email === undefined || !identity.emailVerified) return new RefusedIdentity('email-unverified');
    const known = await accounts.memberOfEmail(tx, email);
    if (!known && !identity.role) return new RefusedIdentity('unknown');
    if (known && !accounts.isLetIn(known, clock.now()))
      return new RefusedIdentity('disabled', known.person_id);
    // An address that was given on to somebody else does not open the account of who had it before.
    if (known && (await store.hasIdentity(tx, known.user_id, settings.issuer)))
      return new RefusedIdentity('other-identity', known.person_id);
    const member = known ?? (await create(tx, identity, email, identity.role as RoleName));
    if (member instanceof RefusedIdentity) return member;
    const now = clock.now();
    await store.tieIdentity(tx, { id: ids.uuid(), userId: member.user_id, key: identity.key, now });
    await journal(tx, 'identity.tied', { personId: member.person_id });
    return member;
  };

  /** The role that the claim gives now. */
  const refresh = async (
    tx: Db,
    member: accounts.MemberRow,
    role: RoleName | undefined,
  ): Promise<RefusedIdentity | undefined> => {
    if (!settings.roles || role === member.role || member.role === 'guest') return undefined;
    if (member.role === 'administrator' && (await accounts.administratorsBeside(tx, member.person_id)) === 0)
      return undefined;
    if (role) {
      await accounts.updateRole(tx, member.person_id, role);
      await journal(tx, 'member.role-changed', { personId: member.person_id, role, by: 'provider' });
      return undefined;
    }
    if (!(await store.isAdmittedByProvider(tx, member.person_id))) return undefined;
    await accounts.deleteSessions(tx, member.user_id);
    return new RefusedIdentity('role-gone', member.person_id);
  };

  /** The member behind an identity. Throws RefusedIdentity, after what followed from the refusal is kept. */
  return async (identity: Identity): Promise<accounts.MemberRow> => {
    const found = await withTransaction(pool, async (tx): Promise<Refusable> => {
      await accounts.lockMembers(tx);
      if (!identity.ofAllowedDomain) return new RefusedIdentity('other-domain');
      const userId = await store.userOfIdentity(tx, identity.key);
      const known = userId === undefined ? undefined : await accounts.memberOfUser(tx, userId);
      if (known && !accounts.isLetIn(known, clock.now()))
        return new RefusedIdentity('disabled', known.person_id);
      const member = known ?? (await meet(tx, identity));
      if (member instanceof RefusedIdentity) return member;
      return (await refresh(tx, member, identity.role)) ?? member;
    });
    if (found instanceof RefusedIdentity) throw found;
    return found;
  };
};

export type Admit = ReturnType<typeof createAdmission>;
