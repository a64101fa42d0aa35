import { z } from 'zod';
import { parsePhone } from '../phone.ts';

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

/** Of a landline. */
export const notMobile = 'This is no mobile number: SMS does not reach it. Leave it out, or give another.';

/** A number that SMS reaches, Norwegian unless it begins with +; kept as E.164. */
export const mobileNumber = z
  .string()
  .max(40)
  .transform((written, context) => {
    const parsed = parsePhone(written);
    if (parsed?.mobile) return parsed.e164;
    context.addIssue({
      code: 'custom',
      message: parsed ? notMobile : 'This is no possible phone number.',
    });
    return z.NEVER;
  })
  .meta({ type: 'string', examples: ['+47 400 00 000'] });
