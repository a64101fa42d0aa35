import { TZDate } from '@date-fns/tz';
import type { FactsBody } from '../../incidents/facts/fact-schemas.ts';
import { factFields, type FactKey, type FactValue } from '../../incidents/facts/vocabulary.ts';
import { edpbTemplate } from '../edpb/edpb-template.ts';
import { type EdpbDocument, fieldTypes, type FieldValue } from './field-types.ts';

/** Why an answer did not become a fact. */
export type NotTaken = 'notification' | 'organisation' | 'decision' | 'communication' | 'attachments';

export interface TakenFacts {
  facts: FactsBody;
  /** The fields that became facts. */
  taken: number[];
  /** Those that did not, and where their answer belongs. */
  notTaken: { field: number; belongs: NotTaken }[];
}

type Fact = NonNullable<FactsBody[FactKey]>;

const source = 'edpb-2026-draft-1.0';
const known = (value: FactValue): Fact => ({ certainty: 'known', value, source });
const without = (certainty: 'to-be-determined' | 'cannot-be-determined'): Fact => ({ certainty, source });

const belongsTo = (no: number): NotTaken | undefined => {
  if (no <= 7 || no === 49) return 'notification';
  if (no <= 36 || no === 120) return 'organisation';
  if (no === 48 || no === 89 || no === 90) return 'decision';
  if (no >= 97 && no <= 106) return 'communication';
  return no >= 125 ? 'attachments' : undefined;
};

/** Lines as a list where they are short ones, for facts that are lists. */
const isList = (lines: readonly string[]): boolean =>
  lines.length <= 50 && lines.every((line) => line.trim() !== '' && line.length <= 200);

/** Certainties among a field's letters: what is then no value. */
const certaintyIn = (codes: readonly string[]): 'to-be-determined' | 'cannot-be-determined' | undefined =>
  codes.includes('to-be-determined')
    ? 'to-be-determined'
    : codes.includes('cannot-be-determined')
      ? 'cannot-be-determined'
      : undefined;

/** A field whose letters are the codes of one fact. */
const fromLetters = (no: number, key: FactKey, value: FieldValue): Fact | undefined => {
  const letters = edpbTemplate.fields.find((field) => field.no === no)?.letters ?? {};
  const codes = [value]
    .flat()
    .flatMap((letter) => (typeof letter === 'string' ? (letters[letter] ?? []) : []));
  const certainty = certaintyIn(codes);
  const values = codes.filter((code) => code !== certainty);
  if (values.length === 0) return certainty && without(certainty);
  const { kind } = factFields[key];
  if (kind === 'boolean') return known(values[0] === 'yes');
  return known(kind === 'choices' ? values : (values[0] ?? null));
};

const lettered: Readonly<Record<number, FactKey>> = {
  38: 'otherPartiesInvolved',
  50: 'discovery',
  55: 'nature',
  56: 'exposure',
  58: 'alteration',
  59: 'availabilityLoss',
  60: 'incidentTypes',
  65: 'peopleTypes',
  70: 'dataTypes',
  75: 'safeguards',
  79: 'confidentialityConsequences',
  81: 'integrityConsequences',
  83: 'availabilityConsequences',
  85: 'impacts',
  87: 'impactSeverity',
  94: 'prevention',
  109: 'policeReported',
  110: 'otherAuthoritiesTold',
  113: 'crossBorder',
};

const texts: Readonly<Record<number, FactKey>> = {
  51: 'discoveryDescription',
  53: 'timelineComments',
  62: 'whatHappened',
  63: 'systemsDescription',
  76: 'safeguardsDescription',
  92: 'measuresTaken',
  95: 'measuresPlanned',
  111: 'otherAuthoritiesDetails',
  114: 'leadAuthority',
};

type Facts = FactsBody;
type Fields = EdpbDocument['fields'];

/** Fields 44 to 47: what the letter says of both instants, estimates as such. */
const times = (fields: Fields): Facts => {
  const certainty = fields[45] === true ? ('estimated' as const) : ('known' as const);
  const instant = (no: number): Fact | undefined =>
    typeof fields[no] === 'string'
      ? { certainty, value: new Date(fields[no]).toISOString(), source }
      : undefined;
  const began = instant(46);
  const ended = instant(47);
  const letter = fields[44];
  if (letter === 'c') return { ...(began && { breachBegan: began }), breachOngoing: known(true) };
  if (letter === 'd') return { breachBegan: without('cannot-be-determined') };
  if (letter === 'e') return { breachBegan: without('to-be-determined') };
  return { ...(began && { breachBegan: began }), ...(ended && { breachEnded: ended }) };
};

const protections: Readonly<Record<string, Facts>> = {
  a: { protection: known('strong'), protectionKey: known('safe') },
  b: { protection: known('weak') },
  c: { protection: known('none') },
  d: { protection: without('cannot-be-determined') },
  e: { protection: without('to-be-determined') },
};

const causes: Readonly<Record<string, Facts>> = {
  a: { causeOrigin: known('internal'), intent: known('accidental') },
  b: { causeOrigin: known('internal'), intent: known('malicious') },
  c: { causeOrigin: known('external'), intent: known('accidental') },
  d: { causeOrigin: known('external'), intent: known('malicious') },
  e: { causeOrigin: without('to-be-determined'), intent: without('to-be-determined') },
  f: { causeOrigin: without('cannot-be-determined'), intent: without('cannot-be-determined') },
};

const counted = (fields: Fields, sure: number, count: number, key: 'peopleCount' | 'recordsCount'): Facts => {
  const value = fields[count];
  const letter = fields[sure];
  if (letter === 'c') return { [key]: without('cannot-be-determined') };
  if (letter === 'd') return { [key]: without('to-be-determined') };
  if (typeof value !== 'number') return {};
  return { [key]: { certainty: letter === 'b' ? 'estimated' : 'known', value, source } };
};

/** Text that a list and a text of ours answer together: a list where its lines are such. */
const described = (value: FieldValue | undefined, list: FactKey, text: FactKey): Facts => {
  if (typeof value !== 'string') return {};
  const lines = value.split('\n');
  return isList(lines) ? { [list]: known(lines) } : { [text]: known(value) };
};

/** What else has happened is one text of ours; the template asks for it at each kind of consequence. */
const otherConsequences = (fields: Fields): Facts => {
  const said = [80, 82, 84, 86].flatMap((no) => (typeof fields[no] === 'string' ? [fields[no]] : []));
  return said.length > 0 ? { likelyConsequences: known([...new Set(said)].join('\n')) } : {};
};

const parties = (fields: Fields): Facts => {
  const names = fields[40];
  if (!Array.isArray(names)) return {};
  const roles = Array.isArray(fields[39]) ? fields[39] : [];
  const contacts = Array.isArray(fields[41]) ? fields[41] : [];
  const rows = names.map((name, at) => {
    const contact = contacts[at];
    const role = (roles[at] ?? 'other') as 'processor' | 'joint-controller' | 'other';
    return {
      role,
      name: String(name).slice(0, 200),
      ...(typeof contact === 'string' && contact.length <= 200 && { contact }),
    };
  });
  return { otherParties: known(rows) };
};

const countries = (fields: Fields): Facts => {
  const value = fields[116] ?? fields[121];
  const counts = (fields[117] ?? fields[122] ?? {}) as Record<string, number>;
  if (!Array.isArray(value)) return {};
  const rows = (value as string[]).map((country) => ({
    country: country as 'NO',
    ...(counts[country] !== undefined && { people: counts[country] }),
  }));
  return { peopleCountries: known(rows) };
};

/** Midnight in Norway of a day: the template asks for no hour, so that the instant is an estimate. */
const instantOfDay = (day: string): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, 'Europe/Oslo').getTime()).toISOString();
};

const listed = (value: FieldValue | undefined, key: FactKey): Facts =>
  Array.isArray(value) ? { [key]: known(value as string[]) } : {};

/**
 * The facts that a document in the draft's numbering tells, with their certainty, and what of it is no fact: that stays
 * where it belongs, and is named so that nothing is lost in silence. The document must be free of faults. Pure.
 */
export const factsFromDocument = ({ fields }: EdpbDocument): TakenFacts => {
  const facts: Facts = {
    ...times(fields),
    ...(typeof fields[57] === 'string' ? protections[fields[57]] : {}),
    ...(typeof fields[61] === 'string' ? causes[fields[61]] : {}),
    ...counted(fields, 67, 68, 'peopleCount'),
    ...counted(fields, 72, 73, 'recordsCount'),
    ...described(fields[66], 'peopleCategories', 'relationToPeople'),
    ...described(fields[71], 'dataCategories', 'dataWhereabouts'),
    ...otherConsequences(fields),
    ...parties(fields),
    ...countries(fields),
    ...listed(fields[115], 'establishmentCountries'),
    ...listed(fields[118] ?? fields[123], 'authoritiesNotified'),
    ...(typeof fields[52] === 'string' && {
      toldAt: { certainty: 'estimated', value: instantOfDay(fields[52]), source },
    }),
  };
  for (const [no, key] of Object.entries(lettered)) {
    const value = fields[no];
    const fact = value === undefined ? undefined : fromLetters(Number(no), key, value);
    if (fact) facts[key] = fact;
  }
  for (const [no, key] of Object.entries(texts)) {
    const value = fields[no];
    if (typeof value === 'string') facts[key] = known(value);
  }
  const numbers = [...fieldTypes.keys()].filter((no) => fields[no] !== undefined);
  return {
    facts,
    taken: numbers.filter((no) => belongsTo(no) === undefined),
    notTaken: numbers.flatMap((no) => {
      const belongs = belongsTo(no);
      return belongs ? [{ field: no, belongs }] : [];
    }),
  };
};
