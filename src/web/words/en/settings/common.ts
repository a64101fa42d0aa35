import type { common as source } from '../../nb/settings/common.ts';

const number = (count: number): string => count.toLocaleString('en-GB');

/** Words of the settings: what all pages of the settings share. */
export const common: typeof source = {
  title: 'Settings',
  sections: 'Parts of the settings',
  overview: 'Overview',
  organisation: 'Organisation',
  contacts: 'Alert list',
  escalation: 'Alert steps',
  duty: 'Duty list',
  register: 'Register',
  people: 'People and roles',
  tokens: 'API tokens',
  evidence: 'Evidence',
  'access-report': 'Access requests',
  retention: 'Retention',
  hold: 'On hold',

  overviewLead: 'What must be in place before something happens. Everything can be changed at any time.',
  organisationMissing: 'Not filled in. The notification to Datatilsynet has no sender until this is done.',
  organisationEntered: (name) => `${name} is filled in.`,
  contactsCount: (count) => (count === 1 ? '1 person is alerted.' : `${number(count)} people are alerted.`),
  registerMissing: 'Not entered. Without a register every incident must be described from scratch.',
  registerCounts: (systems, processors) =>
    `${number(systems)} ${systems === 1 ? 'system' : 'systems'} and ${number(processors)} ${
      processors === 1 ? 'processor' : 'processors'
    }.`,
  peopleCount: (count) => (count === 1 ? '1 person can sign in.' : `${number(count)} people can sign in.`),
  tokensCount: (count) =>
    count === 0 ? 'No tokens in use.' : count === 1 ? '1 token in use.' : `${number(count)} tokens in use.`,

  readOnly: 'You can read this. An administrator can change it.',
  save: 'Save',
  cancel: 'Cancel',
  none: 'None',
  notSaid: 'Not stated',
  hidden: 'Not shown to your role',
  optional: (label) => `${label} (optional)`,
  law: 'What the law says',
  copy: 'Copy',
  copied: 'Copied.',

  problemInput: 'Something must be corrected before this can be saved.',
  problemMoved: 'Somebody else has changed this since you opened the page. Nothing has been saved yet.',
  problemMovedNext:
    'What you typed is still in the form. Compare it with what holds now, and save again if it is still right.',
  problemGone: 'This no longer exists. Somebody may have removed it while the page was open.',
  problemLastAdministrator: 'This is the last administrator. Give somebody else the role first.',
  problemYourself: 'You cannot change your own role or lock yourself out. Ask another administrator.',
  problemOther: 'This could not be done now. Nothing has been changed.',
  fieldNow: 'Holds now',
  fieldTyped: 'You typed',
  fieldName: 'Field',

  faultName: 'Write a name on one line, 200 characters at most.',
  faultEmail: 'This is not an e-mail address. It is written like name@example.com.',
  faultPhone: 'This is not a possible phone number. Foreign numbers begin with + and the country code.',
  faultMobile:
    'This is not a mobile number that SMS reaches. Foreign numbers begin with + and the country code.',
  faultOrganisationNumber:
    'This is not a Norwegian organisation number: nine digits, the last a check digit.',
  faultReach: 'Write an e-mail address or a mobile number. Otherwise no reminder arrives.',
  faultRole: 'Choose one of the roles.',
  faultLanguage: 'Choose one of the languages.',
  faultDate: 'Choose a date that has not passed.',
  faultTooMany: 'The list takes 50 people at most.',
  faultOther: 'This value is not valid.',
};
