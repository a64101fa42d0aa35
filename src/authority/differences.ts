import { isDeepStrictEqual } from 'node:util';
import type { AuthorityReport } from './report-document.ts';

/** Something that two notices say differently: a fact by its key, anything else by where it stands in the notice. */
export interface Difference {
  key: string;
  from: unknown;
  to: unknown;
}

const said = (value: unknown): unknown => value ?? null;

/** What a notice says beside its facts, of what the authority reads; not when it was made, nor from which journal. */
const statements: Readonly<Record<string, (report: AuthorityReport) => unknown>> = {
  'organisation.name': ({ organisation }) => organisation.name,
  'organisation.organisationNumber': ({ organisation }) => organisation.organisationNumber,
  'organisation.dataProtectionOfficer': ({ organisation }) => organisation.dataProtectionOfficer,
  'organisation.contact': ({ organisation }) => organisation.contact,
  'incident.title': ({ incident }) => incident.title,
  'incident.description': ({ incident }) => incident.description,
  'incident.system': ({ incident }) => incident.system,
  'incident.processors': ({ incident }) => incident.processors,
  'incident.detectedAt': ({ incident }) => incident.detectedAt,
  'incident.awareAt': ({ incident }) => incident.awareAt,
  'incident.awareReason': ({ incident }) => incident.awareReason,
  'incident.containedAt': ({ incident }) => incident.containedAt,
  'assessment.level': ({ assessment }) => assessment?.level,
  'assessment.reasoning': ({ assessment }) => assessment?.reasoning,
  'peopleInformed.status': ({ peopleInformed }) => peopleInformed.status,
  'peopleInformed.bases': ({ peopleInformed }) => peopleInformed.bases,
  'peopleInformed.figures.people': ({ peopleInformed }) => peopleInformed.figures?.people,
  'peopleInformed.figures.told': ({ peopleInformed }) => peopleInformed.figures?.told,
  'peopleInformed.figures.unknown': ({ peopleInformed }) => peopleInformed.figures?.unknown,
  'peopleInformed.figures.notTold': ({ peopleInformed }) => peopleInformed.figures?.notTold,
};

/** A fact as a notice says it: what it is not sure of is another statement than what it knows. */
const factOf = ({ fields }: AuthorityReport, key: string) => {
  const field = fields.find((one) => one.key === key);
  return {
    value: field?.value ?? null,
    certainty: field?.certainty ?? 'to-be-determined',
  };
};

/** A list says the same in any order. */
const inOrder = (value: unknown): unknown =>
  Array.isArray(value) ? value.toSorted((a, b) => String(a).localeCompare(String(b))) : value;

const factDifferences = (from: AuthorityReport, to: AuthorityReport): Difference[] => {
  const keys = [...new Set([...from.fields, ...to.fields].map(({ key }) => key))];
  return keys.flatMap((key) => {
    const [before, after] = [factOf(from, key), factOf(to, key)];
    const isSame =
      before.certainty === after.certainty && isDeepStrictEqual(inOrder(before.value), inOrder(after.value));
    return isSame ? [] : [{ key, from: before, to: after }];
  });
};

/** Everything that `to` says otherwise than `from`: facts in the order of the form, then the rest. */
export const differencesBetween = (from: AuthorityReport, to: AuthorityReport): Difference[] => [
  ...factDifferences(from, to),
  ...Object.entries(statements).flatMap(([key, read]) => {
    const [before, after] = [said(read(from)), said(read(to))];
    return isDeepStrictEqual(before, after) ? [] : [{ key, from: before, to: after }];
  }),
];

/** What an organisation is called and who answers for it is no reason to correct a notice. */
export const asksForCorrection = (differences: readonly Difference[]): boolean =>
  differences.some(({ key }) => !key.startsWith('organisation.') && key !== 'incident.title');
