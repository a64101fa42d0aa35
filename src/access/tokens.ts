import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import { appendToSystem } from '../journal/journal.ts';
import { Problem } from '../problems.ts';
import type { RoleName } from './permissions.ts';
import * as store from './store.ts';

/** Who makes a request, always from the token. */
export interface Requester {
  tokenId: string;
  personId: string;
  name: string;
  role: RoleName;
}

export interface AccessDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The person behind a token, or undefined for one that is unknown or revoked. */
export const authenticate = async (deps: AccessDeps, token: string): Promise<Requester | undefined> => {
  const row = await store.findToken(deps.pool, hashOf(token));
  return row && { tokenId: row.id, personId: row.person_id, name: row.name, role: row.role };
};

/** A new token for the person of that name. The token is in the answer and nowhere else: only its hash is kept. */
export const issueToken = async (
  deps: AccessDeps,
  input: { name: string; role: RoleName },
  by: { personId: string } | 'system',
  token = deps.ids.token(),
) =>
  withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const id = deps.ids.uuid();
    const personId = await store.ensurePerson(tx, deps.ids.uuid(), input.name, now);
    await store.insertToken(tx, { id, personId, role: input.role, hash: hashOf(token), now });
    await appendToSystem(tx, {
      type: 'token.issued',
      recordedAt: now,
      actor: by === 'system' ? { kind: 'system' } : { kind: 'person', id: by.personId },
      event: { tokenId: id, personId, role: input.role },
    });
    return { id, personId, name: input.name.trim(), role: input.role, token, createdAt: now.toISOString() };
  });

/** Ends a token at once. The last administrator's token cannot be ended: nobody could make another. */
export const revokeToken = async (deps: AccessDeps, id: string, by: { personId: string }): Promise<void> =>
  withTransaction(deps.pool, async (tx) => {
    const token = await store.lockToken(tx, id);
    if (!token) throw new Problem('not-found', 'There is no such token, or it was revoked before.');
    if (token.role === 'administrator' && (await store.otherAdministrators(tx, id)) === 0)
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
 * Makes the first administrator's token where no administrator has one: the given one, or a random one, which is
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
  if (await store.hasAdministrator(deps.pool)) return undefined;
  const { token } = await issueToken(deps, { name: 'Administrator', role: 'administrator' }, 'system');
  return token;
};
