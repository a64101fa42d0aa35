const number = (count: number): string => count.toLocaleString('nb-NO');

/** Words of the settings: what all pages of the settings share. */
export const common = {
  title: 'Innstillinger',
  sections: 'Deler av innstillingene',
  overview: 'Oversikt',
  organisation: 'Virksomheten',
  contacts: 'Varslingsliste',
  escalation: 'Varslingstrinn',
  duty: 'Vaktliste',
  register: 'Register',
  people: 'Personer og roller',
  tokens: 'API-nøkler',
  evidence: 'Bevis',
  'access-report': 'Innsyn',
  retention: 'Sletting',
  hold: 'På vent',

  overviewLead: 'Det som må være på plass før noe skjer. Alt kan endres når som helst.',
  organisationMissing: 'Ikke fylt ut. Meldingen til Datatilsynet mangler avsender til dette er gjort.',
  organisationEntered: (name: string) => `${name} er fylt inn.`,
  contactsCount: (count: number) =>
    count === 1 ? '1 person varsles.' : `${number(count)} personer varsles.`,
  registerMissing: 'Ikke lagt inn. Uten register må hver sak beskrives fra bunnen av.',
  registerCounts: (systems: number, processors: number) =>
    `${number(systems)} ${systems === 1 ? 'system' : 'systemer'} og ${number(processors)} ${
      processors === 1 ? 'databehandler' : 'databehandlere'
    }.`,
  peopleCount: (count: number) =>
    count === 1 ? '1 person kan logge inn.' : `${number(count)} personer kan logge inn.`,
  tokensCount: (count: number) =>
    count === 0
      ? 'Ingen nøkler i bruk.'
      : count === 1
        ? '1 nøkkel i bruk.'
        : `${number(count)} nøkler i bruk.`,

  readOnly: 'Du kan lese dette. En administrator kan endre det.',
  save: 'Lagre',
  cancel: 'Avbryt',
  none: 'Ingen',
  notSaid: 'Ikke oppgitt',
  hidden: 'Vises ikke for din rolle',
  optional: (label: string) => `${label} (valgfritt)`,
  law: 'Hva loven sier',
  copy: 'Kopier',
  copied: 'Kopiert.',

  problemInput: 'Noe må rettes før det kan lagres.',
  problemMoved: 'Noen andre har endret dette etter at du åpnet siden. Ingenting er lagret ennå.',
  problemMovedNext:
    'Det du skrev, står fortsatt i skjemaet. Sammenlign med det som gjelder nå, og lagre på nytt hvis det fortsatt er riktig.',
  problemGone: 'Dette finnes ikke lenger. Noen kan ha fjernet det mens siden var åpen.',
  problemLastAdministrator: 'Dette er den siste administratoren. Gi en annen rollen først.',
  problemYourself: 'Du kan ikke endre din egen rolle eller stenge deg selv ute. Be en annen administrator.',
  problemOther: 'Dette kunne ikke gjøres nå. Ingenting er endret.',
  fieldNow: 'Gjelder nå',
  fieldTyped: 'Du skrev',
  fieldName: 'Felt',

  faultName: 'Skriv et navn på én linje, høyst 200 tegn.',
  faultEmail: 'Dette er ikke en e-postadresse. Den skrives som navn@eksempel.no.',
  faultPhone: 'Dette er ikke et mulig telefonnummer. Utenlandske nummer begynner med + og landkode.',
  faultMobile: 'Dette er ikke et mobilnummer som SMS når. Utenlandske nummer begynner med + og landkode.',
  faultOrganisationNumber:
    'Dette er ikke et norsk organisasjonsnummer: ni siffer, det siste et kontrollsiffer.',
  faultReach: 'Skriv en e-postadresse eller et mobilnummer. Ellers når ingen påminnelse fram.',
  faultRole: 'Velg en av rollene.',
  faultLanguage: 'Velg et av språkene.',
  faultDate: 'Velg en dato som ikke er passert.',
  faultTooMany: 'Listen kan ha høyst 50 personer.',
  faultOther: 'Verdien er ikke gyldig.',
};
