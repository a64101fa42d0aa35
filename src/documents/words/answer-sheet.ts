import type { ReportKind, Withdrawal } from '../../../workflows/incident/filings.ts';

/**
 * What the answer sheet says. Bokmål alone: it is pasted into the authority's form, whatever language the pages are read
 * in.
 */
export const sheetWords = {
  follows: 'Ikke kjent ennå, følger.',
  notKnown: 'Ikke kjent.',
  /** Of the organisation: it is known, and nobody has entered it. */
  notStated: 'Ikke oppgitt.',
  cannotBe: 'Kan ikke fastslås.',
  estimated: (answer: string) => (answer.includes('\n') ? `Anslått:\n${answer}` : `${answer} (anslått)`),
  kind: {
    first: 'Første melding om brudd på personopplysningssikkerheten.',
    'follow-up': 'Tilleggsmelding til en melding som er levert før.',
    correction: 'Rettelse av en melding som er levert før.',
    final: 'Endelig melding. Saken er ferdig undersøkt fra vår side.',
    withdrawal: 'Tilbaketrekking av en melding som er levert før.',
  } satisfies Record<ReportKind, string>,
  firstInPart: 'Foreløpig første melding om brudd på personopplysningssikkerheten.',
  inPhases:
    'Noen opplysninger er ikke kjent ennå. Vi sender dem etter hvert, jf. personvernforordningen artikkel 33 nr. 4.',
  previous: (at: string, reference: string | null) =>
    reference === null
      ? `Den forrige meldingen ble levert ${at}.`
      : `Den forrige meldingen ble levert ${at} og har referansen ${reference}.`,
  withdrawal: (why: string, reason: string) => `Meldingen trekkes tilbake: ${why}. ${reason}`,
  withdrawnBecause: {
    duplicate: 'samme brudd er meldt to ganger',
    'no-breach-or-risk':
      'det var ikke et brudd, eller det er lite trolig at det medfører risiko for de berørte',
    'filed-in-error': 'meldingen ble levert ved en feil',
  } satisfies Record<Withdrawal['code'], string>,
  mandates: (controllers: string) =>
    `Vi er databehandler og melder etter fullmakt fra disse behandlingsansvarlige: ${controllers}.`,

  printTitle: 'Svarark til Datatilsynets skjema',
  printLead:
    'Svarene står i den rekkefølgen skjemaet spør. Skriv dem av, og kryss av etter hvert. Dette arket er ikke en levert melding.',
  ticked: 'Kryss av når svaret er ført inn',
  own: 'Ikke et spørsmål i skjemaet',
  choice: 'Skjemaet har en valgliste: velg det som ligner mest på svaret her.',
  characters: (length: number, most: number | null) =>
    most === null ? `${length} tegn` : `${length} av ${most} tegn`,
  afterwards: 'Når meldingen er levert',
  receipt: 'Referanse fra kvitteringen i Altinn (AR og tall)',
  deliveredAt: 'Dato og klokkeslett',
  deliveredBy: 'Levert av',
  recordIt: 'Før dette i Varsla så snart systemene er oppe igjen. Ta vare på kvitteringen.',
  fallback: 'Hvis Altinn ikke kan brukes',
  fallbackText: (authority: string) =>
    `${authority} tar imot meldingen som OpenPGP-kryptert e-post eller som brev. Det kan ringes først når det haster at ${authority} får vite det, men en telefonsamtale stanser ikke fristen. Skriv opp adressene her mens systemene virker:`,
  fallbackNumber: (authority: string) => `Organisasjonsnummeret til ${authority}`,
  fallbackPhone: 'Telefon',
  fallbackAddress: 'Postadresse',
  fallbackEmail: 'E-post og OpenPGP-nøkkel',
  holder: 'Hvem som kan levere i Altinn',
  formVersion: (form: string) => `Skjema: ${form}`,
  due: 'Fristen går ut',
  late: 'Fristen er ute. Meldingen må ha en begrunnelse for forsinkelsen.',
} as const;
