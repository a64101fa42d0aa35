import type { organisation as source } from '../../nb/settings/organisation.ts';

/** Words of the settings: the organisation. */
export const organisation: typeof source = {
  organisationSaved: 'The details of the organisation have been saved.',
  organisationLead: 'This is how the organisation is named to Datatilsynet and to the people concerned.',
  organisationName: 'Name of the organisation',
  organisationNumber: 'Organisation number',
  organisationNumberHint: 'Nine digits, as in the Norwegian register of legal entities.',
  dpo: 'Data protection officer',
  dpoHint: 'Leave the fields empty if the organisation has no data protection officer.',
  contactPoint: 'Contact point',
  contactPointHint:
    'Whom Datatilsynet and the people concerned can ask, when it is not the data protection officer.',
  organisationLaw:
    'The notification must name the data protection officer or another contact point, with contact details (GDPR art. 33(3)(b)).',
  someoneName: 'Name',
  email: 'E-mail',
  phone: 'Phone',
};
