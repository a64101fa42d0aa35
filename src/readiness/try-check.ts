import { findContact } from '../alerts/contacts.ts';
import type { SendOutcome } from '../channels/ports.ts';
import type { Ids } from '../ids.ts';
import { invalid, Problem } from '../problems.ts';
import { composeStaffMail } from '../staff-mail.ts';
import { readTemplate } from '../templates.ts';
import { clocksAgree, type TriableId, type TryOutcome } from './check.ts';
import type { ReadinessDeps } from './readiness.ts';
import { lookUpDomain, type ResolveTxt } from './sender-domain.ts';
import { clockDifference } from './store.ts';

export interface TryDeps extends ReadinessDeps {
  ids: Ids;
  publicUrl: () => string;
  held: () => Promise<boolean>;
  /** Reads the master key anew and opens something with it. Throws where that does not go. */
  openKey: () => Promise<void>;
  /** Makes a backup beside the data, reads it back and removes it. Throws where that does not go. */
  makeBackup: () => Promise<void>;
  resolveTxt: ResolveTxt;
  /** Where an answer tells what time it is elsewhere. */
  clockUrls: readonly string[];
}

const timeLimit = 10_000;

/** The name or code of an error: never its message, which could quote a value. */
const codeOf = (error: unknown): string => {
  const { code, name, cause } = (error ?? {}) as {
    code?: unknown;
    name?: string;
    cause?: { code?: unknown };
  };
  const found = typeof code === 'string' ? code : typeof cause?.code === 'string' ? cause.code : name;
  return (found ?? 'Error').replaceAll(/[^\w-]/g, '').slice(0, 60);
};

const ofSending = (sent: SendOutcome): TryOutcome => ({
  worked: sent.outcome === 'accepted',
  code: sent.outcome === 'accepted' ? 'accepted' : sent.reason,
});

const ask = async (url: string): Promise<Response> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeLimit), redirect: 'manual' });
  await answer.body?.cancel();
  return answer;
};

/** Staff on the alert list, by the way that is tried. Throws naming `/contactId`. */
const staffBy = async (deps: TryDeps, way: 'email' | 'mobile', contactId: string | undefined) => {
  const contact = contactId === undefined ? undefined : await findContact(deps.pool, contactId);
  if (!contact) throw invalid('/contactId', 'Name one of those who are alerted.');
  const address = contact[way];
  if (address === null)
    throw invalid(
      '/contactId',
      `This contact has no ${way === 'email' ? 'e-mail address' : 'mobile number'}.`,
    );
  if (await deps.held()) throw new Problem('on-hold', 'Nothing is sent before the hold is released.');
  return { contact, address };
};

const tryEmail = async (deps: TryDeps, contactId: string | undefined): Promise<TryOutcome> => {
  const { contact, address } = await staffBy(deps, 'email', contactId);
  const link = `${deps.publicUrl()}/settings/readiness`;
  return ofSending(
    await deps.channels.email.send({
      deliveryId: deps.ids.uuid(),
      attempt: 1,
      to: { email: address, name: contact.name },
      ...composeStaffMail(contact.language, 'try', { link }),
    }),
  );
};

const trySms = async (deps: TryDeps, contactId: string | undefined): Promise<TryOutcome> => {
  const { contact, address } = await staffBy(deps, 'mobile', contactId);
  const text = readTemplate(`accounts/${contact.language}/try-sms.txt`).trim();
  return ofSending(
    await deps.channels.sms.send({ deliveryId: deps.ids.uuid(), attempt: 1, to: address, text }),
  );
};

/**
 * Compares with a clock outside, from the `Date` of an HTTP answer (RFC 9110 section 6.6.1, whole seconds); where
 * nothing outside is set up, with the database's.
 */
const tryClock = async ({ pool, clock, clockUrls }: TryDeps): Promise<TryOutcome> => {
  for (const url of clockUrls) {
    const date = await ask(url)
      .then(({ headers }) => headers.get('date'))
      .catch(() => null);
    if (!date) continue;
    const seconds = Math.round((clock.now().getTime() - Date.parse(date)) / 1000);
    return { worked: clocksAgree(seconds), code: clocksAgree(seconds) ? 'outside' : `outside-${seconds}` };
  }
  const seconds = Math.round(await clockDifference(pool, () => clock.now()));
  return { worked: clocksAgree(seconds), code: clocksAgree(seconds) ? 'database' : `database-${seconds}` };
};

const tryHeartbeat = async ({ heartbeatUrl }: TryDeps): Promise<TryOutcome> => {
  if (heartbeatUrl === undefined) return { worked: false, code: 'not-set' };
  const { ok, status } = await ask(heartbeatUrl);
  return { worked: ok, code: `http-${status}` };
};

const quietly = async (work: () => Promise<unknown>): Promise<TryOutcome> => {
  try {
    await work();
    return { worked: true, code: 'done' };
  } catch (error) {
    return { worked: false, code: codeOf(error) };
  }
};

/**
 * Tries one thing for real: a message to a member of staff, a backup, a call. What does not work is an outcome; what
 * cannot be tried is a Problem (`invalid-input`, `on-hold`).
 */
export const tryCheck = async (
  deps: TryDeps,
  check: TriableId,
  contactId: string | undefined,
): Promise<TryOutcome> => {
  try {
    if (check === 'email') return await tryEmail(deps, contactId);
    if (check === 'sms') return await trySms(deps, contactId);
    if (check === 'domain')
      return deps.senderDomain === undefined
        ? { worked: false, code: 'no-sender' }
        : await lookUpDomain(deps.resolveTxt, deps.senderDomain);
    if (check === 'clock') return await tryClock(deps);
    if (check === 'heartbeat') return await tryHeartbeat(deps);
    return await quietly(check === 'key' ? deps.openKey : deps.makeBackup);
  } catch (error) {
    if (error instanceof Problem) throw error;
    return { worked: false, code: codeOf(error) };
  }
};
