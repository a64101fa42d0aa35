import type { Request } from 'express';
import * as store from './account-store.ts';
import type { Accounts } from './accounts.ts';
import { headersOf } from './browser-cookies.ts';
import { type BrowserSessions, refusedAs, type SessionDeps } from './browser-sessions.ts';
import { addressOf } from './who-asks.ts';

/** Turning the second factor on and off. The password is asked for, and its guesses are counted as at the door. */
export const createSecondFactor = (
  deps: SessionDeps,
  { memberOf, record }: Pick<BrowserSessions, 'memberOf' | 'record'>,
) => {
  const { pool, auth, attempts } = deps;

  const withPassword = async <T>(request: Request, work: () => Promise<T>): Promise<T | undefined> => {
    const member = await memberOf(request);
    if (!member) return undefined;
    const { lockedMinutes } = await attempts.begin('sign-in', member.email, addressOf(request));
    if (lockedMinutes !== undefined) return undefined;
    const done = await refusedAs(undefined, work);
    if (done !== undefined) await attempts.succeeded('sign-in', member.email, addressOf(request));
    return done;
  };

  return {
    startSecondFactor: async (request, password) =>
      withPassword(request, async () => {
        const answer = await auth.api.enableTwoFactor({ body: { password }, headers: headersOf(request) });
        if (answer.method !== 'totp') throw new Error('the second factor is not the one that was asked for');
        return { otpauth: answer.totpURI, recoveryCodes: answer.backupCodes };
      }),

    async confirmSecondFactor(request, written) {
      const member = await memberOf(request);
      if (!member || member.second_factor) return undefined;
      const answer = await refusedAs(undefined, async () =>
        auth.api.verifyTOTP({
          body: { code: written.replaceAll(/\s/g, '') },
          headers: headersOf(request),
          returnHeaders: true,
        }),
      );
      if (!answer) return undefined;
      await record('second-factor.started', member.person_id, { personId: member.person_id });
      return { setCookies: answer.headers.getSetCookie() };
    },

    async stopSecondFactor(request, password) {
      const member = await memberOf(request);
      const answer = await withPassword(request, async () =>
        auth.api.disableTwoFactor({ body: { password }, headers: headersOf(request), returnHeaders: true }),
      );
      if (!answer || !member) return undefined;
      await record('second-factor.stopped', member.person_id, { personId: member.person_id });
      return { setCookies: answer.headers.getSetCookie() };
    },

    hasSecondFactor: async ({ personId }) =>
      (await store.memberOfPerson(pool, personId))?.second_factor ?? false,
  } satisfies Partial<Accounts>;
};
