import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import type { Language } from '../languages.ts';
import { appendToSystem } from '../journal/journal.ts';
import { Problem } from '../problems.ts';
import { administratorsBeside } from './account-store.ts';
import { letIn, type NameGuest, refuseUnfitTerms } from './guests.ts';
import type { RoleName } from './permissions.ts';
import * as store from './store.ts';

/** Who makes a request, always from the token or the session. */
export interface Requester {
  /** The API token's id; of somebody at the pages the session's id, which is in no table of tokens. */
  tokenId: string;
  personId: string;
  name: string;
  role: RoleName;
  /** The one incident that a guest is there for. */
  incidentId?: string | undefined;
  /** A token that may read and nothing else, whatever the role may. */
  readOnly?: boolean | undefined;
  /** What a person chose for the pages; a token has none. */
  language?: Language | undefined;
}

export interface AccessDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  /** How a guest is named to their incident. Absent: no guest is let in. */
  nameGuest?: NameGuest | undefined;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** How exactly the last use of a token is known: a write a minute, not one a request. */
const lastUseMinutes = 1;

/** The person behind a token, or undefined for one that is unknown, revoked or past its end. */
export const authenticate = async (deps: AccessDeps, token: string): Promise<Requester | undefined> => {
  const now = deps.clock.now();
  const row = await store.findToken(deps.pool, hashOf(token), now);
  if (!row) return undefined;
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() >= lastUseMinutes * 60_000)
    await store.markUsed(deps.pool, row.id, now);
  return {
    tokenId: row.id,
    personId: row.person_id,
    name: row.name,
    role: row.role,
    ...(row.incident_id && { incidentId: row.incident_id }),
    ...(row.scope === 'read' && { readOnly: true }),
  };
};

/**
 * A new token for the person of that name. The token is in the answer and nowhere else: only its hash is kept. Throws
 * `invalid-input` for an end that is past, and for a guest without an end or an incident.
 */
export const issueToken = async (
  deps: AccessDeps,
  input: {
    name: string;
    role: RoleName;
    scope?: store.TokenScope | undefined;
    expiresAt?: string | undefined;
    incident?: string | undefined;
  },
  by: Requester | 'system',
  token = deps.ids.token(),
) =>
  withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const id = deps.ids.uuid();
    const expiresAt = input.expiresAt === undefined ? undefined : new Date(input.expiresAt);
    const { role, incident: incidentId, scope = 'all' } = input;
    const terms = { end: expiresAt, incidentId };
    refuseUnfitTerms(role, terms, 'expiresAt', now);
    const personId = await store.ensurePerson(tx, deps.ids.uuid(), input.name, now);
    await letIn(tx, deps.nameGuest, terms, personId, by === 'system' ? undefined : by);
    await store.insertToken(tx, {
      id,
      personId,
      role,
      scope,
      hash: hashOf(token),
      now,
      expiresAt,
      incidentId,
    });
    await appendToSystem(tx, {
      type: 'token.issued',
      recordedAt: now,
      actor: by === 'system' ? { kind: 'system' } : { kind: 'person', id: by.personId },
      event: {
        tokenId: id,
        personId,
        role,
        scope,
        ...(incidentId && { incidentId }),
        ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
      },
    });
    return {
      id,
      personId,
      name: input.name.trim(),
      role,
      scope,
      ...(incidentId && { incident: incidentId }),
      token,
      createdAt: now.toISOString(),
      ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    };
  });

/**
 * Ends a token at once. The last administrator's token that has no end of its own cannot be ended while no
 * administrator has an account: nobody could make another.
 */
export const revokeToken = async (deps: AccessDeps, id: string, by: { personId: string }): Promise<void> =>
  withTransaction(deps.pool, async (tx) => {
    const token = await store.lockToken(tx, id);
    if (!token) throw new Problem('not-found', 'There is no such token, or it was revoked before.');
    const others = (await store.otherAdministrators(tx, id)) + (await administratorsBeside(tx, undefined));
    if (token.role === 'administrator' && others === 0)
      throw new Problem(
        'frozen',
        "This is the last administrator's token: make another before you revoke it.",
      );
    const now = deps.clock.now();
    await store.revoke(tx, id, now);
    await appendToSystem(tx, {
      type: 'token.revoked',
      recordedAt: now,
      actor: { kind: 'person', id: by.personId },
      event: { tokenId: id, personId: token.person_id },
    });
  });

/**
 * Makes the first administrator's token where no administrator has one, nor an account: the given one, or a random one, which is
 * then returned to be shown once. A second call does nothing.
 */
export const ensureAdministrator = async (
  deps: AccessDeps,
  given: string | undefined,
): Promise<string | undefined> => {
  if (given) {
    if (!(await authenticate(deps, given)))
      await issueToken(deps, { name: 'Administrator', role: 'administrator' }, 'system', given);
    return undefined;
  }
  if (await store.hasAdministrator(deps.pool, deps.clock.now())) return undefined;
  if ((await administratorsBeside(deps.pool, undefined)) > 0) return undefined;
  const { token } = await issueToken(deps, { name: 'Administrator', role: 'administrator' }, 'system');
  return token;
};
