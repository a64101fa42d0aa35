import type { registerFindings as nb } from '../nb/register-findings.ts';

/** What is wrong or missing in the register, and with a spreadsheet of it, in nynorsk. */
export const registerFindings: typeof nb = {
  title: 'Gjennomgang av registeret',
  lead: 'Varsla held registeret opp mot seg sjølv. At ingenting er funne, tyder ikkje at registeret er rett.',
  none: 'Fann korkje motseiingar eller hol.',
  contradictions: (count) =>
    count === 1 ? '1 motseiing i eigne tekstar' : `${count} motseiingar i eigne tekstar`,
  contradictionsLead:
    'Personvernerklæringa seier eitt, registeret noko anna. Rett den av dei som er feil, før eit brot gjer det synleg.',
  gaps: (count) => (count === 1 ? '1 hol' : `${count} hol`),
  gapsLead: 'Dette blir det spurt om den dagen det skjer eit brot.',
  place: 'Vis staden',
  placeOf: (finding) => `Vis staden: ${finding}`,

  'own-purpose-as-processor': (names) =>
    `De er førte som databehandlar her, men avgjer sjølve over opplysningane om dei same personane i ${names}. Avklar kven som er behandlingsansvarleg.`,
  'sharing-denied': (names) =>
    `De skriv at ingen data blir delte, men desse behandlar data for dykk: ${names}.`,
  'others-have-access': (names) =>
    `De skriv at berre tilsette har tilgang, men desse behandlar data for dykk: ${names}.`,
  'cookies-denied': (names) =>
    `De skriv at informasjonskapslar ikkje blir brukte, men det gjer desse: ${names}.`,
  'anonymity-claimed': (names) =>
    `De skriv at alle data er anonyme, men desse har opplysningar som kan peike ut ein person: ${names}.`,
  'sub-processor-loop': (names) =>
    `${names} er underleverandør av seg sjølv gjennom andre. Då er det ingen som svarer for dataa til slutt.`,
  'system-without-data': (names) => `${names}: det står ikkje kva opplysningar systemet har.`,
  'system-without-people': (names) => `${names}: det står ikkje kven opplysningane gjeld.`,
  'system-without-retention': (names) => `${names}: det står ikkje når opplysningane blir sletta.`,
  'processor-without-contact': (names) =>
    `${names}: telefon og e-post manglar. Den som skal ringjast ei natt, må kunne nåast.`,
  'processor-without-country': (names) => `${names}: landet manglar.`,
  'processor-without-contract': (names) =>
    `${names}: databehandlaravtalen er ikkje ført (artikkel 28 nr. 3).`,
  'processor-unused': (names) => `${names}: ingen system viser til denne databehandlaren.`,
  'transfer-without-basis': (names) =>
    `${names}: utanfor EØS, og grunnlaget for overføringa er ikkje ført (artikkel 44–46).`,
  'retention-without-period': (names) => `${names}: det står korkje kor lenge eller når det blir sletta.`,
  'retention-without-start': (names) => `${names}: det står ikkje kva tida blir rekna frå.`,
  'group-without-count': (names) =>
    `${names}: vanleg tal manglar, så eit brot får ikkje noko første overslag.`,

  downloadSpreadsheet: 'Last ned som rekneark',
  uploadHint: 'Ei fil med JSON, eller reknearket som blir lasta ned her, fylt ut.',
  'fault.not-a-spreadsheet': 'Fila er ikkje eit rekneark som kan lesast. Lagre det som .xlsx.',
  'fault.too-large': 'Reknearket er for stort når det blir pakka ut.',
  'fault.macros': 'Reknearket har makroar. Lagre det som .xlsx utan makroar.',
  'fault.formula': 'Cella har ein formel. Set inn verdien i staden.',
  'fault.sheet-missing': 'Arket manglar. Eit tomt ark med overskrifter tyder ei tom liste.',
  'fault.sheet-unknown': 'Arket høyrer ikkje til registeret.',
  'fault.column-missing': (column) => `Kolonnen «${column}» manglar.`,
  'fault.column-unknown': 'Det finst ingen kolonne med denne overskrifta.',
  'fault.column-repeated': 'Kolonnen står to gonger.',
  'fault.one-row': 'Arket tek berre éi rad: verksemda sjølv.',
};
