import type { AuthorityReport } from '../authority/report-document.ts';
import { missingRow, type Row, row, rowOr, type Voice } from './answer.ts';
import { inWords } from './in-words.ts';
import { isIncomplete, type Section, sectionsOfReport } from './report-sections.ts';
import { type Language, phraseFor, wordsIn } from './words.ts';

/** Everything that the template of the report prints, in one language: the template itself holds no words. */
export interface PrintedReport {
  language: Language;
  /** Of the file's metadata; names the case by its reference only. */
  documentTitle: string;
  title: string;
  subtitle: string;
  lead: string;
  organisation: string;
  reference: string;
  /** Which kind of notice, in relation to the one before it. */
  kind: string;
  status: { kind: AuthorityReport['status']; mark: string; meaning: string };
  head: Row[];
  sections: Section[];
  approval: {
    heading: string;
    cards: { label: string; name: string; when: string }[];
    /** Why one person was both: a question and its answer. */
    own: Row[];
    none: string;
  };
  timeline: { heading: string; columns: string[]; rows: string[][]; note: string };
  footer: { made: string; hash: string; journal: string; page: string; of: string };
}

/** The kind with its extent; content of @1 was never asked how complete it is. */
const kindOf = ({ kind, completeness }: AuthorityReport, { say }: Voice): string =>
  completeness === null
    ? say(`kind.${kind}`)
    : `${say(`kind.${kind}`)}, ${say(`completeness.${completeness}`)}`;

/** The one that was filed before, which a later notice refers to. */
const previousOf = ({ previous }: AuthorityReport, { say, words }: Voice): Row[] =>
  previous
    ? [
        row(
          say('head.previous'),
          [
            say('head.previous.text', { at: words.instant(previous.filedAt) }),
            ...(previous.reference
              ? [say('head.previous.reference', { reference: previous.reference })]
              : []),
            say('head.previous.hash', { hash: previous.hash }),
          ].join('\n'),
        ),
      ]
    : [];

const headOf = (report: AuthorityReport, voice: Voice): Row[] => {
  const { say, words } = voice;
  const { organisation, incident, deadline } = report;
  const number = organisation.organisationNumber;
  const from = [
    organisation.name ?? '',
    number ? say('head.organisationNumber', { number: words.organisationNumber(number) }) : '',
  ];
  const due = deadline ? row(say('head.deadline'), words.instant(deadline.dueAt)) : null;
  return [
    row(say('head.to'), report.authority.name),
    rowOr(say('head.from'), from.filter(Boolean).join('\n'), say('answer.notStated')),
    row(say('head.reference'), incident.reference),
    row(say('head.kind'), kindOf(report, voice)),
    ...previousOf(report, voice),
    row(say('head.role'), say(`role.${incident.role}`)),
    rowOr(say('head.system'), incident.system, say('answer.notStated')),
    rowOr(say('head.processors'), incident.processors.join('\n'), say('answer.notStated')),
    row(say('head.aware'), words.instant(incident.awareAt)),
    due
      ? { ...due, note: deadline?.overdue ? say('head.overdue') : null }
      : missingRow(say('head.deadline'), say('deadline.none')),
  ];
};

const approvalOf = ({ approval }: AuthorityReport, { say, words }: Voice): PrintedReport['approval'] => ({
  heading: say('section.approval'),
  none: say('approval.none'),
  own: approval?.ownApprovalReason ? [row(say('approval.ownReason'), approval.ownApprovalReason)] : [],
  cards: approval
    ? [
        {
          label: say('approval.author'),
          name: approval.submittedBy,
          when: words.instant(approval.submittedAt),
        },
        {
          label: say('approval.approver'),
          name: approval.approvedBy ?? say('approval.pending'),
          when: approval.approvedAt ? words.instant(approval.approvedAt) : '',
        },
      ]
    : [],
});

const timelineOf = (
  { timeline }: AuthorityReport,
  language: Language,
  { say, words }: Voice,
): PrintedReport['timeline'] => ({
  heading: say('section.timeline'),
  columns: [say('timeline.when'), say('timeline.event'), say('timeline.actor')],
  rows: timeline.map(({ at, event, actor }) => [
    words.shortInstant(at),
    phraseFor(language, `event.${event}`) ?? event,
    actor === 'system' ? say('actor.system') : actor,
  ]),
  note: timeline.length > 0 ? say('report.localTime') : say('timeline.empty'),
});

/**
 * The notice to the authority in the words of one language: every label, date and number is written out, what people
 * wrote stays verbatim, and what is not known says so. Pure: the same report gives the same value.
 */
export const presentReport = (report: AuthorityReport, language: Language): PrintedReport => {
  const say = wordsIn(language);
  const words = inWords(language);
  const voice = { say, words };
  const { incident, status, journal } = report;
  const authority = report.authority.name;
  const lead = [say('report.lead', { authority }), isIncomplete(report) ? say('report.inPhases') : ''];
  const madeAt = words.instant(report.createdAt);
  const version = say('report.version', { version: String(report.version) });
  return {
    language,
    documentTitle: `${say('report.title')} – ${incident.reference}`,
    title: say('report.title'),
    subtitle: incident.title,
    lead: lead.filter(Boolean).join(' '),
    organisation: report.organisation.name ?? '',
    kind: kindOf(report, voice),
    reference: `${incident.reference} · ${version}`,
    status: {
      kind: status,
      mark: say(`status.${status}`),
      meaning: say(`status.${status}.meaning`, { at: madeAt, authority }),
    },
    head: headOf(report, voice),
    sections: sectionsOfReport(report, voice),
    approval: approvalOf(report, voice),
    timeline: timelineOf(report, language, voice),
    footer: {
      made: say('report.made', { at: madeAt }),
      hash: report.hash ? say('report.hash', { hash: report.hash }) : say('report.noHash'),
      journal: say('report.journal', { position: String(journal.position), hash: journal.hash }),
      page: say('report.page'),
      of: say('report.of'),
    },
  };
};
