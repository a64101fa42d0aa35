const number = (count: number): string => count.toLocaleString('nb-NO');
const months = (count: number): string => (count === 1 ? '1 måned' : `${number(count)} måneder`);

/** Words of the page that says how long what is kept of people stays. */
export const retention = {
  lead: 'Opplysninger om personer skal ikke ligge lenger enn de trengs. Tiden løper fra saken ble avsluttet. Det loven krever at dere tar vare på, blir stående: fakta, beslutninger, antall og journal – uten navn.',
  rulesTitle: 'Hvor lenge',
  people: 'Navn og adresser på de berørte, i måneder',
  peopleHint: 'Etter dette kan ingen lese listene. Antall og kontrollsummer står igjen.',
  attachments: 'Vedlegg, i måneder',
  attachmentsHint:
    'Minst like lenge som navnene. Kvitteringer og bevis kan trengs til foreldelsesfristen er ute.',
  automatic: 'Slett av seg selv når tiden er ute',
  no: 'Nei, en administrator gjør det her',
  yes: 'Ja',
  save: 'Lagre reglene',
  retentionSaved: 'Reglene er lagret.',
  shipped: 'Reglene er slik Varsla kom med dem.',
  changedBy: (name: string, when: string) => `Endret av ${name}, ${when}.`,
  inMonths: months,

  dueTitle: 'Kan slettes nå',
  dueNone: 'Ingenting er over tiden.',
  laterTitle: 'Senere',
  reference: 'Sak',
  what: 'Hva',
  'what.people': (count: number) =>
    count === 1 ? 'navn og adresse på 1 person' : `navn og adresser på ${number(count)} personer`,
  'what.attachments': (count: number) => (count === 1 ? '1 vedlegg' : `${number(count)} vedlegg`),
  ended: 'Avsluttet',
  due: 'Tiden er ute',
  standing: 'Står slik',
  held: 'bevares',
  purge: 'Slett det som er over tiden',
  purgeSure:
    'Nøklene blir ødelagt. Ingen kan lese navnene eller vedleggene etterpå, heller ikke dere. Sikkerhetskopier fra før i dag har dem fortsatt, til de er slettet.',
  retentionPurged: 'Det som var over tiden, er slettet.',
  onlyAdministrator: 'En administrator kan slette det som er over tiden.',

  holdsTitle: 'Bevaringsplikt',
  holdsLead:
    'Spør Datatilsynet, politiet eller en domstol, skal ingenting slettes. Sett saken under bevaringsplikt til de er ferdige.',
  holdsNone: 'Ingen avsluttet sak er under bevaringsplikt.',
  holdBy: (name: string, when: string) => `Satt av ${name}, ${when}`,
  hold: 'Bevar',
  holdOf: (reference: string) => `Bevar ${reference} til noen opphever det`,
  release: 'Opphev',
  releaseOf: (reference: string) => `Opphev bevaringsplikten for ${reference}`,
  reason: 'Hvorfor',
  holdPlaced: 'Saken er under bevaringsplikt.',
  holdLifted: 'Bevaringsplikten er opphevet.',

  problem: 'Noe må rettes først.',
  faultMonths: 'Skriv et helt antall måneder, 0 til 240.',
  faultOrder: 'Vedleggene må bevares minst like lenge som navnene.',
  faultReason: 'Skriv hvorfor, høyst 10 000 tegn.',
  faultGone: 'Noe har endret seg siden siden ble vist. Ingenting ble slettet. Se over listen igjen.',
};
