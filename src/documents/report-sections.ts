import type { AttachmentKind } from '../attachments/attachments.ts';
import type { AuthorityReport, ReportField } from '../authority/report-document.ts';
import { type SheetFact, sheetFacts } from '../authority/sheet-facts.ts';
import { type FactKey, unaskedFacts } from '../incidents/facts/vocabulary.ts';
import { answer, missingRow, type Row, row, rowOr, type Voice } from './answer.ts';

export interface Section {
  heading: string;
  rows: Row[];
}

/** Printed where the report carries them only: who does what among joint controllers. Basis: GDPR art. 26(1). */
const jointOnly: readonly FactKey[] = ['authorityNotifier', 'peopleInformer'];

/** A fact that the report says nothing of is one that is not known yet; of the unasked ones nothing is then said. */
const askedOf = ({ fields, incident }: AuthorityReport, keys: readonly SheetFact[]): ReportField[] =>
  keys.flatMap((key): ReportField[] => {
    const field = fields.find((one) => one.key === key);
    if (unaskedFacts.includes(key)) return field && field.certainty !== 'to-be-determined' ? [field] : [];
    if (jointOnly.includes(key)) return field && incident.role === 'joint' ? [field] : [];
    return [field ?? { key, certainty: 'to-be-determined', value: null }];
  });

const rowsOf = (report: AuthorityReport, keys: readonly SheetFact[], voice: Voice): Row[] =>
  askedOf(report, keys).map((field) => answer(field, voice));

/** Whether something is still to follow: as the notice says, where it was asked. Basis: GDPR art. 33(4). */
export const isIncomplete = (report: AuthorityReport): boolean =>
  report.completeness === 'incomplete' ||
  askedOf(report, sheetFacts).some(({ certainty }) => certainty === 'to-be-determined');

const descriptionOf = (report: AuthorityReport, voice: Voice): Row[] => {
  const { say, words } = voice;
  const { incident } = report;
  const notYet = say('certainty.to-be-determined');
  return [
    ...(incident.description.trim() ? [row(say('description.summary'), incident.description)] : []),
    ...rowsOf(report, ['mainCause', 'breachBegan', 'breachEnded', 'firstSignal'], voice),
    ...rowsOf(report, ['toldBy', 'toldAt', 'processorAwareAt'], voice),
    row(say('description.detected'), words.instant(incident.detectedAt)),
    row(say('description.aware'), words.instant(incident.awareAt)),
    ...(incident.awareReason ? [row(say('description.awareReason'), incident.awareReason)] : []),
    rowOr(
      say('description.contained'),
      incident.containedAt ? words.instant(incident.containedAt) : null,
      notYet,
    ),
    ...rowsOf(report, ['peopleCount', 'peopleCategories', 'recordsCount', 'nature'], voice),
    ...rowsOf(report, ['whatHappened', 'howItArose', 'dataCategories'], voice),
    ...rowsOf(report, ['relationToPeople', 'dataWhereabouts', 'authorityNotifier'], voice),
  ];
};

const informationOf = (report: AuthorityReport, voice: Voice): Row[] => {
  const { say, words } = voice;
  const { status, figures, ownApprovalReason, bases = [] } = report.peopleInformed;
  const counts = (['people', 'told', 'unknown', 'notTold'] as const).flatMap((key) =>
    figures ? [row(say(`information.${key}`), words.number(figures[key]))] : [],
  );
  return [
    row(say('information.question'), say(`information.${status}`)),
    ...(bases.length > 0
      ? [row(say('information.bases'), words.list(bases.map((basis) => words.basis(basis))))]
      : []),
    ...counts,
    ...(ownApprovalReason ? [row(say('information.ownReason'), ownApprovalReason)] : []),
    ...rowsOf(report, ['peopleInformer'], voice),
  ];
};

const contactOf = ({ organisation }: AuthorityReport, { say, words }: Voice): Row[] => {
  const number = organisation.organisationNumber;
  const absent = say('answer.notStated');
  const person = (one: { name: string; email: string | null; phone: string | null } | null): string | null =>
    one && [one.name, one.email, one.phone].filter(Boolean).join('\n');
  return [
    rowOr(say('contact.organisation'), organisation.name, absent),
    rowOr(say('contact.organisationNumber'), number && words.organisationNumber(number), absent),
    rowOr(say('contact.dataProtectionOfficer'), person(organisation.dataProtectionOfficer), absent),
    rowOr(say('contact.person'), person(organisation.contact), absent),
  ];
};

const assessmentOf = ({ assessment }: AuthorityReport, { say, words }: Voice): Row[] =>
  assessment
    ? [
        row(say('assessment.level'), say(`assessment.${assessment.level}`)),
        rowOr(say('assessment.reasoning'), assessment.reasoning, say('answer.notStated')),
        row(say('assessment.by'), assessment.assessedBy),
        row(say('assessment.at'), words.instant(assessment.assessedAt)),
      ]
    : [missingRow(say('assessment.level'), say('assessment.none'))];

/** A reason for delay is asked for once the deadline is exceeded, and not before. Basis: GDPR art. 33(1). */
const deadlineOf = ({ deadline }: AuthorityReport, { say, words }: Voice): Row[] => {
  if (!deadline) return [missingRow(say('deadline.due'), say('deadline.none'))];
  const { dueAt, basis, overdue, delayReason } = deadline;
  return [
    row(say('deadline.due'), words.instant(dueAt)),
    row(say('deadline.basis'), words.basis(basis)),
    row(say('deadline.exceeded'), say(overdue ? 'deadline.late' : 'deadline.inTime')),
    ...(overdue || delayReason
      ? [rowOr(say('deadline.delayReason'), delayReason, say('deadline.noReason'))]
      : []),
  ];
};

/** Why a notice is taken back; first in it, since nothing else of it matters more. */
const withdrawalOf = ({ withdrawal }: AuthorityReport, { say }: Voice): Section[] =>
  withdrawal
    ? [
        {
          heading: say('section.withdrawal'),
          rows: [
            row(say('withdrawal.why'), say(`withdrawal.${withdrawal.code}`)),
            row(say('withdrawal.reason'), withdrawal.reason),
          ],
        },
      ]
    : [];

/** The controllers in whose place a processor notifies. Basis: GDPR art. 33(1), 28(3)(f). */
const mandatesOf = ({ mandates }: AuthorityReport, { say, words }: Voice): Section[] =>
  mandates.length > 0
    ? [
        {
          heading: say('section.mandates'),
          rows: mandates.map(({ controller, scope, givenAt }) =>
            row(
              controller,
              say('mandate.text', { at: words.instant(givenAt), scope: say(`scope.${scope}`) }),
            ),
          ),
        },
      ]
    : [];

/** The files of the case, those that may be disclosed apart from those that are exempt. Basis: offentleglova § 3. */
const attachmentsOf = ({ attachments = [] }: AuthorityReport, voice: Voice): Section[] => {
  const { say, words } = voice;
  const rows = (['releasable', 'exempt'] as const).flatMap((disclosure) =>
    attachments
      .filter((one) => one.disclosure === disclosure)
      .map(({ kind, basis, size, sha256 }) =>
        row(
          say(`attachment.${kind as AttachmentKind}`),
          [
            basis ? `${say(`disclosure.${disclosure}`)}: ${basis}` : say(`disclosure.${disclosure}`),
            words.size(size),
            `SHA-256: ${sha256}`,
          ].join('\n'),
        ),
      ),
  );
  return rows.length > 0 ? [{ heading: say('section.attachments'), rows }] : [];
};

/** The five sections of Datatilsynet's form in its order, then what the form has no place for. */
export const sectionsOfReport = (report: AuthorityReport, voice: Voice): Section[] => {
  const { say } = voice;
  const measures = ['measuresTaken', 'measuresPlanned', 'mitigation'] as const;
  return [
    ...withdrawalOf(report, voice),
    { heading: say('section.description'), rows: descriptionOf(report, voice) },
    { heading: say('section.consequences'), rows: rowsOf(report, ['likelyConsequences'], voice) },
    { heading: say('section.measures'), rows: rowsOf(report, measures, voice) },
    { heading: say('section.information'), rows: informationOf(report, voice) },
    { heading: say('section.contact'), rows: contactOf(report, voice) },
    { heading: say('section.assessment'), rows: assessmentOf(report, voice) },
    { heading: say('section.deadline'), rows: deadlineOf(report, voice) },
    ...mandatesOf(report, voice),
    ...attachmentsOf(report, voice),
  ];
};
