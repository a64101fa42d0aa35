import type { ProblemType } from '../../../problems.ts';

const titles: Partial<Record<ProblemType, string>> = {
  unauthenticated: 'Du må logge inn',
  forbidden: 'Rolla di gir ikkje tilgang til dette',
  'not-found': 'Det er ingenting her',
  'method-not-allowed': 'Det er ingenting her',
  'event-refused': 'Dette er ikkje mogleg no',
  frozen: 'Det som er sendt til godkjenning, kan ikkje endrast',
  gone: 'Dette er ikkje her lenger',
  'in-use': 'Noko som er gjort, byggjer på dette',
  'stale-version': 'Nokon andre har endra saka medan du skreiv',
  'body-too-large': 'Det du sende, er for stort',
  'idempotency-mismatch': 'Dette skjemaet er sendt før, med eit anna innhald',
  'too-many-requests': 'For mange førespurnader',
  'on-hold': 'Varsla er sett på vent',
  'alert-over': 'Varselet er avslutta',
  'not-taken': 'Meldinga kom ikkje av garde',
  'not-configured': 'Dette er ikkje sett opp',
};

const advice: Partial<Record<ProblemType, string>> = {
  unauthenticated: 'Logg inn og prøv på nytt.',
  forbidden: 'Be ein administrator om hjelp, eller lat ein kollega med rett rolle gjere det.',
  'not-found': 'Lenkja kan vere feil eller gammal. Du finn alle saker i lista.',
  'method-not-allowed': 'Lenkja kan vere feil eller gammal. Du finn alle saker i lista.',
  'event-refused': 'Saka står ein annan stad enn sida viste. Les henne på nytt.',
  frozen: 'Be om å få det i retur, eller vent til det er godkjent.',
  gone: 'Det er trekt tilbake, og innhaldet er sletta.',
  'in-use': 'Det som er prov for noko som er gjort, blir ståande.',
  'stale-version': 'Ingenting er lagra. Sjå kva som er endra, og avgjer så på nytt.',
  'body-too-large': 'Send mindre om gongen.',
  'idempotency-mismatch': 'Sjå i lista om saka alt er meld. Opne eit nytt skjema for å melde ei ny.',
  'too-many-requests': 'Vent litt og prøv igjen.',
  'on-hold':
    'Ingenting er sendt. Ein administrator kan sjå kva som ventar, og setje i gang igjen på sida «På vent».',
  'alert-over': 'Fristen er oppfylt, eller eit nyare varsel har teke over. Du treng ikkje gjere noko her.',
  'not-taken':
    'Sjå over adressa eller nummeret, og prøv igjen. Skjer det på nytt, kan tenesta som sender, vere nede.',
  'not-configured': 'Be ein administrator fullføre innstillingane.',
};

const faults: readonly (readonly [RegExp, string])[] = [
  [/^(Too small|Invalid input: expected \w+, received undefined)/, 'Fyll ut dette feltet.'],
  [/^Too big/, 'Teksten er for lang.'],
  [/^One line/, 'Skriv på éi linje.'],
  [/^Invalid option/, 'Vel eitt av alternativa.'],
  [/^Give date, time/, 'Skriv dato og klokkeslett.'],
  [
    /^There is no such time/,
    'Klokka blei stilt fram frå 02:00 til 03:00 denne natta. Første klokkeslettet etter det er 03:00.',
  ],
  [/^There is no such date/, 'Denne datoen eller dette klokkeslettet finst ikkje.'],
  [
    /^This time came twice/,
    'Klokka blei stilt tilbake denne natta, så klokkeslettet kom to gonger. Vel kva for ein gong.',
  ],
  [/before 1970/, 'Året må liggje mellom 1970 og 9999.'],
  [/lies in the future/, 'Tidspunktet er ikkje komme enno.'],
  [/no system with this key/, 'Systemet finst ikkje i registeret lenger. Vel eit anna.'],
  [/not an e-mail address/, 'Dette er ikkje ei e-postadresse.'],
  [/cannot be kept/, 'Teksten har teikn som ikkje kan lagrast.'],
];

/** What a person is told of a problem, by its type. */
export const problemTitle = (type: ProblemType): string => titles[type] ?? 'Dette kunne ikkje lagrast';
export const problemAdvice = (type: ProblemType): string =>
  advice[type] ?? 'Ingenting er lagra. Sjå over det du skreiv, og prøv på nytt.';

/** What is wrong with a field, from what the API says of it. A sentence that is already in this language stays. */
export const fault = (detail: string): string =>
  faults.find(([pattern]) => pattern.test(detail))?.[1] ?? detail;
