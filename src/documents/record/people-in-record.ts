import type { Documentation } from '../../documentation/documentation-document.ts';
import { row } from '../answer.ts';
import { type Block, note } from '../printed.ts';
import type { Telling } from './telling.ts';

/** How the people were told: counts and hashes. Basis: GDPR art. 34(1). */
export const peopleBlocks = ({ people, decisions }: Documentation, telling: Telling): Block[] => {
  const { say, words } = telling;
  const { lists, submitted, approved, settled } = people;
  const last = settled.at(-1);
  if (lists.length === 0 && !submitted && !last) return [note(say('record.people.none'))];
  const figure = (label: string, value: number, tone: 'approved' | 'draft' | 'late' | 'plain') => ({
    label,
    value: words.number(value),
    tone,
  });
  return [
    ...(last
      ? [
          {
            kind: 'figures' as const,
            figures: [
              figure(say('told.people'), last.people, 'plain'),
              figure(say('told.told'), last.told, 'approved'),
              figure(say('told.unknown'), last.unknown, last.unknown > 0 ? 'draft' : 'plain'),
              figure(say('told.notTold'), last.notTold, last.notTold > 0 ? 'late' : 'plain'),
            ],
          },
          note(say('record.people.asOf', { at: words.instant(last.at) })),
        ]
      : []),
    {
      kind: 'rows',
      rows: [
        ...lists.map((list) =>
          row(
            say('record.people.list'),
            [
              say('record.people.listRow', {
                people: words.number(list.people),
                merged: words.number(list.merged),
              }),
              telling.signed(list),
              `SHA-256: ${list.hash}`,
            ].join('\n'),
          ),
        ),
        ...(submitted
          ? [row(say('record.people.submitted'), `${telling.signed(submitted)}\nSHA-256: ${submitted.hash}`)]
          : []),
        ...(approved ? [row(say('record.people.approved'), telling.signed(approved))] : []),
        ...(approved?.ownApprovalReason ? [row(say('approval.ownReason'), approved.ownApprovalReason)] : []),
        ...settled.map(({ at }) => row(say('record.people.settledAt'), words.instant(at))),
        ...decisions
          .filter(({ event }) => event === 'remainder.decided')
          .map((entry) =>
            row(
              telling.word('event', entry.event),
              `${String(entry.details['reason'] ?? '')}\n${telling.signed(entry)}`,
            ),
          ),
      ],
    },
  ];
};
