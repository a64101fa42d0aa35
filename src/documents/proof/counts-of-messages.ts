import type { DeliveryState } from '../../../workflows/delivery/decide-delivery.ts';
import type { NoticeProof } from '../../documentation/proof-document.ts';
import { type Block, cell, tableOr } from '../printed.ts';
import type { Telling } from '../record/telling.ts';
import type { WordKey } from '../words/nb.ts';

/** Groups of states as people read them; every state stands in one. */
const groups: Record<DeliveryState, 'delivered' | 'handedOver' | 'unknown' | 'notTold' | 'open'> = {
  planned: 'open',
  held: 'open',
  pending: 'open',
  attempting: 'open',
  cancelled: 'notTold',
  rejected: 'notTold',
  failed: 'notTold',
  unknown: 'unknown',
  needs_person: 'unknown',
  accepted: 'handedOver',
  in_transit: 'handedOver',
  unconfirmed: 'handedOver',
  delivered: 'delivered',
};
const shown = ['delivered', 'handedOver', 'unknown', 'notTold', 'open'] as const;

/** Why a message failed, by the code that the channel gave: the kinds that somebody can do something about. */
const kindOfFailure = (reason: string): WordKey => {
  if (/^dropped-(?:bounced|unsubscribed|spam-reporting)/.test(reason)) return 'proof.failure.suppressed';
  if (/^(?:blocked|dropped-spam-content|twilio-30007)/.test(reason)) return 'proof.failure.blocked';
  if (/^(?:bounce|dropped-invalid|not-a|no-|twilio-(?:21211|21614|3000[3-6]))/.test(reason))
    return 'proof.failure.address';
  if (/^(?:http-4|twilio-21)/.test(reason)) return 'proof.failure.refused';
  return 'proof.failure.other';
};

const dayInWords = (day: string, { words }: Telling): string =>
  // Noon stands on that day in Norway all year.
  words.day(`${day}T12:00:00.000Z`);

/** The ledger counted three ways: by channel, by day, by what went wrong. Messages, not people. */
export const countsOf = (
  { channels, days, failures }: NoticeProof,
  telling: Telling,
): Record<'channels' | 'days' | 'failures', Block> => {
  const { say, words, word } = telling;
  const number = (value: number) => cell(words.number(value));
  const names = [...new Set(channels.map(({ channel }) => channel))];
  const countIn = (channel: string | null, group: (typeof shown)[number] | null): number =>
    channels
      .filter(
        (one) =>
          (channel === null || one.channel === channel) && (group === null || groups[one.state] === group),
      )
      .reduce((sum, { messages }) => sum + messages, 0);
  const line = (label: string, channel: string | null) => [
    cell(label),
    ...shown.map((group) => number(countIn(channel, group))),
    number(countIn(channel, null)),
  ];
  return {
    channels: tableOr(
      {
        shape: 'channels',
        columns: [say('proof.channel'), ...shown.map((group) => say(`proof.${group}`)), say('proof.total')],
        rows: [
          ...names.map((channel) => line(word('channel', channel), channel)),
          ...(names.length > 1
            ? [line(say('proof.total'), null).map((sum) => ({ ...sum, strong: true as const }))]
            : []),
        ],
      },
      say('proof.noMessages'),
    ),
    days: tableOr(
      {
        shape: 'days',
        columns: [
          say('proof.day'),
          say('proof.channel'),
          say('proof.day.handedOver'),
          say('proof.day.delivered'),
        ],
        rows: days.map(({ day, channel, handedOver, delivered }) => [
          cell(dayInWords(day, telling)),
          cell(word('channel', channel)),
          number(handedOver),
          number(delivered),
        ]),
      },
      say('proof.noMessages'),
    ),
    failures: tableOr(
      {
        shape: 'failures',
        columns: [
          say('proof.failure.kind'),
          say('proof.channel'),
          say('proof.failure.code'),
          say('proof.count'),
        ],
        rows: failures.map(({ channel, reason, messages }) => [
          cell(say(kindOfFailure(reason))),
          cell(word('channel', channel)),
          cell(reason),
          number(messages),
        ]),
      },
      say('proof.noFailures'),
    ),
  };
};
