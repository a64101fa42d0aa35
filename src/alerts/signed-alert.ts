import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Language } from '../languages.ts';
import { acknowledgeAll, type Standing } from './acknowledge.ts';
import { alertsOf, type CoveredAlert, findMessage } from './message-store.ts';
import type { Signatures } from './signatures.ts';

/** What a link in a message leads to, without signing in. */
export interface SignedAlerts {
  /** What the message is about, and the language that it was in; `expired` when the link's time is over, undefined when we did not make it. Changes nothing. */
  read(token: string): Promise<{ expired: boolean; language: Language; alerts: CoveredAlert[] } | undefined>;
  /** Acknowledges all of it, for the contact whom the message was for. Says what each was before; undefined as above, or expired. */
  acknowledge(token: string): Promise<Standing[] | undefined>;
}

export const createSignedAlerts = (deps: {
  pool: pg.Pool;
  clock: Clock;
  signatures: Signatures;
}): SignedAlerts => {
  const find = async (token: string) => {
    const read = deps.signatures.readToken(token, deps.clock.now());
    const message = read && (await findMessage(deps.pool, read.messageId));
    return message && { message, expired: read.expired, alerts: await alertsOf(deps.pool, message) };
  };
  return {
    async read(token) {
      const found = await find(token);
      return found && { expired: found.expired, language: found.message.language, alerts: found.alerts };
    },
    async acknowledge(token) {
      const found = await find(token);
      if (!found || found.expired) return undefined;
      const { contactId } = found.message;
      return acknowledgeAll(
        deps,
        found.alerts.map(({ id }) => id),
        { how: 'link', contactId },
      );
    },
  };
};
