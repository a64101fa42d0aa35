import type { Documentation } from '../../documentation/documentation-document.ts';
import { type Row, row, rowOr } from '../answer.ts';
import type { PrintedDocument, Tone } from '../printed.ts';
import type { Language } from '../words.ts';
import { courseSectionsOf } from './course-in-record.ts';
import { decisionSectionsOf } from './decisions-in-record.ts';
import { factSectionsOf } from './facts-in-record.ts';
import { noticeSectionsOf } from './notices-in-record.ts';
import { tellingIn, type Telling } from './telling.ts';

const tones: Record<Documentation['incident']['standing'], Tone> = {
  suspected: 'draft',
  open: 'submitted',
  closed: 'filed',
  dismissed: 'plain',
};

const authorityIn = ({ notices, towards }: Documentation, { say, words, word }: Telling): string => {
  const filed = notices.find((notice) => notice.filed !== null)?.filed;
  if (towards.authority === 'withdrawn') return say('record.authority.withdrawn');
  return filed
    ? say('record.authority.notified', { at: words.instant(filed.at) })
    : word('record.authority', towards.authority);
};

const headOf = (record: Documentation, telling: Telling): Row[] => {
  const { say, words, word } = telling;
  const { organisation, incident, risk } = record;
  const number = organisation.organisationNumber;
  const absent = say('answer.notStated');
  const ours = [
    organisation.name ?? '',
    number ? say('head.organisationNumber', { number: words.organisationNumber(number) }) : '',
  ];
  const summary = incident.summary;
  return [
    rowOr(say('record.head.organisation'), ours.filter(Boolean).join('\n'), absent),
    rowOr(say('contact.dataProtectionOfficer'), organisation.dataProtectionOfficer?.name ?? null, absent),
    row(say('head.role'), say(`role.${incident.role}`)),
    row(say('head.reference'), incident.reference),
    rowOr(say('head.system'), incident.system, absent),
    rowOr(say('head.processors'), incident.processors.join('\n'), absent),
    row(
      say('record.head.opened'),
      say('record.by', { at: words.instant(incident.openedAt), name: telling.name(incident.openedBy) }),
    ),
    rowOr(say('record.head.owner'), incident.owner, say('record.head.noOwner')),
    row(say('description.detected'), words.instant(incident.detectedAt)),
    row(say('head.aware'), words.instant(incident.awareAt)),
    rowOr(
      say('description.contained'),
      incident.containedAt && words.instant(incident.containedAt),
      say('certainty.to-be-determined'),
    ),
    rowOr(say('record.head.risk'), risk && word('risk', risk), say('record.head.notAssessed')),
    row(say('record.head.authority', { authority: record.authority.name }), authorityIn(record, telling)),
    row(say('record.head.people'), word('record.people', record.towards.people)),
    ...(summary ? [row(say('record.endSummary'), summary)] : []),
  ];
};

/** The internal documentation in the words of one language. Pure: the same record gives the same value. */
export const presentDocumentation = (record: Documentation, language: Language): PrintedDocument => {
  const telling = tellingIn(language);
  const { say, words } = telling;
  const { incident, journal, createdAt } = record;
  const { standing } = incident;
  return {
    language,
    documentTitle: `${say('record.title')} – ${incident.reference}`,
    title: say('record.title'),
    subtitle: incident.title,
    lead: say('record.lead'),
    organisation: record.organisation.name ?? '',
    reference: `${incident.reference} · ${say('report.version', { version: String(record.version) })}`,
    status: {
      kind: tones[standing],
      mark: say(`record.${standing}`),
      meaning: say(`record.${standing}.meaning`, { at: words.instant(incident.endedAt ?? createdAt) }),
    },
    head: headOf(record, telling),
    sections: [
      ...factSectionsOf(record, telling),
      ...decisionSectionsOf(record, telling),
      ...noticeSectionsOf(record, telling),
      ...courseSectionsOf(record, telling),
    ],
    footer: {
      made: say('report.made', { at: words.instant(createdAt) }),
      hash: say('report.hash', { hash: record.hash }),
      journal: say('report.journal', { position: String(journal.position), hash: journal.hash }),
      page: say('report.page'),
      of: say('report.of'),
    },
  };
};
