import type { calendar as source } from '../nb/calendar.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const calendar: typeof source = {
  feedTitle: 'Deadlines in your calendar',
  feedIntro:
    'Have the running deadlines in Outlook, Google Calendar or on your phone. The calendar shows the reference and what the deadline is for, never what happened.',
  feedMake: 'Make an address',
  feedMade: (at) => `You were given an address ${at}.`,
  feedRead: (at) => `It was last fetched ${at}.`,
  feedNeverRead: 'No calendar has fetched it yet.',
  feedAgain: 'Make a new address',
  feedAgainHint: 'The old one then stops working at once.',
  feedEnd: 'Stop showing the deadlines',
  feedReadyTitle: 'The address of your calendar',
  feedReadyIntro: 'It is shown only now. Whoever has the address can see the deadlines: do not pass it on.',
  feedAddress: 'Address',
  feedOpen: 'Open in the calendar on this machine',
  feedHow: 'How to add it',
  feedOutlook: 'In Outlook: choose Add calendar, then Subscribe from web, and paste the address.',
  feedGoogle:
    'In Google Calendar: choose Other calendars, then From URL, and paste the address. Google looks for changes only a few times a day and gives no reminders.',
  feedPhone: 'On iPhone and Mac: open the link above.',
  feedBack: 'To my account',
  sayingFeedEnded: 'The address no longer works.',

  officeTitle: 'Office hours',
  officeHint:
    'Varsla shows the last office hour before each deadline. The deadlines themselves run day and night, on weekends and holidays too.',
  officeDays: 'Days with office hours',
  officeDay: (day) => days[day - 1] ?? '',
  officeFrom: 'Opens',
  officeTo: 'Closes',
  officeShown: (named, from, to) => `${named}, ${from}–${to}`,
  faultOfficeDays: 'Choose at least one day.',
  faultOfficeFrom: 'Write the time with four digits, for example 08:00.',
  faultOfficeTo: 'Write the time with four digits, at least an hour after you open.',

  lastOfficeHour: (from, to) => `Last office hour before the deadline: ${from}–${to}`,
  officeHoursOver: 'The office hours before the deadline are over.',
  noOfficeHour: 'There are no office hours before the deadline. Whoever is on duty must keep it.',
  nextFullHour: (endsAt) =>
    `For information: under Regulation 1182/71 Article 3(1) the hour in which it happened is not counted, and the time would run out ${endsAt}. Varsla keeps to the deadline above, which is stricter.`,
};
