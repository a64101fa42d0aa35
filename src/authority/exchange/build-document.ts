import type { ExemptionCode } from '../../../workflows/assessment/exemptions.ts';
import type { StandingFacts } from '../../incidents/facts/fact-rule.ts';
import type { FactKey, FactValue } from '../../incidents/facts/vocabulary.ts';
import type { Organisation } from '../../register/organisation.ts';
import { edpbDraft } from '../edpb/draft.ts';
import { edpbTemplate, lettersOf } from '../edpb/edpb-template.ts';
import { kindOfNotification } from '../edpb/kind-of-notification.ts';
import type { TemplateField } from '../edpb/template-field.ts';
import type { AuthorityReport } from '../report-document.ts';
import { askedFields, isMet } from './conditions.ts';
import { type Contact, type EdpbDocument, type FieldValue, fieldTypes } from './field-types.ts';

/** What the record knows beside facts, organisation and notice. Instants are ISO 8601. */
export interface BesideFacts {
  /** Reasons for a late notice, as they were given or as the journal tells them. */
  delayReason: string | null;
  /** When a provider first took a message to one of the people, and until when a notice is owed. */
  peopleToldAt: string | null;
  peopleDueAt: string | null;
  /** What people were or will be told, in the language of the record. */
  noticeText: string | null;
  /** Why not all are told: what somebody decided about the rest, else how many are not, in the language of the record. */
  shortfall: string | null;
  exemption: { code: ExemptionCode; evidence: string } | null;
}

export interface ExchangeInput {
  report: AuthorityReport;
  facts: StandingFacts;
  organisation: Organisation | undefined;
  beside: BesideFacts;
}

type Answers = Record<number, FieldValue | undefined>;

const contactOf = (
  someone: { name: string; email: string | null; phone: string | null } | null | undefined,
  address?: string | null,
): Contact | undefined => {
  const contact = {
    ...(someone && { name: someone.name }),
    ...(someone?.email && { email: someone.email }),
    ...(someone?.phone && { phone: someone.phone }),
    ...(address && { address }),
  };
  return Object.keys(contact).length > 0 ? contact : undefined;
};

/** A day in Norway. */
const dayOf = (instant: string | null): string | undefined =>
  instant === null ? undefined : new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });

const ofOrganisation = ({ organisation, report }: ExchangeInput): Answers => {
  const { reporter, dpo, contact, eeaRepresentative: representative } = organisation ?? {};
  const isDpo = reporter?.function === 'dpo';
  const points = contact ? 'c' : dpo ? 'a' : undefined;
  return {
    7: report.incident.reference,
    10: organisation?.organisationNumber ? 'b' : undefined,
    11: organisation?.organisationNumber ?? undefined,
    12: organisation?.name,
    13: contactOf(null, organisation?.address) ?? contactOf(contact ?? dpo),
    14: organisation?.sector ? { private: 'a', public: 'b' }[organisation.sector] : undefined,
    15: organisation?.organisationType
      ? { 'freelance-or-micro': 'a', 'small-or-medium': 'b', large: 'c', other: 'd' }[
          organisation.organisationType
        ]
      : undefined,
    16: organisation?.organisationTypeOther ?? undefined,
    17: organisation?.economicActivity ?? undefined,
    18: representative?.name,
    19: contactOf(representative),
    21: reporter?.name,
    22: contactOf(reporter),
    23: reporter ? { dpo: 'a', 'legal-representative': 'b', authorised: 'c' }[reporter.function] : undefined,
    24: reporter?.functionOther ?? undefined,
    29: dpo || organisation?.dpoDesignated ? 'yes' : organisation?.dpoDesignated === false ? 'no' : undefined,
    30: isDpo ? undefined : dpo?.name,
    31: isDpo ? undefined : contactOf(dpo),
    33: points,
    34: contact?.name,
    35: contact?.function ?? undefined,
    36: contactOf(contact),
    120: organisation && !organisation.establishedInEea ? 'a' : undefined,
  };
};

const ofNotification = ({ report, beside }: ExchangeInput): Answers => {
  const { type, subType } = kindOfNotification(report.kind, report.completeness);
  return {
    3: type === 'new' ? 'a' : 'b',
    4: { complete: 'a', incomplete: 'b', withdraw: 'c' }[subType],
    5: report.withdrawal ? `${report.withdrawal.code}: ${report.withdrawal.reason}` : undefined,
    6: report.previous?.reference ?? undefined,
    48: report.incident.awareAt,
    49: report.deadline?.overdue
      ? (report.deadline.delayReason ?? beside.delayReason ?? undefined)
      : undefined,
    89: report.assessment ? { high: 'a', risk: 'b', unlikely: 'c' }[report.assessment.level] : 'd',
    90: report.assessment?.reasoning,
  };
};

/** Those of the template; the exemptions of national law have no letter, and only put off what is then still planned. */
const articleLetters: Partial<Record<ExemptionCode, string>> = {
  unintelligible: 'a',
  'risk-removed': 'b',
  'disproportionate-effort': 'c',
};

const ofCommunication = ({ report: { peopleInformed }, beside }: ExchangeInput): Answers => {
  const { status, figures } = peopleInformed;
  // Let go and taken by nobody yet is still to come.
  const isTold = (status === 'informed' || status === 'informing') && beside.peopleToldAt !== null;
  if (isTold) {
    const isAll = figures !== null && figures.told >= figures.people && status === 'informed';
    return {
      97: 'a',
      98: dayOf(beside.peopleToldAt),
      102: isAll ? 'a' : 'b',
      103: isAll ? undefined : (beside.shortfall ?? undefined),
      104: ['a'],
      106: beside.noticeText ?? undefined,
    };
  }
  if (status === 'planned' || status === 'informing')
    return beside.peopleDueAt !== null
      ? { 97: 'b', 99: dayOf(beside.peopleDueAt) }
      : { 97: 'b1', 99: 'to-be-determined' };
  if (status === 'held') return { 97: 'b1', 99: 'to-be-determined' };
  if (status === 'exempt')
    return {
      97: 'e',
      100: beside.exemption ? articleLetters[beside.exemption.code] : undefined,
      101: beside.exemption?.evidence || undefined,
    };
  if (status === 'undecided') return { 97: 'c' };
  return status === 'not-planned' ? { 97: 'd' } : {};
};

const attachmentLetters: Readonly<Record<string, string>> = {
  'notice-to-people': 'a',
  'risk-assessment': 'b',
  'cyber-report': 'c',
  'ransom-note': 'd',
  'phishing-message': 'e',
  'notification-procedure': 'f',
  'deletion-policy': 'g',
  'message-to-wrong-recipients': 'h',
  'external-notification': 'i',
};

/** What proves a filing does not go along with it. */
const proofs = ['altinn-receipt', 'filing-proof', 'authority-letter'];

const ofAttachments = ({ report }: ExchangeInput): Answers => {
  const kinds = (report.attachments ?? []).map(({ kind }) => kind).filter((kind) => !proofs.includes(kind));
  const letters = [...new Set(kinds.map((kind) => attachmentLetters[kind] ?? 'j'))].sort((a, b) =>
    a.localeCompare(b, 'en'),
  );
  const others = [...new Set(kinds.filter((kind) => !(kind in attachmentLetters)))];
  return {
    125: letters.length > 0 ? letters : undefined,
    126: others.length > 0 ? others.join(', ') : undefined,
  };
};

const said = (facts: StandingFacts, key: FactKey): FactValue => facts[key]?.value ?? null;

/** The texts of facts that one field asks together, a list a line each; nothing where none has one. */
const textOf = (facts: StandingFacts, keys: readonly FactKey[]): string | undefined =>
  keys
    .flatMap((key) => {
      const value = said(facts, key);
      if (typeof value === 'string') return [value];
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    })
    .join('\n') || undefined;

const ofParties = ({ facts }: ExchangeInput): Answers => {
  const parties = facts.otherParties?.value;
  if (!Array.isArray(parties)) return {};
  const rows = parties.filter(
    (row): row is Extract<typeof row, { role: string }> => typeof row === 'object' && 'role' in row,
  );
  return {
    39: rows.map(({ role }) => role),
    40: rows.map(({ name }) => name),
    41: rows.map(({ contact }) => contact ?? null),
  };
};

const ofCountries = ({ facts }: ExchangeInput): Answers => {
  const value = facts.peopleCountries?.value;
  const rows = Array.isArray(value)
    ? value.filter(
        (row): row is Extract<typeof row, { country: string }> => typeof row === 'object' && 'country' in row,
      )
    : [];
  if (rows.length === 0) return {};
  const countries = rows.map(({ country }) => country);
  const known = rows.flatMap(({ country, people }) =>
    people === undefined ? [] : [[country, people] as const],
  );
  const counts = known.length > 0 ? Object.fromEntries(known) : undefined;
  return { 116: countries, 117: counts, 121: countries, 122: counts };
};

/** The answer of a field that facts give by themselves. */
const ofFact = (field: TemplateField, facts: StandingFacts): FieldValue | undefined => {
  if (!('fact' in field.from)) return undefined;
  const type = fieldTypes.get(field.no)?.type;
  const keys = [field.from.fact].flat();
  const [first] = keys as [FactKey];
  const value = said(facts, first);
  if (type === 'one') return lettersOf(field, facts)[0];
  if (type === 'many') {
    if (!field.letters) return Array.isArray(value) ? (value as string[]) : undefined;
    const letters = lettersOf(field, facts);
    return letters.length > 0 ? letters : undefined;
  }
  if (type === 'text') return textOf(facts, keys);
  if (type === 'texts') return Array.isArray(value) ? (value as string[]) : undefined;
  if (type === 'count') return typeof value === 'number' ? value : undefined;
  if (type === 'instant') return typeof value === 'string' ? value : undefined;
  if (type === 'day') return typeof value === 'string' ? dayOf(value) : undefined;
  if (type === 'ticked') return lettersOf(field, facts).includes('yes') ? true : undefined;
  return undefined;
};

/**
 * The notice in the numbering of the EDPB's draft: every answer that the record has and the other answers ask for. What
 * is missing is left out, never invented; {@link faultsOfDocument} names it. Pure.
 */
export const buildEdpbDocument = (input: ExchangeInput): EdpbDocument => {
  const known: Answers = {
    ...Object.fromEntries(edpbTemplate.fields.map((field) => [field.no, ofFact(field, input.facts)])),
    ...ofParties(input),
    ...ofCountries(input),
    ...ofNotification(input),
    ...ofOrganisation(input),
    ...ofCommunication(input),
    ...ofAttachments(input),
  };
  // Established here, and nothing said of other countries: not known is an answer of the template's.
  if (known[120] === undefined) known[113] ??= 'c';
  else known[113] = undefined;
  let fields: Record<string, FieldValue> = {};
  for (const { no } of askedFields) {
    const value = known[no];
    if (value !== undefined) fields[no] = value;
  }
  // One answer taken out may be what another hung on.
  for (;;) {
    const kept = Object.fromEntries(
      askedFields.flatMap(({ no, asked }): [string, FieldValue][] => {
        const value = fields[no];
        return value !== undefined && (asked === undefined || isMet(asked, fields))
          ? [[String(no), value]]
          : [];
      }),
    );
    if (Object.keys(kept).length === Object.keys(fields).length) return { format: edpbDraft, fields: kept };
    fields = kept;
  }
};
