import type { frame as source } from '../nb/frame.ts';
import { fault, problemAdvice, problemTitle } from './problems.ts';

const one = (count: number, single: string, several: string): string =>
  `${count} ${count === 1 ? single : several}`;

export const frame: typeof source = {
  skip: 'Skip to the content',
  home: 'Varsla, to the incidents',
  menu: 'Main menu',
  incidents: 'Incidents',
  report: 'Report a suspicion',
  register: 'Register of breaches',
  settings: 'Settings',
  signOut: 'Sign out',
  language: 'Language',
  languageName: (language) => ({ nb: 'Bokmål', nn: 'Nynorsk', en: 'English' })[language],
  footer: 'Varsla helps you report personal data breaches in time.',
  dateAndTime: (date, time) => `${date} at ${time}`,
  turn: { first: 'the first time, summer time', second: 'the second time, winter time' },
  days: (count) => one(count, 'day', 'days'),
  hours: (count) => one(count, 'hour', 'hours'),
  hoursAndMinutes: (hours, minutes) =>
    minutes === 0 ? one(hours, 'hour', 'hours') : `${one(hours, 'hour', 'hours')} ${minutes} min`,
  minutes: (count) => one(count, 'minute', 'minutes'),
  underAMinute: 'under one minute',
  left: (amount) => `${amount} left`,
  over: (amount) => `${amount} overdue`,
  clockMet: 'Done',
  clockReleased: 'No longer required',
  errorsTitle: 'Correct this before you go on',
  someField: 'The form',
  fault,
  problemTitle,
  problemAdvice,
  foreignTitle: 'The form came from another site',
  foreignAdvice:
    'Nothing was saved. Open Varsla in your browser at its usual address and send the form from there. If it happens again, ask an administrator to check that PUBLIC_URL is that address.',
  failedTitle: 'Something went wrong on our side',
  failedAdvice: 'Nothing was changed. Try again. If it happens again, give an administrator this code:',
  backToList: 'To the incidents',
  signedOutTitle: 'You are signed out',
  signedOutAdvice:
    'What you wrote is not lost. Sign in in a new tab, come back here and send again. Keep this page open until then.',
  signInInNewTab: 'Sign in in a new tab',
  sendAgain: 'Send again',
};
