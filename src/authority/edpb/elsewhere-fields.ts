import { field, type Filling, type TemplateField } from './template-field.ts';

const yesNoUnknown = { a: 'yes', b: 'no', c: 'cannot-be-determined' };

const inEea = ({ controller }: Filling): boolean => controller.establishedInEea;
const outsideEea = (filling: Filling): boolean => !inEea(filling);
const crosses = ({ facts }: Filling): boolean => facts.crossBorder?.value === true;
const crossesFromInside = (filling: Filling): boolean => inEea(filling) && crosses(filling);

/** Sections 6 and 7: other authorities, other countries, attachments. */
export const elsewhereFields: readonly TemplateField[] = [
  field(109, '6.1', 'Reported to the police', 'O', { fact: 'policeReported' }, { letters: yesNoUnknown }),
  field(
    110,
    '6.1',
    'Notified to other authorities',
    'O',
    { fact: 'otherAuthoritiesTold' },
    { letters: yesNoUnknown },
  ),
  field(
    111,
    '6.1',
    'Which, and their case numbers',
    'C',
    { fact: 'otherAuthoritiesDetails' },
    {
      shown: ({ facts }) =>
        facts.policeReported?.value === true || facts.otherAuthoritiesTold?.value === true,
    },
  ),
  field(
    113,
    '6.2',
    'Cross-border processing',
    'C',
    { fact: 'crossBorder' },
    { shown: inEea, letters: yesNoUnknown },
  ),
  field(
    114,
    '6.2',
    'Lead supervisory authority',
    'C',
    { fact: 'leadAuthority' },
    { shown: crossesFromInside },
  ),
  field(
    115,
    '6.2',
    'Countries of establishment',
    'C',
    { fact: 'establishmentCountries' },
    { shown: crossesFromInside },
  ),
  field(
    116,
    '6.2',
    'Countries of the data subjects',
    'C',
    { fact: 'peopleCountries' },
    { shown: crossesFromInside },
  ),
  field(
    117,
    '6.2',
    'Data subjects per country',
    'C',
    { fact: 'peopleCountries' },
    { shown: crossesFromInside },
  ),
  field(
    118,
    '6.2',
    'Authorities notified',
    'C',
    { fact: 'authoritiesNotified' },
    { shown: crossesFromInside },
  ),
  field(
    120,
    '6.3',
    'Processing under the GDPR by a controller outside',
    'C',
    { organisation: 'establishedInEea' },
    {
      shown: outsideEea,
      letters: { a: 'yes', b: 'no', c: 'unknown' },
    },
  ),
  field(
    121,
    '6.3',
    'Countries of the data subjects',
    'C',
    { fact: 'peopleCountries' },
    { shown: outsideEea },
  ),
  field(122, '6.3', 'Data subjects per country', 'C', { fact: 'peopleCountries' }, { shown: outsideEea }),
  field(123, '6.3', 'Authorities notified', 'C', { fact: 'authoritiesNotified' }, { shown: outsideEea }),
  field(
    125,
    '7',
    'Attachments',
    'O',
    { notification: 'attachments' },
    {
      letters: {
        a: 'notice-to-people',
        b: 'risk-assessment',
        c: 'cyber-report',
        d: 'ransom-note',
        e: 'phishing-message',
        f: 'notification-procedure',
        g: 'deletion-policy',
        h: 'message-to-wrong-recipients',
        i: 'external-notification',
        j: 'other',
      },
    },
  ),
  field(
    126,
    '7',
    'Other attachments',
    'C',
    { notification: 'attachments' },
    {
      shown: ({ attachments }) => attachments.includes('other'),
    },
  ),
];
