import type { frame as source } from '../nb/frame.ts';
import { fault, problemAdvice, problemTitle } from './problems.ts';

const one = (count: number, single: string, several: string): string =>
  `${count} ${count === 1 ? single : several}`;

export const frame: typeof source = {
  skip: 'Hopp til innhaldet',
  home: 'Varsla, til sakene',
  menu: 'Hovudmeny',
  incidents: 'Saker',
  report: 'Meld frå om ein mistanke',
  register: 'Avviksprotokoll',
  settings: 'Innstillingar',
  signOut: 'Logg ut',
  language: 'Språk',
  languageName: (language) => ({ nb: 'Bokmål', nn: 'Nynorsk', en: 'English' })[language],
  footer: 'Varsla hjelper dykk å melde brot på personopplysningstryggleiken i tide.',
  dateAndTime: (date, time) => `${date} kl. ${time}`,
  turn: { first: 'første gong, sommartid', second: 'andre gong, vintertid' },
  days: (count) => `${count} døgn`,
  hours: (count) => one(count, 'time', 'timar'),
  hoursAndMinutes: (hours, minutes) =>
    minutes === 0 ? one(hours, 'time', 'timar') : `${one(hours, 'time', 'timar')} ${minutes} min`,
  minutes: (count) => one(count, 'minutt', 'minutt'),
  underAMinute: 'under eitt minutt',
  left: (amount) => `${amount} att`,
  over: (amount) => `${amount} over fristen`,
  clockMet: 'Oppfylt',
  clockReleased: 'Ikkje lenger kravd',
  errorsTitle: 'Rett dette før du går vidare',
  someField: 'Skjemaet',
  fault,
  problemTitle,
  problemAdvice,
  foreignTitle: 'Skjemaet kom frå ei anna side',
  foreignAdvice:
    'Ingenting er lagra. Opne Varsla i nettlesaren på adressa de bruker til vanleg, og send skjemaet derifrå. Skjer det igjen, be administrator kontrollere at PUBLIC_URL er den adressa.',
  failedTitle: 'Noko gjekk gale hos oss',
  failedAdvice: 'Ingenting er endra. Prøv på nytt. Skjer det igjen, gi administrator denne koden:',
  backToList: 'Til sakene',
  signedOutTitle: 'Du er logga ut',
  signedOutAdvice:
    'Det du skreiv, er ikkje borte. Logg inn i ei ny fane, kom attende hit og send på nytt. Lat denne sida stå open så lenge.',
  signInInNewTab: 'Logg inn i ny fane',
  sendAgain: 'Send på nytt',
};
