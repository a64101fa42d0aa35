import { z } from 'zod';

/** Field types that several bodies share. */

/** An instant with its offset from UTC, RFC 3339; kept as ISO 8601 in UTC. */
export const instant = z.iso
  .datetime({ offset: true, error: 'Give date, time and offset, for example 2026-11-22T14:30:00+01:00.' })
  .refine(
    (written) => {
      const year = new Date(written).getUTCFullYear();
      return year >= 1970 && year <= 9999;
    },
    { error: 'This lies before 1970 or after 9999.', when: ({ issues }) => issues.length === 0 },
  )
  .transform((written) => new Date(written).toISOString())
  .meta({ type: 'string', format: 'date-time', examples: ['2026-11-22T14:30:00+01:00'] });

/** A sentence or a few that a person wrote. */
export const prose = z.string().trim().min(1).max(10_000);

/** A name or a title: one line. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, 'One line, no control characters.');

export const emailAddress = z.email({ error: 'This is not an e-mail address.' }).max(254);

export const language = z.enum(['nb', 'nn', 'en']);
