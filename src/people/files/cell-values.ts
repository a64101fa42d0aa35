import type { Language } from '../../languages.ts';

const bokmal = 'nb nob bokmål bokmal norsk norwegian no nor norskbokmål norwegianbokmål nbno nono';
const nynorsk = 'nn nno nynorsk norsknynorsk norwegiannynorsk nnno';
const english = 'en eng engelsk english enus engb';

const languageWords = new Map<string, Language>(
  (
    [
      ['nb', bokmal],
      ['nn', nynorsk],
      ['en', english],
    ] as const
  ).flatMap(([language, words]) => words.split(' ').map((word): [string, Language] => [word, language])),
);

/** The language that a cell names; undefined where we have no texts in it. */
export const languageIn = (cell: string): Language | undefined =>
  languageWords.get(cell.toLowerCase().replaceAll(/[\s()_-]/g, ''));

const yes = new Set([
  'ja',
  'j',
  'yes',
  'y',
  'true',
  'sann',
  '1',
  'x',
  '✓',
  '✔',
  'kode 6',
  'kode 7',
  '6',
  '7',
  'fortrolig',
  'fortruleg',
  'strengt fortrolig',
  'strengt fortruleg',
  'hemmelig',
  'hemmeleg',
  'barn',
  'child',
  'sårbar',
  'vulnerable',
]);
const no = new Set([
  '',
  'nei',
  'n',
  'no',
  'false',
  'usann',
  '0',
  '-',
  'ugradert',
  'ingen',
  'voksen',
  'vaksen',
  'adult',
]);

/** Whether a cell says yes; undefined where it says neither. */
export const yesIn = (cell: string): boolean | undefined => {
  const word = cell.trim().toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
};

const dateForms = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ].*)?$/,
  /^(?<day>\d{1,2})[./-](?<month>\d{1,2})[./-](?<year>\d{4}|\d{2})$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
];

/** Years from a date of birth to now, for telling a child; undefined where it is no date. A year of two digits is never ahead of now. */
export const ageIn = (cell: string, now: Date): number | undefined => {
  for (const form of dateForms) {
    const { year: written = '', month, day } = form.exec(cell.trim())?.groups ?? {};
    if (written === '') continue;
    const thisYear = now.getUTCFullYear();
    const century = Math.floor(thisYear / 100) * 100;
    const short = century + Number(written);
    const year = written.length === 4 ? Number(written) : short > thisYear ? short - 100 : short;
    const born = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
    if (born.getUTCMonth() !== Number(month) - 1 || year < 1890 || born > now) continue;
    const hadBirthday =
      now.getUTCMonth() > born.getUTCMonth() ||
      (now.getUTCMonth() === born.getUTCMonth() && now.getUTCDate() >= born.getUTCDate());
    return thisYear - year - (hadBirthday ? 0 : 1);
  }
  return undefined;
};
