import type { ShownBreach } from '../../breach-register/present.ts';
import { inOslo } from '../frame.ts';
import type { Visit } from '../visit.ts';

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** A time of a breach as it is known: with the hour, or the day alone. */
export const breachTime = (
  visit: Visit,
  breach: Pick<ShownBreach, 'dayOnly' | 'breachBegan' | 'detectedAt' | 'awareAt' | 'notifiedAt' | 'closedAt'>,
  key: 'breachBegan' | 'detectedAt' | 'awareAt' | 'notifiedAt' | 'closedAt',
): string => {
  const at = breach[key];
  if (at === null) return '';
  return breach.dayOnly.includes(key)
    ? new Date(at).toLocaleDateString(locales[visit.language], { timeZone: 'Europe/Oslo', dateStyle: 'long' })
    : inOslo(visit, at);
};
