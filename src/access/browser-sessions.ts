import { createHash } from 'node:crypto';
import { APIError } from 'better-auth/api';
import type { Request } from 'express';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import { appendToSystem } from '../journal/journal.ts';
import * as store from './account-store.ts';
import type { Accounts, SessionHeaders, SignInOutcome } from './accounts.ts';
import type { Auth } from './better-auth.ts';
import { headersOf, type PersonMark } from './browser-cookies.ts';
import { addressOf, normalEmail } from './who-asks.ts';
import type { Attempts } from './sign-in-attempts.ts';

export interface SessionDeps {
  pool: pg.Pool;
  clock: Clock;
  auth: Auth;
  attempts: Attempts;
  personMark: PersonMark;
}

const cookiesOf = (headers: Headers): string[] => headers.getSetCookie();

/** What the library refuses is a value; what breaks in it stays an error. */
export const refusedAs = async <T, R>(refusal: R, work: () => Promise<T>): Promise<T | R> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return refusal;
    throw error;
  }
};

/** Signing in and out, and the sessions that come of it. */
export const createBrowserSessions = (deps: SessionDeps) => {
  const { pool, clock, auth, attempts, personMark } = deps;

  const record = async (type: string, personId: string | undefined, event: object): Promise<void> =>
    withTransaction(pool, async (tx) => {
      await appendToSystem(tx, {
        type,
        recordedAt: clock.now(),
        actor: personId ? { kind: 'person', id: personId } : { kind: 'system' },
        event,
      });
    });

  const sessionOf = async (request: Request) =>
    auth.api.getSession({ headers: headersOf(request), query: { disableRefresh: true } });

  const memberOf = async (request: Request) => {
    const found = await sessionOf(request);
    const member = found && (await store.memberOfUser(pool, found.user.id));
    return member && store.isLetIn(member, clock.now())
      ? { ...member, sessionId: found.session.id }
      : undefined;
  };

  /** A browser has one session: the one from before ends when a new one begins. */
  const endFormer = async (request: Request): Promise<void> => {
    const former = await sessionOf(request);
    if (former) await store.deleteSessionByToken(pool, former.session.token);
    await store.deleteEndedSessions(pool);
  };

  const welcome = async (
    request: Request,
    userId: string,
    how: { secondFactor: boolean } | { by: 'provider' },
    headers: Headers,
  ): Promise<SessionHeaders & { outcome: 'signed-in' }> => {
    await endFormer(request);
    const member = await store.memberOfUser(pool, userId);
    if (!member) throw new Error('a session without a member');
    await record('sign-in.succeeded', member.person_id, { personId: member.person_id, ...how });
    return {
      outcome: 'signed-in',
      setCookies: [...cookiesOf(headers), personMark.cookie(member.person_id)],
    };
  };

  /** Whether the account's owner has signed in with this browser before: attempts from elsewhere do not lock it out. */
  const isKnown = async (request: Request, email: string): Promise<boolean> => {
    const personId = personMark.personOf(request);
    const member = personId === undefined ? undefined : await store.memberOfPerson(pool, personId);
    return member?.email === email;
  };

  const refuse = async (member: store.MemberRow | undefined, attempt: number): Promise<SignInOutcome> => {
    await record('sign-in.refused', undefined, { attempt, ...(member && { personId: member.person_id }) });
    return { outcome: 'refused' };
  };

  const cookieEnd = async (request: Request): Promise<SessionHeaders> => {
    const { headers } = await auth.api.signOut({ headers: headersOf(request), returnHeaders: true });
    return { setCookies: cookiesOf(headers) };
  };

  return {
    memberOf,
    record,
    welcome,

    async requesterOf(request) {
      if (!request.headers.cookie) return undefined;
      const member = await memberOf(request);
      return (
        member && {
          tokenId: member.sessionId,
          personId: member.person_id,
          name: member.name,
          role: member.role,
          language: member.language,
          ...(member.incident_id && { incidentId: member.incident_id }),
        }
      );
    },

    async signIn(request, written, password) {
      const email = normalEmail(written);
      const address = addressOf(request);
      const known = await isKnown(request, email);
      const { lockedMinutes, count } = await attempts.begin('sign-in', email, address, { known });
      if (lockedMinutes !== undefined) return { outcome: 'locked', minutes: lockedMinutes };
      const answer = await refusedAs(undefined, async () =>
        auth.api.signInEmail({
          body: { email, password },
          headers: headersOf(request, /^$/),
          returnHeaders: true,
        }),
      );
      if (!answer) return refuse(await store.memberOfEmail(pool, email), count);
      await attempts.succeeded('sign-in', email, address);
      if ('twoFactorRedirect' in answer.response)
        return { outcome: 'second-factor-needed', setCookies: cookiesOf(answer.headers) };
      return welcome(request, answer.response.user.id, { secondFactor: false }, answer.headers);
    },

    async verifySecondFactor(request, written) {
      const code = written.replaceAll(/\s/g, '');
      const digits = /^\d{6}$/.test(code);
      // Without the session's cookie: the code answers the challenge, whoever is signed in beside it.
      const headers = headersOf(request, /varsla\.two_factor$/);
      try {
        const call = { body: { code }, headers, returnHeaders: true } as const;
        const answer = await (digits ? auth.api.verifyTOTP(call) : auth.api.verifyBackupCode(call));
        const { user, token } = answer.response;
        const hash = createHash('sha256').update(`${user.id}:${code}`).digest();
        if (digits && !(await store.useCode(pool, user.id, hash, clock.now()))) {
          await store.deleteSessionByToken(pool, token ?? '');
          return await refuse(await store.memberOfUser(pool, user.id), 1);
        }
        return await welcome(request, user.id, { secondFactor: true }, answer.headers);
      } catch (error) {
        if (!(error instanceof APIError)) throw error;
        if (error.statusCode === 429) return { outcome: 'locked', minutes: 15 };
        return refuse(undefined, 1);
      }
    },

    async signOut(request) {
      const member = await memberOf(request);
      const ended = await cookieEnd(request);
      if (member) await record('sign-out', member.person_id, { personId: member.person_id });
      return ended;
    },

    async signOutEverywhere(request) {
      const member = await memberOf(request);
      const ended = await cookieEnd(request);
      if (member) {
        const sessions = (await store.deleteSessions(pool, member.user_id)) + 1;
        await record('sign-out.everywhere', member.person_id, { personId: member.person_id, sessions });
      }
      return ended;
    },

    async sessions(request) {
      const member = await memberOf(request);
      if (!member) return [];
      return (await store.listSessions(pool, member.user_id)).map((row) => ({
        id: row.id,
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        userAgent: row.user_agent,
        current: row.id === member.sessionId,
      }));
    },
  } satisfies Partial<Accounts> & Record<string, unknown>;
};

export type BrowserSessions = ReturnType<typeof createBrowserSessions>;
