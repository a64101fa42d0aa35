/** What is wrong or missing in the register, and with a spreadsheet of it, in bokmål. `names` is a list in words. */
export const registerFindings = {
  title: 'Gjennomgang av registeret',
  lead: 'Varsla holder registeret opp mot seg selv. At ingenting er funnet, betyr ikke at registeret er riktig.',
  none: 'Fant verken motsigelser eller hull.',
  contradictions: (count: number) =>
    count === 1 ? '1 motsigelse i egne tekster' : `${count} motsigelser i egne tekster`,
  contradictionsLead:
    'Personvernerklæringen sier ett, registeret et annet. Rett den av dem som er feil, før et brudd gjør det synlig.',
  gaps: (count: number) => (count === 1 ? '1 hull' : `${count} hull`),
  gapsLead: 'Dette blir det spurt om den dagen det skjer et brudd.',
  place: 'Vis stedet',
  placeOf: (finding: string) => `Vis stedet: ${finding}`,

  'own-purpose-as-processor': (names: string) =>
    `Dere er ført som databehandler her, men bestemmer selv over de samme personenes opplysninger i ${names}. Avklar hvem som er behandlingsansvarlig.`,
  'sharing-denied': (names: string) =>
    `Dere skriver at ingen data deles, men disse behandler data for dere: ${names}.`,
  'others-have-access': (names: string) =>
    `Dere skriver at bare ansatte har tilgang, men disse behandler data for dere: ${names}.`,
  'cookies-denied': (names: string) =>
    `Dere skriver at det ikke brukes informasjonskapsler, men det gjør disse: ${names}.`,
  'anonymity-claimed': (names: string) =>
    `Dere skriver at alle data er anonyme, men disse har opplysninger som kan peke ut en person: ${names}.`,
  'sub-processor-loop': (names: string) =>
    `${names} er underleverandør av seg selv gjennom andre. Da er det ingen som svarer for dataene til slutt.`,
  'system-without-data': (names: string) => `${names}: det står ikke hvilke opplysninger systemet har.`,
  'system-without-people': (names: string) => `${names}: det står ikke hvem opplysningene gjelder.`,
  'system-without-retention': (names: string) => `${names}: det står ikke når opplysningene slettes.`,
  'processor-without-contact': (names: string) =>
    `${names}: telefon og e-post mangler. Den som skal ringes en natt, må kunne nås.`,
  'processor-without-country': (names: string) => `${names}: landet mangler.`,
  'processor-without-contract': (names: string) =>
    `${names}: databehandleravtalen er ikke ført (artikkel 28 nr. 3).`,
  'processor-unused': (names: string) => `${names}: ingen system viser til denne databehandleren.`,
  'transfer-without-basis': (names: string) =>
    `${names}: utenfor EØS, og grunnlaget for overføringen er ikke ført (artikkel 44–46).`,
  'retention-without-period': (names: string) =>
    `${names}: det står verken hvor lenge eller når det slettes.`,
  'retention-without-start': (names: string) => `${names}: det står ikke hva tiden regnes fra.`,
  'group-without-count': (names: string) =>
    `${names}: vanlig antall mangler, så et brudd får ikke noe første anslag.`,

  downloadSpreadsheet: 'Last ned som regneark',
  uploadHint: 'En fil med JSON, eller regnearket som lastes ned her, fylt ut.',
  'fault.not-a-spreadsheet': 'Filen er ikke et regneark som kan leses. Lagre det som .xlsx.',
  'fault.too-large': 'Regnearket er for stort når det pakkes ut.',
  'fault.macros': 'Regnearket har makroer. Lagre det som .xlsx uten makroer.',
  'fault.formula': 'Cellen har en formel. Sett inn verdien i stedet.',
  'fault.sheet-missing': 'Arket mangler. Et tomt ark med overskrifter betyr en tom liste.',
  'fault.sheet-unknown': 'Arket hører ikke til registeret.',
  'fault.column-missing': (column: string) => `Kolonnen «${column}» mangler.`,
  'fault.column-unknown': 'Det finnes ingen kolonne med denne overskriften.',
  'fault.column-repeated': 'Kolonnen står to ganger.',
  'fault.one-row': 'Arket tar bare én rad: virksomheten selv.',
};
