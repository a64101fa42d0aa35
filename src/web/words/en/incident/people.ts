import type { people as source } from '../../nb/incident/people.ts';

/** Words of the list of people and what became of their messages. */
export const people: typeof source = {
  peopleLead:
    'Who is to be told. The addresses are encrypted, and that somebody looks up a person is written in the journal.',
  peopleNow: (count: number) =>
    count === 0
      ? 'Nobody is on the list yet.'
      : count === 1
        ? 'One person is on the list.'
        : `${count} people are on the list.`,
  peopleReplace: 'A new list replaces all of the old one.',
  peopleList: 'The list',
  peopleListHint:
    'Paste from a spreadsheet or a file. First line: name;email;phone;language. Language is nb, nn or en; empty means nb.',
  peopleExample: 'What a list looks like',
  peopleCheck: 'Check the list',
  peopleSave: (count: number) => (count === 1 ? 'Put in one person' : `Put in ${count} people`),
  peopleChecked: 'The list is checked. Nothing is saved yet.',
  peopleRows: 'Lines read',
  peopleTold: 'Will be told',
  peopleMerged: 'Share an address with one above',
  peopleWithout: 'Without e-mail and phone',
  peopleWithoutHint: 'They are on the list, but must be told in another way.',
  peopleByLanguage: 'By language',
  peopleFaults: (count: number) =>
    count === 1 ? 'One line must be corrected' : `${count} faults must be corrected`,
  peopleLine: (line: number, column: string) => `Line ${line}, ${column}`,
  'column.name': 'name',
  'column.email': 'e-mail',
  'column.phone': 'phone',
  'column.language': 'language',
  'column.row': 'the whole line',
  peopleNoHeader: 'The first line must have the headings name, email, phone and language, or some of them.',
  peopleEmpty: 'There are no lines under the headings.',
  peopleUnevenRow: 'The line has more fields than the heading.',
  peopleOpenQuote: 'A quotation mark is opened and not closed.',
  peopleFrozen: 'The list is frozen: the notice has been sent for approval or has left.',
  peopleNotOurs: 'As a processor you do not tell the people yourselves.',
  deliveries: 'The sending',
  deliveriesNone: 'Nothing has been sent yet.',
  'figure.people': 'To be told',
  'figure.told': 'Reached',
  'figure.open': 'On their way',
  'figure.unknown': 'Unknown',
  'figure.notTold': 'Not reached',
  unknownHint:
    'Unknown: the provider’s answer was lost. It is not sent again, for nobody shall get it twice.',
  deliveryProblems: 'Those not reached',
  deliveryId: 'Person',
  deliveryChannel: 'Channel',
  deliveryState: 'State',
  deliveryReason: 'The provider’s code',
  deliveryWhen: 'Last',
  deliveryMore: (count: number) => `Showing the first ${count}.`,
  'channel.email': 'e-mail',
  'channel.sms': 'SMS',
  'delivery.planned': 'planned',
  'delivery.held': 'held back',
  'delivery.pending': 'queued',
  'delivery.cancelled': 'cancelled',
  'delivery.attempting': 'being sent',
  'delivery.unknown': 'unknown',
  'delivery.needs_person': 'must be told by a person',
  'delivery.rejected': 'rejected',
  'delivery.accepted': 'accepted by the provider',
  'delivery.in_transit': 'on its way',
  'delivery.unconfirmed': 'not confirmed',
  'delivery.failed': 'failed',
  'delivery.delivered': 'delivered',
  remainderText:
    'Decide what becomes of those not reached: a letter, a phone call, a public announcement, or that it stays so.',
  'remainder.reason': 'The decision and its reason',
  'remainder.law':
    'Where reaching each person would take a disproportionate effort, they must be told in an equally effective manner, such as a public communication. Article 34(3)(c) GDPR.',
};
