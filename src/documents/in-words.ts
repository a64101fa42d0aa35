import type { Language } from './words.ts';

const timeZone = 'Europe/Oslo';
const locales: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const seasons: Record<Language, { summer: string; winter: string }> = {
  nb: { summer: 'sommertid', winter: 'normaltid' },
  nn: { summer: 'sommartid', winter: 'normaltid' },
  en: { summer: 'summer time', winter: 'winter time' },
};
const hour = 3_600_000;
const kibibyte = 1024;

/** How a language writes instants, numbers, lists and references to the law. */
export interface InWords {
  /** `fredag 20. november 2026 kl. 16.03`, local time in Norway, of an instant in ISO 8601. */
  instant(iso: string): string;
  /** `fre. 20. nov. 2026 kl. 16.03`, for tables. */
  shortInstant(iso: string): string;
  /** `lørdag 21. november 2026`, the day in Norway of an instant. */
  day(iso: string): string;
  number(value: number): string;
  /** `180 kB`, `2,4 MB`, of bytes. */
  size(bytes: number): string;
  /** `974 761 467`, where it is nine digits; anything else as written. */
  organisationNumber(written: string): string;
  list(items: readonly string[]): string;
  /** A reference such as `GDPR art. 33(1)` or `own target, art. 33(4)` as a lawyer of the language writes it. */
  basis(reference: string): string;
}

/**
 * One of each a language: making one is slow, and takes memory outside the heap that is given back late.
 */
const formats = Object.fromEntries(
  Object.entries(locales).map(([language, locale]) => [
    language,
    {
      clock: new Intl.DateTimeFormat(locale, {
        timeZone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
      number: new Intl.NumberFormat(locale),
      list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    },
  ]),
) as Record<Language, { clock: Intl.DateTimeFormat; number: Intl.NumberFormat; list: Intl.ListFormat }>;

/** The wall clock in Norway; when it is set back, an hour comes twice and only the season tells them apart. */
const wallClock = (iso: string, format: Intl.DateTimeFormat) => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) throw new RangeError('not an instant in ISO 8601');
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const again = (hours: number): boolean =>
    format.format(at) === format.format(new Date(at.getTime() + hours * hour));
  const season = again(1) ? ('summer' as const) : again(-1) ? ('winter' as const) : null;
  return { part: (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '', season };
};

/** Norwegian abbreviates with a full stop (`fre.`, `nov.`), but not `mai`, `mars`, `juni`, `juli`; English without. */
const shortened = (word: string, language: Language): string => {
  if (language === 'en') return word.slice(0, 3);
  return word.length <= 4 ? word : `${word.slice(0, 3)}.`;
};

const write = (iso: string, language: Language, width: 'long' | 'short' | 'day'): string => {
  const { part, season } = wallClock(iso, formats[language].clock);
  const name = (type: 'weekday' | 'month'): string =>
    width === 'short' ? shortened(part(type), language) : part(type);
  const stop = language === 'en' ? '' : '.';
  const day = `${name('weekday')} ${part('day')}${stop} ${name('month')} ${part('year')}`;
  if (width === 'day') return day;
  const time =
    language === 'en' ? `at ${part('hour')}:${part('minute')}` : `kl. ${part('hour')}.${part('minute')}`;
  const written = `${day} ${time}`;
  return season ? `${written} (${seasons[language][season]})` : written;
};

type Own = 'own target' | 'own rule' | 'own promise' | 'own date';

const law: Record<Language, { act: string; national: string; letter: string } & Record<Own, string>> = {
  nb: {
    act: 'personvernforordningen',
    national: 'personopplysningsloven §',
    letter: 'bokstav',
    'own target': 'Eget mål',
    'own rule': 'Egen regel',
    'own promise': 'Eget løfte',
    'own date': 'Egen dato',
  },
  nn: {
    act: 'personvernforordninga',
    national: 'personopplysningslova §',
    letter: 'bokstav',
    'own target': 'Eige mål',
    'own rule': 'Eigen regel',
    'own promise': 'Eigen lovnad',
    'own date': 'Eigen dato',
  },
  en: {
    act: 'GDPR',
    national: 'Norwegian Personal Data Act section',
    letter: 'letter',
    'own target': 'Own target',
    'own rule': 'Own rule',
    'own promise': 'Own promise',
    'own date': 'Own date',
  },
};

/** An article of the regulation: number, paragraph, letter. */
const article = (language: Language, number: string, paragraph?: string, point?: string): string =>
  language === 'en'
    ? `Article ${number}${paragraph ? `(${paragraph})` : ''}${point ? `(${point})` : ''} ${law.en.act}`
    : `${law[language].act} artikkel ${number}${paragraph ? ` nr. ${paragraph}` : ''}${point ? ` bokstav ${point}` : ''}`;

const basis = (reference: string, language: Language): string => {
  const match =
    /^(?:(own (?:target|rule|promise|date)), |GDPR )(?:art\. (\d+)(?:\((\d+)\))?(?:\(([a-z])\))?|personopplysningsloven § (\d+))$|^personopplysningsloven § (\d+)(?: ([a-z]))?$/.exec(
      reference,
    );
  if (!match) return reference;
  const [, own, number, paragraph, point, owned, alone, letter] = match;
  const section = owned ?? alone;
  const words = law[language];
  const place = number
    ? article(language, number, paragraph, point)
    : `${words.national} ${section}${letter ? ` ${words.letter} ${letter}` : ''}`;
  if (own) return `${words[own as Own]}, ${language === 'en' ? 'cf.' : 'jf.'} ${place}`;
  return `${place.charAt(0).toUpperCase()}${place.slice(1)}`;
};

/** Throws a RangeError, without the text, where an instant is none. */
export const inWords = (language: Language): InWords => {
  const { number: numbers, list: lists } = formats[language];
  return {
    instant: (iso) => write(iso, language, 'long'),
    shortInstant: (iso) => write(iso, language, 'short'),
    day: (iso) => write(iso, language, 'day'),
    size: (bytes) =>
      bytes < kibibyte * kibibyte
        ? `${numbers.format(Math.max(1, Math.round(bytes / kibibyte)))} kB`
        : `${numbers.format(Math.round((bytes / kibibyte / kibibyte) * 10) / 10)} MB`,
    number: (value) => numbers.format(value),
    organisationNumber: (written) =>
      /^\d{9}$/.test(written) ? written.replace(/(\d{3})(?=\d)/g, '$1\u00a0') : written,
    list: (items) => lists.format(items),
    basis: (reference) => basis(reference, language),
  };
};
