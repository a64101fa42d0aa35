import { z } from 'zod';
import { officeHoursBody, usualOfficeHours } from '../deadlines/office-hours.ts';
import { emailAddress, line } from '../http/fields.ts';
import { parsePhone } from '../phone.ts';
import { isOrganisationNumber } from './organisation-number.ts';

const phone = z
  .string()
  .max(40)
  .transform((written, context) => {
    const parsed = parsePhone(written);
    if (parsed) return parsed.e164;
    context.addIssue({ code: 'custom', message: 'This is no possible phone number.' });
    return z.NEVER;
  })
  .meta({ type: 'string', examples: ['+47 22 39 69 00'] });

const someone = z.strictObject({
  name: line,
  email: emailAddress.nullable().default(null),
  phone: phone.nullable().default(null),
});

/** The firm itself, as the authority's form asks for it. Basis: GDPR art. 33(3)(b): the data protection officer or another contact. */
export const organisationBody = z
  .strictObject({
    name: line,
    organisationNumber: z
      .string()
      .transform((written) => written.replaceAll(/\s/g, ''))
      .refine(
        isOrganisationNumber,
        'This is no Norwegian organisation number: nine digits, the last a check digit.',
      )
      .nullable()
      .default(null)
      .meta({ type: ['string', 'null'], examples: ['977 281 962'] }),
    dpo: someone.nullable().default(null),
    contact: someone.nullable().default(null),
    officeHours: officeHoursBody.default(usualOfficeHours),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.output<typeof organisationBody>;
