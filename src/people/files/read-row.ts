import type { Language } from '../../languages.ts';
import { isMailable, type PostalAddress } from '../contact.ts';
import type { AcceptedRow } from '../new-person.ts';
import { ageIn, languageIn, yesIn } from './cell-values.ts';
import { cleanCell, withoutIdentityNumber } from './clean-cell.ts';
import { placesOf } from './column-places.ts';
import type { ColumnPlan } from './columns.ts';
import { fileLimits } from './limits.ts';
import { readReach } from './read-reach.ts';
import type { RawRow } from './read-text.ts';
import type { ReadRow, RowWarning, Warn } from './row-outcome.ts';

/** How the rows of one file are read. */
export interface ReadPlan {
  columns: readonly ColumnPlan[];
  /** For rows that name no language, or none of ours. */
  language: Language;
  /** Label for rows that name no group. */
  group: string | null;
  now: Date;
}

/** Years at which somebody is a child no more. Basis: vergemålsloven § 8. */
const adult = 18;
const longest = { name: 200, group: 60 };
const noWarnings: readonly RowWarning[] = [];

/** A Norwegian postal code has four digits; spreadsheets drop the zeros before it. */
const postalCodeFrom = (written: string, country: string): string =>
  /^\d{1,3}$/.test(written) && /^(|no|nor|norge|noreg|norway)$/i.test(country)
    ? written.padStart(4, '0')
    : written;

const isBlank = (cell: string): boolean => cell === '' || cell.trim() === '';

/** Reads the rows of a file by a plan. Gives people, never drops one for a wrong address, and never keeps an identity number. */
export const createRowReader = (
  plan: ReadPlan,
): {
  read: (raw: RawRow) => ReadRow;
  /** Labels of the groups, in the order in which they came. */
  groups: () => string[];
} => {
  const places = placesOf(plan.columns);
  const groups = new Map<string, number>();
  let cells: readonly string[] = [];
  let warnings: RowWarning[] = [];
  const warn: Warn = (warning) => {
    if (!warnings.includes(warning)) warnings.push(warning);
  };
  /** What stands in these columns and is not blank. */
  const values = (at: readonly number[]): string[] => {
    const found: string[] = [];
    for (const place of at) {
      const value = cleanCell(cells[place] ?? '');
      if (value !== '') found.push(value);
    }
    return found;
  };
  const text = (at: readonly number[], joiner = ' '): string =>
    at.length === 0 ? '' : withoutIdentityNumber(values(at).join(joiner), warn);
  const nameIn = (): string | null => {
    const whole = text(places.name) || `${text(places.firstName)} ${text(places.lastName)}`;
    return whole.replaceAll(/\s+/g, ' ').trim().slice(0, longest.name) || null;
  };
  const addressIn = (): PostalAddress | null => {
    const country = text(places.country);
    const street = text(places.street, '\n') || null;
    const postalCode = postalCodeFrom(text(places.postalCode), country) || null;
    const place = text(places.place) || null;
    if (street === null && postalCode === null && place === null) return null;
    const address = { street, postalCode, place, country: country || null };
    if (!isMailable(address)) warn('address-incomplete');
    return address;
  };
  const fieldsIn = (): Record<string, string> => {
    const fields: Record<string, string> = {};
    for (const { field, at } of places.fields) {
      const value = text([at]);
      if (value !== '') fields[field] = value;
    }
    return fields;
  };
  const languageOf = (): Language => {
    const [said] = values(places.language);
    const language = said === undefined ? plan.language : languageIn(said);
    if (language === undefined) warn('language-unknown');
    return language ?? plan.language;
  };
  /** What is unclear counts as marked, rather than to be forgotten. */
  const isMarked = (at: readonly number[]): boolean =>
    values(at).some((value) => {
      const isYes = yesIn(value);
      if (isYes === undefined) warn('mark-unclear');
      return isYes ?? true;
    });
  const isChild = (): boolean => {
    const [born] = values(places.birthDate);
    const age = born === undefined ? undefined : ageIn(born, plan.now);
    if (born !== undefined && age === undefined) warn('mark-unclear');
    return isMarked(places.child) || (age !== undefined && age < adult);
  };
  const groupOf = (): number | null => {
    const label = text(places.group).slice(0, longest.group) || plan.group;
    if (label === null) return null;
    const known = groups.get(label);
    if (known !== undefined) return known;
    groups.set(label, groups.size);
    return groups.size - 1;
  };

  const read = (raw: RawRow): ReadRow => {
    cells = raw.cells;
    warnings = [];
    if (cells.every(isBlank)) return { outcome: 'empty' };
    if (cells.length > plan.columns.length && !cells.slice(plan.columns.length).every(isBlank))
      return { outcome: 'rejected', reason: 'too-many-cells' };
    if (places.read.some((at) => (cells[at]?.length ?? 0) > fileLimits.cell))
      return { outcome: 'rejected', reason: 'cell-too-long' };
    const name = nameIn();
    const reach = readReach(values(places.email), values(places.phone), warn);
    const address = addressIn();
    const hasReach = reach.email !== null || reach.phone !== null || reach.landline !== null;
    if (name === null && !hasReach && address === null && reach.unusable.length === 0)
      return { outcome: 'rejected', reason: 'nobody' };
    if (reach.email === null && reach.phone === null && !isMailable(address)) warn('no-contact');
    const person: AcceptedRow = {
      row: raw.row,
      contact: { name, ...reach, address, fields: fieldsIn() },
      language: languageOf(),
      isChild: isChild(),
      isVulnerable: isMarked(places.vulnerable),
      hasSecretAddress: isMarked(places.secretAddress),
      groupNumber: groupOf(),
    };
    return { outcome: 'accepted', person, warnings: warnings.length === 0 ? noWarnings : warnings };
  };
  return { read, groups: () => [...groups.keys()] };
};
