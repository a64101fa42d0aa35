import type { Db } from '../db/transaction.ts';
import { withTransaction } from '../db/transaction.ts';
import type { Sealing } from '../sealing.ts';
import * as store from './account-store.ts';
import type { Accounts } from './accounts.ts';
import { type AuthOptions, createAuth } from './better-auth.ts';
import { createPersonMark } from './browser-cookies.ts';
import { createBrowserSessions } from './browser-sessions.ts';
import { addressOf, normalEmail } from './who-asks.ts';
import { createKeptForms } from './kept-forms.ts';
import { createMembers, type MemberDeps } from './members.ts';
import type { Log } from '../log.ts';
import { createOidcSignIn } from './oidc-sign-in.ts';
import type { OidcSettings } from './oidc-settings.ts';
import { waysIn } from './oidc-store.ts';
import { createSecondFactor } from './second-factor.ts';
import { createAttempts } from './sign-in-attempts.ts';

export interface AccountsDeps extends MemberDeps {
  sealing: Sealing;
  /** Whether people come by https: cookies then go no other way. */
  secureCookies: boolean;
  log: Log;
  /** The provider that people may sign in through, if one is set up. */
  oidc?: OidcSettings | undefined;
  /** Has a reset link mailed after commit; undefined stands for nobody, so that both take as long. */
  enqueueResetMail(tx: Db, personId: string | undefined): Promise<void>;
}

const absent = async (): Promise<never> => {
  throw new Error('no sign-in provider is set up');
};
const noProvider: Pick<Accounts, 'startAtProvider' | 'returnFromProvider'> = {
  startAtProvider: absent,
  returnFromProvider: absent,
};

/** Sign-in over better-auth; what it keeps lies in the tables of our own migrations. */
export const createAccounts = (deps: AccountsDeps): Accounts => {
  const { pool, clock, ids, sealing, secureCookies } = deps;
  const authOptions: AuthOptions = {
    pool,
    secret: sealing.secretFor('sessions'),
    secureCookies,
    newId: () => ids.uuid(),
    maySignIn: async (userId) => {
      const member = await store.memberOfUser(pool, userId);
      return member !== undefined && store.isLetIn(member, clock.now());
    },
  };
  const auth = createAuth(authOptions);
  const attempts = createAttempts({ pool, clock, secret: sealing.secretFor('sign-in-attempts') });
  const personMark = createPersonMark(sealing.secretFor('person-mark'), secureCookies);
  const forms = createKeptForms({ pool, clock, key: sealing.keyFor('kept-forms') });
  const sessionDeps = { pool, clock, auth, attempts, personMark };
  const { memberOf, record, welcome, ...sessions } = createBrowserSessions(sessionDeps);
  const provider = deps.oidc
    ? createOidcSignIn({ ...sessionDeps, ...deps, settings: deps.oidc, authOptions }, { welcome, record })
    : noProvider;
  const { choosePassword, ...members } = createMembers(deps);

  /** Without a provider to go by, a password is the only way in. */
  const mayHavePassword = async (userId: string): Promise<boolean> => {
    const ways = await waysIn(pool, userId);
    return ways.password || !ways.provider || !deps.oidc;
  };

  return {
    ...sessions,
    ...members,
    ...provider,
    provider: deps.oidc && { name: deps.oidc.name },
    ...createSecondFactor(sessionDeps, { memberOf, record }),

    async requestReset(request, written) {
      const email = normalEmail(written);
      const { lockedMinutes } = await attempts.begin('reset', email, addressOf(request));
      if (lockedMinutes !== undefined) return;
      const member = await store.memberOfEmail(pool, email);
      const mailed = member && store.isLetIn(member, clock.now()) && (await mayHavePassword(member.user_id));
      await withTransaction(pool, async (tx) =>
        deps.enqueueResetMail(tx, mailed ? member.person_id : undefined),
      );
    },

    async resetPassword(token, password) {
      const member = await choosePassword('reset', token, password);
      if (member) await attempts.open(member.email);
      return member !== undefined;
    },

    async waysIn({ personId }) {
      const member = await store.memberOfPerson(pool, personId);
      return member ? waysIn(pool, member.user_id) : { password: false, provider: false };
    },
    knowsBrowser: (request) => personMark.personOf(request) !== undefined,
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
