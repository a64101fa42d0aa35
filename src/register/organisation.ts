import { z } from 'zod';
import { officeHoursBody, usualOfficeHours } from '../deadlines/office-hours.ts';
import { emailAddress, line } from '../http/fields.ts';
import { parsePhone } from '../phone.ts';
import { controllerDetails, reporterFunctions } from './controller-details.ts';
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

const contactPerson = someone.extend({ function: line.nullable().default(null) });

/** Who notifies the authority on the organisation's behalf. */
const reporter = someone.extend({
  function: z.enum(reporterFunctions),
  functionOther: line.nullable().default(null),
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
    contact: contactPerson.nullable().default(null),
    reporter: reporter.nullable().default(null),
    /** Of a controller that is not established in the EEA. Basis: GDPR art. 27. */
    eeaRepresentative: someone.nullable().default(null),
    ...controllerDetails,
    officeHours: officeHoursBody.default(usualOfficeHours),
  })
  .superRefine((organisation, context) => {
    const fault = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (organisation.dpoDesignated === false && organisation.dpo)
      fault('dpoDesignated', 'A data protection officer is named: one is designated.');
    if (organisation.organisationTypeOther !== null && organisation.organisationType !== 'other')
      fault('organisationTypeOther', 'Describe the type only where it is another than those listed.');
    if (organisation.organisationType !== null && organisation.sector === 'public')
      fault('organisationType', 'The types are those of private organisations.');
    if (organisation.establishedInEea && organisation.eeaRepresentative)
      fault(
        'establishedInEea',
        'Only a controller that is not established in the EEA has a representative there.',
      );
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.output<typeof organisationBody>;
