import type { NoticeProof } from '../../documentation/proof-document.ts';
import { row, rowOr } from '../answer.ts';
import type { PrintedDocument } from '../printed.ts';
import { tellingIn } from '../record/telling.ts';
import type { Language } from '../words.ts';
import { sectionsOf } from './proof-sections.ts';

/** The proof of notice in the words of one language. Pure: the same proof gives the same value. */
export const presentProof = (proof: NoticeProof, language: Language): PrintedDocument => {
  const telling = tellingIn(language);
  const { say, words } = telling;
  const { incident, organisation, people, told, createdAt, journal } = proof;
  const standing = people.open > 0 ? 'sending' : 'settled';
  const number = organisation.organisationNumber;
  const ours = [
    organisation.name ?? '',
    number ? say('head.organisationNumber', { number: words.organisationNumber(number) }) : '',
  ];
  const absent = say('answer.notStated');
  const frozen = told.submitted;
  return {
    language,
    documentTitle: `${say('proof.title')} – ${incident.reference}`,
    title: say('proof.title'),
    subtitle: incident.title,
    lead: say('proof.lead'),
    organisation: organisation.name ?? '',
    reference: `${incident.reference} · ${say('report.version', { version: String(incident.version) })}`,
    status: {
      kind: standing === 'settled' ? 'filed' : 'submitted',
      mark: say(`proof.${standing}`),
      meaning: say(`proof.${standing}.meaning`, { at: words.instant(createdAt) }),
    },
    head: [
      rowOr(say('record.head.organisation'), ours.filter(Boolean).join('\n'), absent),
      row(say('head.reference'), incident.reference),
      rowOr(say('proof.list.frozen'), frozen && words.instant(frozen.at), absent),
      row(say('proof.people'), words.number(people.people)),
      rowOr(say('proof.approved'), told.approved && telling.signed(told.approved), absent),
      rowOr(
        say('record.people.settledAt'),
        told.settled.length > 0 ? words.instant(told.settled.at(-1)?.at ?? '') : null,
        say('record.people.informing'),
      ),
    ],
    sections: sectionsOf(proof, telling),
    footer: {
      made: say('report.made', { at: words.instant(createdAt) }),
      hash: say('report.hash', { hash: proof.hash }),
      journal: say('report.journal', { position: String(journal.position), hash: journal.hash }),
      page: say('report.page'),
      of: say('report.of'),
    },
  };
};
