import { z } from 'zod';

/** The European Economic Area, ISO 3166-1 alpha-2: the Union's 27 and Iceland, Liechtenstein and Norway. */
export const eeaCountries = [
  'AT',
  'BE',
  'BG',
  'HR',
  'CY',
  'CZ',
  'DK',
  'EE',
  'FI',
  'FR',
  'DE',
  'GR',
  'HU',
  'IS',
  'IE',
  'IT',
  'LV',
  'LI',
  'LT',
  'LU',
  'MT',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SK',
  'SI',
  'ES',
  'SE',
] as const;

export const country = z.enum(eeaCountries, {
  error: 'A country of the European Economic Area, by its two letters (ISO 3166-1).',
});
