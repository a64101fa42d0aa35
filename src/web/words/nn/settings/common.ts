import type { common as source } from '../../nb/settings/common.ts';

const number = (count: number): string => count.toLocaleString('nn-NO');

/** Words of the settings: what all pages of the settings share. */
export const common: typeof source = {
  title: 'Innstillingar',
  sections: 'Delar av innstillingane',
  overview: 'Oversyn',
  organisation: 'Verksemda',
  contacts: 'Varslingsliste',
  escalation: 'Varslingssteg',
  duty: 'Vaktliste',
  register: 'Register',
  people: 'Personar og roller',
  tokens: 'API-nøklar',
  evidence: 'Prov',
  'access-report': 'Innsyn',
  retention: 'Sletting',
  hold: 'På vent',

  overviewLead: 'Det som må vere på plass før noko skjer. Alt kan endrast når som helst.',
  organisationMissing: 'Ikkje fylt ut. Meldinga til Datatilsynet manglar avsendar til dette er gjort.',
  organisationEntered: (name) => `${name} er fylt inn.`,
  contactsCount: (count) =>
    count === 1 ? '1 person blir varsla.' : `${number(count)} personar blir varsla.`,
  registerMissing: 'Ikkje lagt inn. Utan register må kvar sak skildrast frå botnen av.',
  registerCounts: (systems, processors) =>
    `${number(systems)} system og ${number(processors)} ${processors === 1 ? 'databehandlar' : 'databehandlarar'}.`,
  peopleCount: (count) =>
    count === 1 ? '1 person kan logge inn.' : `${number(count)} personar kan logge inn.`,
  tokensCount: (count) =>
    count === 0
      ? 'Ingen nøklar i bruk.'
      : count === 1
        ? '1 nøkkel i bruk.'
        : `${number(count)} nøklar i bruk.`,

  readOnly: 'Du kan lese dette. Ein administrator kan endre det.',
  save: 'Lagre',
  cancel: 'Avbryt',
  none: 'Ingen',
  notSaid: 'Ikkje oppgitt',
  hidden: 'Blir ikkje vist for di rolle',
  optional: (label) => `${label} (valfritt)`,
  law: 'Kva lova seier',
  copy: 'Kopier',
  copied: 'Kopiert.',

  problemInput: 'Noko må rettast før det kan lagrast.',
  problemMoved: 'Nokon andre har endra dette etter at du opna sida. Ingenting er lagra enno.',
  problemMovedNext:
    'Det du skreiv, står framleis i skjemaet. Samanlikn med det som gjeld no, og lagre på nytt om det framleis er rett.',
  problemGone: 'Dette finst ikkje lenger. Nokon kan ha fjerna det medan sida var open.',
  problemLastAdministrator: 'Dette er den siste administratoren. Gi ein annan rolla først.',
  problemYourself:
    'Du kan ikkje endre di eiga rolle eller stengje deg sjølv ute. Be ein annan administrator.',
  problemOther: 'Dette kunne ikkje gjerast no. Ingenting er endra.',
  fieldNow: 'Gjeld no',
  fieldTyped: 'Du skreiv',
  fieldName: 'Felt',

  faultName: 'Skriv eit namn på éi linje, høgst 200 teikn.',
  faultEmail: 'Dette er ikkje ei e-postadresse. Ho blir skriven som namn@eksempel.no.',
  faultPhone: 'Dette er ikkje eit mogleg telefonnummer. Utanlandske nummer byrjar med + og landkode.',
  faultMobile: 'Dette er ikkje eit mobilnummer som SMS når. Utanlandske nummer byrjar med + og landkode.',
  faultOrganisationNumber:
    'Dette er ikkje eit norsk organisasjonsnummer: ni siffer, det siste eit kontrollsiffer.',
  faultReach: 'Skriv ei e-postadresse eller eit mobilnummer. Elles når ingen påminning fram.',
  faultRole: 'Vel ei av rollene.',
  faultLanguage: 'Vel eitt av språka.',
  faultDate: 'Vel ein dato som ikkje er passert.',
  faultTooMany: 'Lista kan ha høgst 50 personar.',
  faultOther: 'Verdien er ikkje gyldig.',
};
