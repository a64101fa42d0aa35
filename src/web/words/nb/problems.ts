import type { ProblemType } from '../../../problems.ts';

const titles: Partial<Record<ProblemType, string>> = {
  unauthenticated: 'Du må logge inn',
  forbidden: 'Rollen din gir ikke adgang til dette',
  'not-found': 'Det er ingenting her',
  'method-not-allowed': 'Det er ingenting her',
  'event-refused': 'Dette er ikke mulig nå',
  frozen: 'Det som er sendt til godkjenning, kan ikke endres',
  gone: 'Dette er ikke her lenger',
  'in-use': 'Noe som er gjort, bygger på dette',
  'stale-version': 'Noen andre har endret saken mens du skrev',
  'body-too-large': 'Det du sendte, er for stort',
  'idempotency-mismatch': 'Dette skjemaet er sendt før, med et annet innhold',
  'too-many-requests': 'For mange forespørsler',
  'on-hold': 'Varsla er satt på vent',
  'alert-over': 'Varselet er avsluttet',
  'not-taken': 'Meldingen kom ikke av gårde',
  'not-configured': 'Dette er ikke satt opp',
};

const advice: Partial<Record<ProblemType, string>> = {
  unauthenticated: 'Logg inn og prøv igjen.',
  forbidden: 'Be en administrator om hjelp, eller la en kollega med riktig rolle gjøre det.',
  'not-found': 'Lenken kan være feil eller gammel. Du finner alle saker i listen.',
  'method-not-allowed': 'Lenken kan være feil eller gammel. Du finner alle saker i listen.',
  'event-refused': 'Saken står et annet sted enn siden viste. Les den på nytt.',
  frozen: 'Be om å få det i retur, eller vent til det er godkjent.',
  gone: 'Det er trukket tilbake, og innholdet er slettet.',
  'in-use': 'Det som er bevis for noe som er gjort, blir stående.',
  'stale-version': 'Ingenting er lagret. Se hva som er endret, og avgjør så på nytt.',
  'body-too-large': 'Send mindre om gangen.',
  'idempotency-mismatch': 'Se i listen om saken alt er meldt. Åpne et nytt skjema for å melde en ny.',
  'too-many-requests': 'Vent litt og prøv igjen.',
  'on-hold':
    'Ingenting er sendt. En administrator kan se hva som venter, og sette i gang igjen på siden «På vent».',
  'alert-over': 'Fristen er oppfylt, eller et nyere varsel har tatt over. Du trenger ikke gjøre noe her.',
  'not-taken':
    'Se over adressen eller nummeret, og prøv igjen. Skjer det på nytt, kan tjenesten som sender, være nede.',
  'not-configured': 'Be en administrator fullføre innstillingene.',
};

const faults: readonly (readonly [RegExp, string])[] = [
  [/^(Too small|Invalid input: expected \w+, received undefined)/, 'Fyll ut dette feltet.'],
  [/^Too big/, 'Teksten er for lang.'],
  [/^One line/, 'Skriv på én linje.'],
  [/^Invalid option/, 'Velg ett av alternativene.'],
  [/^Give date, time/, 'Skriv dato og klokkeslett.'],
  [
    /^There is no such time/,
    'Klokken ble stilt fram fra 02:00 til 03:00 denne natten. Første klokkeslett etter det er 03:00.',
  ],
  [/^There is no such date/, 'Denne datoen eller dette klokkeslettet finnes ikke.'],
  [
    /^This time came twice/,
    'Klokken ble stilt tilbake denne natten, så klokkeslettet kom to ganger. Velg hvilken gang.',
  ],
  [/before 1970/, 'Året må ligge mellom 1970 og 9999.'],
  [/lies in the future/, 'Tidspunktet er ikke kommet ennå.'],
  [/no system with this key/, 'Systemet finnes ikke i registeret lenger. Velg et annet.'],
  [/not an e-mail address/, 'Dette er ikke en e-postadresse.'],
  [/cannot be kept/, 'Teksten har tegn som ikke kan lagres.'],
];

/** What a person is told of a problem, by its type. */
export const problemTitle = (type: ProblemType): string => titles[type] ?? 'Dette kunne ikke lagres';
export const problemAdvice = (type: ProblemType): string =>
  advice[type] ?? 'Ingenting er lagret. Se over det du skrev, og prøv igjen.';

/** What is wrong with a field, from what the API says of it. A sentence that is already in this language stays. */
export const fault = (detail: string): string =>
  faults.find(([pattern]) => pattern.test(detail))?.[1] ?? detail;
