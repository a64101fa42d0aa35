import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import type { Language } from '../languages.ts';
import { acknowledgeAll, type Standing } from './acknowledge.ts';
import { isFirst, noteInbound } from './inbound-requests.ts';
import { alertsOf, type CoveredAlert } from './message-store.ts';
import { phrase } from './phrases.ts';

interface ReplyDeps {
  pool: pg.Pool;
  clock: Clock;
}

/** Hours that a code in an SMS names its message. */
const codeHours = 72;

interface SentMessage {
  alertId: string;
  bundle: string | null;
  contactId: string;
  language: Language;
  code: string;
  isOpen: boolean;
}

/** SMS of the last days to this number, the newest first, whatever became of them. */
const sentTo = async (pool: pg.Pool, number: string, now: Date): Promise<SentMessage[]> => {
  const { rows } = await pool.query<SentMessage>(
    `select m.alert_id as "alertId", m.bundle, m.contact_id as "contactId", c.language, m.code,
       exists (select 1 from alerts a where a.state = 'open' and (a.id = m.alert_id or a.bundle = m.bundle)) as "isOpen"
     from alert_messages m join contact_methods t on t.id = m.method_id join contacts c on c.id = m.contact_id
     where t.kind = 'sms' and t.address = $1 and t.removed_at is null and c.removed_at is null and m.channel = 'sms'
       and m.attempts > 0 and m.code is not null and m.created_at > $2::timestamptz - make_interval(hours => $3)
     order by m.created_at desc, m.id`,
    [number, now, codeHours],
  );
  return rows;
};

const languageOf = async (pool: pg.Pool, number: string): Promise<Language | undefined> => {
  const { rows } = await pool.query<{ language: Language }>(
    `select c.language from contact_methods t join contacts c on c.id = t.contact_id
     where t.address = $1 and t.kind = 'sms' and t.removed_at is null and c.removed_at is null order by c.ordinal limit 1`,
    [number],
  );
  return rows[0]?.language;
};

const isYes = (text: string): boolean => /^\W*(ok|okay|ja|jo|yes|kvitter\w*|ack\w*)\b/i.test(text);

const groupOf = ({ alertId, bundle }: SentMessage): string => bundle ?? alertId;

const answerTo = (
  language: Language,
  alerts: readonly CoveredAlert[],
  standings: readonly Standing[],
): string => {
  const references = [...new Set(alerts.flatMap(({ reference }) => reference ?? []))].join(', ');
  if (standings.includes('open'))
    return references ? phrase(language, 'replyAcknowledged', { references }) : phrase(language, 'replyTest');
  return phrase(language, standings.includes('acknowledged') ? 'replyAlready' : 'replyEnded', {
    references: references || 'Varsla',
  });
};

/**
 * Takes in an SMS that somebody sent us and says what to answer. The four digits of a message acknowledge what it is
 * about; OK or JA does where there is one open alert only. A number that is nobody's on the list is not answered,
 * and stands in the journal without the number; a text that comes twice is worked once and answered once.
 */
export const takeReply = async (
  deps: ReplyDeps,
  sms: { sid: string; from: string; body: string },
): Promise<string | undefined> => {
  if (!(await isFirst(deps, sms.sid))) return undefined;
  const now = deps.clock.now();
  const language = await languageOf(deps.pool, sms.from);
  if (!language) {
    await withTransaction(deps.pool, (tx) =>
      noteInbound(tx, now, 'sms.from-stranger', { provider: 'twilio', providerId: sms.sid }),
    );
    return undefined;
  }
  const acknowledge = async (message: SentMessage): Promise<string> => {
    const alerts = await alertsOf(deps.pool, message);
    const { contactId } = message;
    const standings = await acknowledgeAll(
      deps,
      alerts.map(({ id }) => id),
      { how: 'sms', contactId },
    );
    return answerTo(message.language, alerts, standings);
  };
  const sent = await sentTo(deps.pool, sms.from, now);
  const [digits] = /(?<!\d)\d{4}(?!\d)/.exec(sms.body) ?? [];
  if (digits) {
    const named = sent.filter(({ code }) => code === digits);
    const message = named.find(({ isOpen }) => isOpen) ?? named[0];
    return message ? acknowledge(message) : phrase(language, 'replyUnknownCode');
  }
  if (!isYes(sms.body)) return phrase(language, 'replyHow');
  const open = sent.filter(({ isOpen }) => isOpen);
  const count = new Set(open.map(groupOf)).size;
  if (count > 1) return phrase(language, 'replySeveral', { count: String(count) });
  const [message] = open.length > 0 ? open : sent;
  return message ? acknowledge(message) : phrase(language, 'replyNone');
};
