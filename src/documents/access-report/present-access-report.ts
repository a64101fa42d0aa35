import type { AccessReport, HeldInCase } from '../../access-report/access-report-document.ts';
import { capitalised, paragraphsOf, type Row, row, rowOr } from '../answer.ts';
import type { Block, PrintedDocument } from '../printed.ts';
import { type Telling, tellingIn } from '../record/telling.ts';
import type { Language } from '../words.ts';
import { itemsOr, note } from '../printed.ts';

const marksOf = (held: HeldInCase, { say, words }: Telling): Row[] => {
  const marks = [
    ...(held.isChild ? [say('access.mark.child')] : []),
    ...(held.isVulnerable ? [say('access.mark.vulnerable')] : []),
    ...(held.hasSecretAddress ? [say('access.mark.secretAddress')] : []),
  ];
  return marks.length === 0 ? [] : [row(say('access.marks'), words.list(marks))];
};

const heldRows = (held: HeldInCase, telling: Telling): Row[] => {
  const { say, words } = telling;
  const { contact, forgottenAt, isHeld } = held;
  const { address } = contact;
  const given = (label: string, value: string | null): Row[] => (value === null ? [] : [row(label, value)]);
  const place = address && [address.postalCode, address.place].filter(Boolean).join(' ');
  const lines = address && [address.street, place, address.country].filter(Boolean).join('\n');
  const erased = isHeld
    ? say('access.erased.held')
    : forgottenAt === null
      ? say('access.erased.later')
      : words.day(forgottenAt);
  return [
    row(say('access.detected'), words.instant(held.detectedAt)),
    row(say('access.listed'), words.instant(held.listedAt)),
    ...given(say('access.name'), contact.name),
    ...given(say('access.email'), contact.email),
    ...given(say('access.phone'), contact.phone),
    ...given(say('access.landline'), contact.landline),
    ...given(say('access.address'), lines),
    ...Object.entries(contact.fields).map(([name, value]) => row(say('access.field', { name }), value)),
    ...(contact.unusable.length > 0 ? [row(say('access.unusable'), contact.unusable.join('\n'))] : []),
    row(say('access.language'), say(`proof.language.${held.language}`)),
    ...marksOf(held, telling),
    row(say('access.why'), say('access.why.text')),
    row(say('access.erased'), erased),
  ];
};

const messageBlocks = (held: HeldInCase, { say, words, word }: Telling): Block[] => {
  const items = held.messages.map(({ channel, state, handedOverAt, changedAt }) => ({
    title: capitalised(
      say('access.message', { channel: word('channel', channel), state: word('delivery', state) }),
    ),
    mark: null,
    meta:
      handedOverAt === null
        ? say('access.notHandedOver', { at: words.instant(changedAt) })
        : say('access.handedOver', { at: words.instant(handedOverAt) }),
    rows: [],
  }));
  const sent = held.messages.some(({ handedOverAt }) => handedOverAt !== null);
  const bySms = held.messages.some(({ channel }) => channel === 'sms');
  const text = held.notice && (bySms && held.contact.email === null ? held.notice.sms : held.notice.text);
  return [
    itemsOr(items, say('access.messages.none')),
    ...(held.toldThroughAnother ? [note(say('access.through'))] : []),
    ...(sent && held.notice && text !== null
      ? [
          {
            kind: 'quote' as const,
            title: say('access.text'),
            meta: held.notice.subject,
            paragraphs: paragraphsOf(text),
          },
        ]
      : []),
  ];
};

/** What is held on one person, in the words of one language. Pure: the same report gives the same value. */
export const presentAccessReport = (report: AccessReport, language: Language): PrintedDocument => {
  const telling = tellingIn(language);
  const { say, words } = telling;
  const { organisation, createdAt, cases } = report;
  const standing = cases.length > 0 ? 'found' : 'none';
  const number = organisation.organisationNumber;
  const { dataProtectionOfficer: officer } = organisation;
  const ours = [
    organisation.name ?? '',
    number ? say('head.organisationNumber', { number: words.organisationNumber(number) }) : '',
  ];
  const absent = say('answer.notStated');
  return {
    language,
    documentTitle: say('access.title'),
    title: say('access.title'),
    subtitle: '',
    lead: say('access.lead'),
    organisation: organisation.name ?? '',
    reference: words.instant(createdAt),
    status: {
      kind: cases.length > 0 ? 'filed' : 'plain',
      mark: say(`access.${standing}`),
      meaning: say(`access.${standing}.meaning`, { at: words.instant(createdAt) }),
    },
    head: [
      rowOr(say('record.head.organisation'), ours.filter(Boolean).join('\n'), absent),
      row(say('access.asked'), report.askedBy),
      row(say('access.cases'), words.number(cases.length)),
      rowOr(
        say('access.contact'),
        officer && [officer.name, officer.email, officer.phone].filter(Boolean).join('\n'),
        absent,
      ),
    ],
    sections: [
      ...cases.flatMap((held) => [
        {
          heading: say('access.case', { reference: held.reference }),
          blocks: [{ kind: 'rows' as const, rows: heldRows(held, telling) }],
        },
        { heading: say('access.messages'), blocks: messageBlocks(held, telling) },
      ]),
      { heading: say('access.rights'), blocks: [note(say('access.rights.text'))] },
    ],
    footer: {
      made: say('report.made', { at: words.instant(createdAt) }),
      hash: say('report.hash', { hash: report.hash }),
      journal: say('access.notKept'),
      page: say('report.page'),
      of: say('report.of'),
    },
  };
};
