import { hasIdentityNumber } from '../../notices/sensitive-numbers.ts';
import type { Language } from '../../languages.ts';
import { parsePhone } from '../../phone.ts';
import { type Contact, isMailable, type PostalAddress } from '../contact.ts';
import type { AcceptedRow } from '../new-person.ts';
import { ageIn, languageIn, yesIn } from './cell-values.ts';
import type { ColumnPlan, Target } from './columns.ts';
import { parseEmail } from './email.ts';
import { fileLimits } from './limits.ts';
import type { RawRow } from './read-text.ts';

/** What is odd about a row whose person is on the list all the same. */
export const rowWarnings = [
  'email-form',
  'phone-impossible',
  'phone-landline',
  'more-than-one',
  'address-incomplete',
  'language-unknown',
  'mark-unclear',
  'identity-number',
  'no-contact',
] as const;
export type RowWarning = (typeof rowWarnings)[number];

/** Why a row is on no list. */
export const rejections = ['nobody', 'too-many-cells', 'cell-too-long'] as const;
export type Rejection = (typeof rejections)[number];

export type ReadRow =
  | { outcome: 'accepted'; person: AcceptedRow; warnings: RowWarning[] }
  | { outcome: 'rejected'; reason: Rejection }
  | { outcome: 'empty' };

/** How the rows of one file are read. */
export interface ReadPlan {
  columns: readonly ColumnPlan[];
  /** For rows that name no language, or none of ours. */
  language: Language;
  /** Label for rows that name no group. */
  group: string | null;
  now: Date;
}

const adult = 18;

// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g;

const clean = (cell: string): string =>
  (/^[\x20-\x7e]*$/.test(cell)
    ? cell
    : cell.normalize('NFC').replaceAll(unprintable, '').replaceAll('\u00a0', ' ')
  ).trim();

/** Several addresses or numbers in one cell. */
const severalIn = (cell: string): string[] =>
  cell
    .split(/[;,|\n]|\s\/\s|\s+(?:og|and)\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Takes what has the shape of a fødselsnummer out of a text that is kept. */
const withoutIdentityNumber = (text: string, warn: (warning: RowWarning) => void): string => {
  if (!/\d{2}\D{0,3}\d{2}/.test(text) || !hasIdentityNumber(text)) return text;
  warn('identity-number');
  return text.replaceAll(/\d[\d\s.-]{9,16}\d/g, '').trim();
};

const readReach = (
  emails: readonly string[],
  phones: readonly string[],
  warn: (warning: RowWarning) => void,
): Pick<Contact, 'email' | 'phone' | 'landline' | 'unusable'> => {
  const unusable: string[] = [];
  const reach: { email: string | null; phone: string | null; landline: string | null } = {
    email: null,
    phone: null,
    landline: null,
  };
  const keepUnused = (written: string): void => {
    if (hasIdentityNumber(written)) warn('identity-number');
    else unusable.push(written);
  };
  const spare = (written: string, kept: string | null, found: string): void => {
    if (kept === found) return;
    warn('more-than-one');
    keepUnused(written);
  };
  for (const written of emails) {
    const email = parseEmail(written);
    if (email === undefined) {
      warn('email-form');
      keepUnused(written);
    } else if (reach.email === null) reach.email = email;
    else spare(written, reach.email, email);
  }
  for (const written of phones) {
    const parsed = parsePhone(written);
    if (!parsed) {
      warn('phone-impossible');
      keepUnused(written);
      continue;
    }
    const kind = parsed.mobile ? 'phone' : 'landline';
    if (reach[kind] === null) reach[kind] = parsed.e164;
    else spare(written, reach[kind], parsed.e164);
  }
  if (reach.phone === null && reach.landline !== null) warn('phone-landline');
  return { ...reach, unusable };
};

/** A Norwegian postal code has four digits; spreadsheets drop the zeros before it. */
const postalCodeFrom = (written: string, country: string): string =>
  /^\d{1,3}$/.test(written) && /^(|no|nor|norge|noreg|norway)$/i.test(country)
    ? written.padStart(4, '0')
    : written;

/** Reads the rows of a file by a plan. Gives people, never drops one for a wrong address, and never keeps an identity number. */
export const createRowReader = (
  plan: ReadPlan,
): {
  read: (raw: RawRow) => ReadRow;
  /** Labels of the groups, in the order in which they came. */
  groups: () => string[];
} => {
  const placesOf = (target: Target): number[] =>
    plan.columns.flatMap(({ as }, at) => (as === target ? [at] : []));
  const places = {
    name: placesOf('name'),
    firstName: placesOf('firstName'),
    lastName: placesOf('lastName'),
    email: placesOf('email'),
    phone: placesOf('phone'),
    language: placesOf('language'),
    street: placesOf('street'),
    postalCode: placesOf('postalCode'),
    place: placesOf('place'),
    country: placesOf('country'),
    group: placesOf('group'),
    child: placesOf('child'),
    birthDate: placesOf('birthDate'),
    vulnerable: placesOf('vulnerable'),
    secretAddress: placesOf('secretAddress'),
  };
  const kept = [...new Set(Object.values(places).flat())];
  const fields = plan.columns.flatMap(({ as, field }, at) =>
    as === 'field' && field ? [{ field, at }] : [],
  );
  const groups = new Map<string, number>();
  const groupNumberOf = (label: string): number => {
    const known = groups.get(label);
    if (known !== undefined) return known;
    groups.set(label, groups.size);
    return groups.size - 1;
  };
  const read = ({ row, cells }: RawRow): ReadRow => {
    if (cells.every((cell) => cell.trim() === '')) return { outcome: 'empty' };
    if (cells.slice(plan.columns.length).some((cell) => cell.trim() !== ''))
      return { outcome: 'rejected', reason: 'too-many-cells' };
    if (
      kept.some((at) => (cells[at]?.length ?? 0) > fileLimits.cell) ||
      fields.some(({ at }) => (cells[at]?.length ?? 0) > fileLimits.cell)
    )
      return { outcome: 'rejected', reason: 'cell-too-long' };
    const warnings = new Set<RowWarning>();
    const warn = (warning: RowWarning): void => void warnings.add(warning);
    const values = (at: readonly number[]): string[] =>
      at.map((place) => clean(cells[place] ?? '')).filter((value) => value !== '');
    const one = (at: readonly number[], joiner = ' '): string => values(at).join(joiner);
    const text = (at: readonly number[], joiner = ' '): string =>
      withoutIdentityNumber(one(at, joiner), warn);

    const written =
      text(places.name) ||
      [text(places.firstName), text(places.lastName)].filter((part) => part !== '').join(' ');
    const name = written.replaceAll(/\s+/g, ' ').slice(0, 200) || null;
    const reach = readReach(
      values(places.email).flatMap(severalIn),
      values(places.phone).flatMap(severalIn),
      warn,
    );
    const country = text(places.country);
    const postal: PostalAddress = {
      street: text(places.street, '\n') || null,
      postalCode: postalCodeFrom(one(places.postalCode), country) || null,
      place: text(places.place) || null,
      country: country || null,
    };
    const hasPostal = postal.street !== null || postal.postalCode !== null || postal.place !== null;
    const address = hasPostal ? postal : null;
    if (address && !isMailable(address)) warn('address-incomplete');
    const own: Record<string, string> = {};
    for (const { field, at } of fields) {
      const value = text([at]);
      if (value !== '') own[field] = value;
    }
    if (
      name === null &&
      reach.email === null &&
      reach.phone === null &&
      reach.landline === null &&
      address === null &&
      reach.unusable.length === 0
    )
      return { outcome: 'rejected', reason: 'nobody' };
    if (reach.email === null && reach.phone === null && !isMailable(address)) warn('no-contact');

    const saidLanguage = one(places.language);
    const language = saidLanguage === '' ? plan.language : languageIn(saidLanguage);
    if (language === undefined) warn('language-unknown');
    const isMarked = (at: readonly number[]): boolean =>
      values(at).some((value) => {
        const isYes = yesIn(value);
        if (isYes === undefined) warn('mark-unclear');
        // What is unclear is marked rather than forgotten.
        return isYes ?? true;
      });
    const birth = one(places.birthDate);
    const age = birth === '' ? undefined : ageIn(birth, plan.now);
    if (birth !== '' && age === undefined) warn('mark-unclear');
    const label = text(places.group).slice(0, 60) || plan.group;
    const person: AcceptedRow = {
      row,
      contact: { name, ...reach, address, fields: own },
      language: language ?? plan.language,
      isChild: isMarked(places.child) || (age !== undefined && age < adult),
      isVulnerable: isMarked(places.vulnerable),
      hasSecretAddress: isMarked(places.secretAddress),
      groupNumber: label === null ? null : groupNumberOf(label),
    };
    return { outcome: 'accepted', person, warnings: [...warnings] };
  };
  return { read, groups: () => [...groups.keys()] };
};
