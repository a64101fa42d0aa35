import { withTransaction } from '../db/transaction.ts';
import type { AccessDeps } from '../access/tokens.ts';
import { refuseHeld } from '../hold/hold.ts';
import { appendToSystem } from '../journal/journal.ts';
import { invalid, Problem } from '../problems.ts';
import type { Sealing } from '../sealing.ts';
import { type AlertChannels, deliver } from './deliver.ts';
import { type ContactMethod, countTry, keepCode, lockMethod, markVerified } from './method-store.ts';
import { phrase } from './phrases.ts';
import type { Signatures } from './signatures.ts';
import { findContact } from './store.ts';

/** How long a code holds, in minutes, and how often it may be guessed at. */
const codeMinutes = 15;
const tries = 5;
/** Seconds between two codes by one way. */
const pauseSeconds = 30;

export interface MethodDeps extends AccessDeps {
  sealing: Sealing;
  channels: AlertChannels;
  signatures: Signatures;
}

const noMethod = (): Problem => new Problem('not-found', 'This contact has no such method.');

/**
 * Sends a new code by the very way that it is to prove. Only a keyed hash is kept; a code sent before holds no more.
 * Throws `not-found`, `on-hold`, `too-many-requests`, or `not-taken` with the provider's code where it refuses or cannot be reached.
 */
export const sendCode = async (
  deps: MethodDeps,
  at: { contactId: string; methodId: string },
): Promise<{ expiresAt: string }> => {
  const now = deps.clock.now();
  const deliveryId = deps.ids.uuid();
  const code = deps.signatures.verificationCode(deliveryId);
  const { method, contact } = await withTransaction(deps.pool, async (tx) => {
    const found = await lockMethod(tx, at.contactId, at.methodId);
    const person = await findContact(tx, at.contactId);
    if (!found || !person) throw noMethod();
    await refuseHeld(tx);
    const { codeSentAt } = found;
    if (codeSentAt && now.getTime() - codeSentAt.getTime() < pauseSeconds * 1000 && codeSentAt <= now)
      throw new Problem('too-many-requests', `A code was sent a moment ago: wait ${pauseSeconds} seconds.`);
    await keepCode(tx, found.id, deps.signatures.codeHash(found.id, code), now);
    return { method: found, contact: person };
  });
  const { language, name } = contact;
  const fields = { code, minutes: String(codeMinutes), spoken: code.split('').join(', ') };
  const outcome = await deliver(deps, {
    deliveryId,
    attempt: 1,
    channel: method.kind,
    to: { name, address: method.address, language, methodId: method.id, secret: method.secret },
    text: {
      subject: phrase(language, 'codeSubject', fields),
      text: phrase(language, 'codeText', fields),
      sms: phrase(language, 'codeSms', fields),
      voice: phrase(language, 'codeVoice', fields),
    },
    webhook: { type: 'contact.code', data: { code, minutes: codeMinutes } },
  });
  if (outcome.outcome !== 'accepted')
    throw new Problem('not-taken', `The code was not taken by ${method.kind}: ${outcome.reason}.`, {
      code: outcome.reason,
    });
  return { expiresAt: new Date(now.getTime() + codeMinutes * 60_000).toISOString() };
};

/**
 * A way counts from when its code has come back. Five wrong tries use a code up. Throws `invalid-input` naming
 * `/code`, saying whether the code is wrong, too old or used up. Verified again with no new code: refused.
 */
export const verifyMethod = async (
  deps: MethodDeps,
  at: { contactId: string; methodId: string; code: string; personId: string },
): Promise<ContactMethod> => {
  const now = deps.clock.now();
  const result = await withTransaction(deps.pool, async (tx) => {
    const method = await lockMethod(tx, at.contactId, at.methodId);
    if (!method) throw noMethod();
    const { codeHash, codeSentAt, codeTries } = method;
    if (!codeHash || !codeSentAt) return 'No code is waiting for an answer: have one sent.';
    if (now.getTime() - codeSentAt.getTime() > codeMinutes * 60_000)
      return 'This code is too old: have another sent.';
    if (codeTries >= tries) return 'Too many wrong codes: have another sent.';
    if (!deps.signatures.codeHash(method.id, at.code).equals(codeHash)) {
      await countTry(tx, method.id);
      return 'This is not the code that was sent.';
    }
    await markVerified(tx, method.id, now);
    await appendToSystem(tx, {
      type: 'contact.method-verified',
      recordedAt: now,
      actor: { kind: 'person', id: at.personId },
      event: { contactId: method.contactId, methodId: method.id, method: method.kind },
    });
    return { ...method, verifiedAt: now };
  });
  if (typeof result === 'string') throw invalid('/code', result);
  return result;
};
