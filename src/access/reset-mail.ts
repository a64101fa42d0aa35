import type pg from 'pg';
import type { EmailChannel } from '../channels/ports.ts';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';
import { composeStaffMail } from '../staff-mail.ts';
import { isLetIn, memberOfPerson } from './account-store.ts';
import { makeLink } from './one-time-links.ts';

export interface ResetMailDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  email: EmailChannel;
  log: Log;
  /** The address that people use, without a slash at the end. */
  publicUrl: () => string;
}

/** The mail was not taken, or nobody knows: the queue tries again. */
export class ResetMailNotSentError extends Error {}

/**
 * Makes a reset link and mails it. The link exists only in the mail; each try makes one of its own, good for an hour.
 * Nobody to send to is done, not a fault: whoever asked is not told. Throws ResetMailNotSentError to be tried again.
 */
export const sendResetMail = async (deps: ResetMailDeps, personId: string | undefined): Promise<void> => {
  const member = personId ? await memberOfPerson(deps.pool, personId) : undefined;
  if (!member || !isLetIn(member, deps.clock.now())) return;
  const token = await makeLink(deps.pool, 'reset', member.user_id, deps.clock.now());
  const sent = await deps.email.send({
    deliveryId: deps.ids.uuid(),
    attempt: 1,
    to: { email: member.email, name: member.name },
    ...composeStaffMail(member.language, 'reset', { link: `${deps.publicUrl()}/reset?token=${token}` }),
  });
  if (sent.outcome === 'accepted') return;
  deps.log.warn({ outcome: sent.outcome, reason: sent.reason }, 'accounts: a reset mail was not taken');
  if (sent.outcome !== 'rejected') throw new ResetMailNotSentError('a reset mail was not sent');
};
