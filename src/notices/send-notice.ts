import { createHash } from 'node:crypto';
import type { EmailChannel, SendOutcome, SmsChannel } from '../channels/ports.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { allowanceOf } from '../../workflows/notice/decide-run.ts';
import type { DeliveryEvent } from '../../workflows/delivery/events.ts';
import type { Log } from '../log.ts';
import { findPeople, openContacts } from '../people/people.ts';
import type { Sealing } from '../sealing.ts';
import { type ClaimedDelivery, finishAttempt, lockPending, moveDelivery, startAttempts } from './ledger.ts';
import type { NoticeTexts } from './notice-texts.ts';
import { type LedgerDeps, planNextChannel } from './record-evidence.ts';
import { type RenderedNotice, renderNotice } from './render-notice.ts';
import { closedChannels, countAttempts, feedBreaker } from './run/breaker.ts';
import { isQuiet } from './run/quiet-hours.ts';
import { countStarted, lockRun, readRun } from './run/run-store.ts';
import type { Sender } from './sender.ts';
import { findNoticeById } from './store.ts';

export interface SendDeps extends LedgerDeps {
  sealing: Sealing;
  sender: Sender;
  channels: { email: EmailChannel; sms: SmsChannel };
  log: Log;
}

/** How many a process claims at once: what a kill in the middle can at most leave unknown. */
const claimSize = 20;

interface Message extends ClaimedDelivery {
  contentHash: string;
  rendered: RenderedNotice;
  to: { name: string | null; email: string | null; phone: string | null };
}

/**
 * Locks what the run lets go now: nothing while it is held, paused, stopped or within its quiet hours, and no more than
 * its stage in the canary, where claimers wait for each other so that the count is exact.
 */
const lockAllowed = async (tx: Db, noticeId: string, now: Date): Promise<ClaimedDelivery[]> => {
  // Those who are not counted need not wait for each other; where it moved meanwhile, the next round sees it.
  const shared = (await readRun(tx, noticeId))?.value === 'sending';
  const run = await lockRun(tx, noticeId, { shared });
  if (shared && run?.value !== 'sending') return [];
  if (!run || isQuiet(run.quiet, now)) return [];
  const limit = Math.min(claimSize, allowanceOf(run) - run.started);
  if (limit <= 0) return [];
  const claimed = await lockPending(tx, noticeId, now, { limit, channels: await closedChannels(tx, now) });
  await countAttempts(
    tx,
    claimed.map(({ channel }) => channel),
    now,
  );
  if (run.value === 'canary' && claimed.length > 0) {
    // A second attempt of the same message is no further person.
    const first = claimed.filter(({ attempt }) => attempt === 1).length;
    await countStarted(tx, noticeId, first, now);
  }
  return claimed;
};

/** Locks, renders and commits the attempts of a few deliveries. Empty when nothing waits. */
const claim = async (
  deps: SendDeps,
  notice: { id: string; incidentId: string; texts: NoticeTexts },
): Promise<Message[]> => {
  const sender = await deps.sender.number();
  return withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const claimed = await lockAllowed(tx, notice.id, now);
    if (claimed.length === 0) return [];
    const ids = claimed.map(({ personId }) => personId);
    const people = new Map((await findPeople(tx, ids)).map((person) => [person.id, person]));
    const contacts = await openContacts(tx, deps.sealing, notice.incidentId, ids);
    const messages = claimed.map((delivery): Message => {
      const to = contacts.get(delivery.personId);
      const language = people.get(delivery.personId)?.language;
      if (!to || !language) throw new Error('a delivery to nobody on the list');
      const rendered = renderNotice(notice.texts[language], { name: to.name, language });
      const content = delivery.channel === 'email' ? rendered.email : rendered.sms;
      const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
      return { ...delivery, contentHash, rendered, to };
    });
    await startAttempts(tx, messages, sender, now);
    return messages;
  });
};

const handOver = async ({ channels }: SendDeps, message: Message): Promise<SendOutcome> => {
  const { id: deliveryId, attempt, to, rendered } = message;
  if (message.channel === 'email') {
    const recipient = { email: to.email ?? '', ...(to.name && { name: to.name }) };
    return channels.email.send({ deliveryId, attempt, to: recipient, ...rendered.email });
  }
  return channels.sms.send({ deliveryId, attempt, to: to.phone ?? '', text: rendered.sms.text });
};

const eventOf: Record<SendOutcome['outcome'], DeliveryEvent> = {
  accepted: 'attempt.accepted',
  rejected: 'attempt.rejected',
  unsent: 'attempt.unsent',
  halted: 'attempt.unsent',
  unknown: 'attempt.unknown',
};

/** Seconds until a message that was surely not taken is tried again: 5, 10, 20 … at most 15 minutes. */
const waitSeconds = (outcome: SendOutcome, attempt: number): number => {
  if (outcome.outcome === 'halted') return 300;
  const asked = outcome.outcome === 'unsent' ? outcome.retryAfterSeconds : undefined;
  return asked ?? Math.min(5 * 2 ** Math.min(attempt - 1, 10), 900);
};

const record = async (deps: SendDeps, message: Message, outcome: SendOutcome): Promise<void> =>
  withTransaction(deps.pool, async (tx) => {
    const at = deps.clock.now();
    const reason = 'reason' in outcome ? { reason: outcome.reason } : {};
    const providerId = 'providerId' in outcome ? { providerId: outcome.providerId } : {};
    const moved = await moveDelivery(tx, message.id, eventOf[outcome.outcome], {
      at,
      notBefore: new Date(at.getTime() + waitSeconds(outcome, message.attempt) * 1000),
      provider: deps.channels[message.channel].provider,
      ...reason,
      ...providerId,
    });
    await finishAttempt(tx, message, { at, outcome: outcome.outcome, ...reason, ...providerId });
    await feedBreaker(tx, message.channel, outcome, at);
    if (moved) await planNextChannel(deps, tx, moved);
  });

/**
 * Hands every message over and records what came of it. When an outcome cannot be recorded, this process lets go of
 * its number, so that the attempt is found as lost, not held for ever; and throws.
 */
const handOverAll = async (deps: SendDeps, messages: readonly Message[]): Promise<SendOutcome[]> => {
  const results = await Promise.allSettled(
    messages.map(async (message) => {
      const outcome = await handOver(deps, message);
      await record(deps, message, outcome);
      return outcome;
    }),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await deps.sender.close();
    throw failed.reason;
  }
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
};

/**
 * Sends whatever of an approved notice may be sent now: claim committed, then the socket, then the outcome. Several
 * processes share the work. Stops early when the provider says that our account is at fault; returns how many
 * messages were tried.
 */
export const sendNotice = async (
  deps: SendDeps,
  noticeId: string,
  stopping: AbortSignal,
): Promise<number> => {
  const notice = await findNoticeById(deps.pool, noticeId);
  if (notice?.standing !== 'approved' || !notice.texts) return 0;
  const frozen = { id: notice.id, incidentId: notice.incidentId, texts: notice.texts };
  let tried = 0;
  while (!stopping.aborted) {
    const messages = await claim(deps, frozen);
    if (messages.length === 0) return tried;
    const outcomes = await handOverAll(deps, messages);
    tried += messages.length;
    const halted = outcomes.find(({ outcome }) => outcome === 'halted');
    if (halted) {
      deps.log.error(
        { noticeId, reason: 'reason' in halted ? halted.reason : undefined },
        'notices: the provider refuses our account; sending waits, look at the credentials',
      );
      return tried;
    }
  }
  return tried;
};
