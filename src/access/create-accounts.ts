import type { Db } from '../db/transaction.ts';
import { withTransaction } from '../db/transaction.ts';
import type { Sealing } from '../sealing.ts';
import * as store from './account-store.ts';
import type { Accounts } from './accounts.ts';
import { createAuth } from './better-auth.ts';
import { createPersonMark } from './browser-cookies.ts';
import { addressOf, createBrowserSessions, normalEmail } from './browser-sessions.ts';
import { createKeptForms } from './kept-forms.ts';
import { createMembers, type MemberDeps } from './members.ts';
import { createSecondFactor } from './second-factor.ts';
import { createAttempts } from './sign-in-attempts.ts';

export interface AccountsDeps extends MemberDeps {
  sealing: Sealing;
  /** Whether people come by https: cookies then go no other way. */
  secureCookies: boolean;
  /** Has a reset link mailed after commit; undefined stands for nobody, so that both take as long. */
  enqueueResetMail(tx: Db, personId: string | undefined): Promise<void>;
}

/** Sign-in over better-auth; what it keeps lies in the tables of our own migrations. */
export const createAccounts = (deps: AccountsDeps): Accounts => {
  const { pool, clock, ids, sealing, secureCookies } = deps;
  const auth = createAuth({
    pool,
    secret: sealing.secretFor('sessions'),
    secureCookies,
    newId: () => ids.uuid(),
    maySignIn: async (userId) => {
      const member = await store.memberOfUser(pool, userId);
      return member !== undefined && member.disabled_at === null;
    },
  });
  const attempts = createAttempts({ pool, clock, secret: sealing.secretFor('sign-in-attempts') });
  const personMark = createPersonMark(sealing.secretFor('person-mark'), secureCookies);
  const forms = createKeptForms({ pool, clock, key: sealing.keyFor('kept-forms') });
  const sessionDeps = { pool, clock, auth, attempts, personMark };
  const { memberOf, record, ...sessions } = createBrowserSessions(sessionDeps);
  const { choosePassword, ...members } = createMembers(deps);

  return {
    ...sessions,
    ...members,
    ...createSecondFactor(sessionDeps, { memberOf, record }),

    async requestReset(request, written) {
      const email = normalEmail(written);
      const { lockedMinutes } = await attempts.begin('reset', email, addressOf(request));
      if (lockedMinutes !== undefined) return;
      const member = await store.memberOfEmail(pool, email);
      await withTransaction(pool, async (tx) =>
        deps.enqueueResetMail(tx, member && !member.disabled_at ? member.person_id : undefined),
      );
    },

    async resetPassword(token, password) {
      const member = await choosePassword('reset', token, password);
      if (member) await attempts.open(member.email);
      return member !== undefined;
    },

    async keepForm(request) {
      const personId = personMark.personOf(request);
      const path = request.originalUrl;
      if (!personId || !/^\/(?![/\\])/.test(path)) return false;
      return forms.keep(personId, path, request.body);
    },
    keptForm: async ({ personId }) => forms.find(personId),
    dropKeptForm: async ({ personId }) => forms.drop(personId),
  };
};
