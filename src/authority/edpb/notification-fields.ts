import { field, type Filling, type TemplateField } from './template-field.ts';

const withdrawing = ({ notification }: Filling): boolean => notification.subType === 'withdraw';
const isOther = ({ reporterFunction }: Filling): boolean => reporterFunction === 'authorised';
const notTheOfficer = ({ reporterFunction }: Filling): boolean => reporterFunction !== 'dpo';
const otherContact = ({ contactPoint }: Filling): boolean => contactPoint === 'other';
const outsideEea = ({ controller }: Filling): boolean => !controller.establishedInEea;
const withOfficer = (filling: Filling): boolean => notTheOfficer(filling) && filling.dpoDesignated === true;

/** Sections 1 and 2.1 to 2.3: the notification, the controller, who reports, whom to ask. */
export const notificationFields: readonly TemplateField[] = [
  field(
    3,
    '1',
    'Type of notification',
    'M',
    { notification: 'type' },
    { letters: { a: 'new', b: 'follow-up' } },
  ),
  field(
    4,
    '1',
    'Sub-type of notification',
    'M',
    { notification: 'subType' },
    { letters: { a: 'complete', b: 'incomplete', c: 'withdraw' } },
  ),
  field(5, '1', 'Reasons for withdrawing', 'C', { notification: 'withdrawalReason' }, { shown: withdrawing }),
  field(
    6,
    '1',
    'Identity of the earlier notification',
    'C',
    { record: 'the authority’s reference' },
    { shown: ({ notification }) => notification.type === 'follow-up' },
  ),
  field(7, '1', 'Own reference', 'O', { record: 'reference' }),
  field(
    10,
    '2.1',
    'Type of identifier',
    'O',
    { organisation: 'organisationNumber' },
    { letters: { a: 'company-id', b: 'organisation-number', c: 'vat-number' } },
  ),
  field(11, '2.1', 'Identifier', 'O', { organisation: 'organisationNumber' }),
  field(12, '2.1', 'Name', 'M', { organisation: 'name' }),
  field(13, '2.1', 'Contact details', 'M', { organisation: 'address' }),
  field(14, '2.1', 'Sector', 'O', { organisation: 'sector' }, { letters: { a: 'private', b: 'public' } }),
  field(
    15,
    '2.1',
    'Type of organisation',
    'O',
    { organisation: 'organisationType' },
    {
      shown: ({ controller }) => controller.sector === 'private',
      letters: { a: 'freelance-or-micro', b: 'small-or-medium', c: 'large', d: 'other' },
    },
  ),
  field(
    16,
    '2.1',
    'Description of the type',
    'O',
    { organisation: 'organisationTypeOther' },
    { shown: ({ controller }) => controller.sector === 'private' && controller.organisationType === 'other' },
  ),
  field(17, '2.1', 'Economic activity (NACE section)', 'O', { organisation: 'economicActivity' }),
  field(
    18,
    '2.1',
    'Representative in the EEA',
    'C',
    { organisation: 'eeaRepresentative' },
    { shown: outsideEea },
  ),
  field(
    19,
    '2.1',
    'Contact details of the representative',
    'C',
    { organisation: 'eeaRepresentative' },
    { shown: outsideEea },
  ),
  field(21, '2.2', 'Reporting person', 'M', { organisation: 'reporter' }),
  field(22, '2.2', 'Contact details', 'M', { organisation: 'reporter' }),
  field(
    23,
    '2.2',
    'Function',
    'M',
    { organisation: 'reporter' },
    { letters: { a: 'dpo', b: 'legal-representative', c: 'authorised' } },
  ),
  field(24, '2.2', 'Description of the function', 'C', { organisation: 'reporter' }, { shown: isOther }),
  // Asked only where national law or the authority asks; never kept.
  field(25, '2.2', 'National identification number', 'O*', { notification: 'nationalId' }),
  field(26, '2.2', 'Accuracy and responsibility', 'O*', { notification: 'accuracy' }),
  field(
    29,
    '2.3',
    'Whether a data protection officer is designated',
    'C',
    { organisation: 'dpoDesignated' },
    { shown: notTheOfficer },
  ),
  field(30, '2.3', 'Name of the officer', 'C', { organisation: 'dpo' }, { shown: withOfficer }),
  field(31, '2.3', 'Contact details of the officer', 'C', { organisation: 'dpo' }, { shown: withOfficer }),
  field(
    33,
    '2.3',
    'Where more can be asked',
    'O',
    { organisation: 'contact' },
    { letters: { a: 'dpo', b: 'reporter', c: 'other' } },
  ),
  field(34, '2.3', 'Name of the contact person', 'C', { organisation: 'contact' }, { shown: otherContact }),
  field(
    35,
    '2.3',
    'Function of the contact person',
    'C',
    { organisation: 'contact' },
    { shown: otherContact },
  ),
  field(
    36,
    '2.3',
    'Contact details of the contact person',
    'C',
    { organisation: 'contact' },
    { shown: otherContact },
  ),
];
