import type { contacts as source } from '../../nb/settings/contacts.ts';

/** Words of the settings: who is alerted. */
export const contacts: typeof source = {
  contactsLead:
    'Those on the list are alerted of deadlines by the alert steps, day and night: when the duty arises, 48, 24, 12, 6, 2 and 1 hours before the deadline, when it passes and after that.',
  contactsNobody: 'Nobody gets reminders',
  contactsNobodyNext:
    'A deadline can pass without anybody being told. Add at least two people, preferably with both e-mail and mobile.',
  contactsOnlyOne: 'Only one person gets reminders. Add another, in case the first one does not see them.',
  contactsTable: 'Those who are alerted, in order',
  contactOrder: 'No.',
  contactName: 'Name',
  contactReach: 'Reached by',
  contactLanguage: 'Language',
  contactActions: 'Actions',
  contactMobile: 'Mobile',
  contactMobileHint: 'A Norwegian number, or with + and the country code.',
  reachBoth: 'E-mail and SMS',
  reachEmail: 'E-mail only. May not see the reminder at night.',
  reachSms: 'SMS only',
  contactAdd: 'Add a person',
  contactAddButton: 'Add',
  contactEdit: (name) => `Edit ${name}`,
  contactEditShort: 'Edit',
  contactUp: (name) => `Move ${name} up`,
  contactDown: (name) => `Move ${name} down`,
  contactRemove: 'Remove',
  contactRemoveOf: (name) => `Remove ${name}`,
  contactRemoveSure: (name) => `${name} gets no more reminders, not even those that wait to be sent.`,
  contactAdded: 'The person has been added.',
  contactSaved: 'The change has been saved.',
  contactRemoved: 'The person has been removed.',
  contactMoved: 'The order has been changed.',
  'language.nb': 'Norwegian Bokmål',
  'language.nn': 'Norwegian Nynorsk',
  'language.en': 'English',
};
