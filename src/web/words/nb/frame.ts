import { fault, problemAdvice, problemTitle } from './problems.ts';

const one = (count: number, single: string, several: string): string =>
  `${count} ${count === 1 ? single : several}`;

export const frame = {
  skip: 'Hopp til innholdet',
  home: 'Varsla, til sakene',
  menu: 'Hovedmeny',
  incidents: 'Saker',
  report: 'Meld fra om en mistanke',
  register: 'Avviksprotokoll',
  settings: 'Innstillinger',
  signOut: 'Logg ut',
  language: 'Språk',
  languageName: (language: 'nb' | 'nn' | 'en') => ({ nb: 'Bokmål', nn: 'Nynorsk', en: 'English' })[language],
  footer: 'Varsla hjelper dere å melde brudd på personopplysningssikkerheten i tide.',
  dateAndTime: (date: string, time: string) => `${date} kl. ${time}`,
  turn: { first: 'første gang, sommertid', second: 'andre gang, vintertid' },
  days: (count: number) => `${count} døgn`,
  hours: (count: number) => one(count, 'time', 'timer'),
  hoursAndMinutes: (hours: number, minutes: number) =>
    minutes === 0 ? one(hours, 'time', 'timer') : `${one(hours, 'time', 'timer')} ${minutes} min`,
  minutes: (count: number) => one(count, 'minutt', 'minutter'),
  underAMinute: 'under ett minutt',
  left: (amount: string) => `${amount} igjen`,
  over: (amount: string) => `${amount} over fristen`,
  clockMet: 'Oppfylt',
  clockReleased: 'Ikke lenger påkrevd',
  errorsTitle: 'Rett dette før du går videre',
  someField: 'Skjemaet',
  fault,
  problemTitle,
  problemAdvice,
  foreignTitle: 'Skjemaet kom fra en annen side',
  foreignAdvice:
    'Ingenting er lagret. Åpne Varsla i nettleseren på adressen dere bruker til vanlig, og send skjemaet derfra. Skjer det igjen, be administrator kontrollere at PUBLIC_URL er den adressen.',
  failedTitle: 'Noe gikk galt hos oss',
  failedAdvice: 'Ingenting er endret. Prøv igjen. Skjer det på nytt, gi administrator denne koden:',
  backToList: 'Til sakene',
  signedOutTitle: 'Du er logget ut',
  signedOutAdvice:
    'Det du skrev, er ikke borte. Logg inn i en ny fane, kom tilbake hit og send på nytt. La denne siden stå åpen så lenge.',
  signInInNewTab: 'Logg inn i ny fane',
  sendAgain: 'Send på nytt',
};
