const number = (count: number): string => count.toLocaleString('nn-NO');
const months = (count: number): string => (count === 1 ? '1 månad' : `${number(count)} månader`);

/** Words of the page that says how long what is kept of people stays. */
export const retention = {
  lead: 'Opplysningar om personar skal ikkje liggje lenger enn dei trengst. Tida går frå saka vart avslutta. Det lova krev at de tek vare på, blir ståande: fakta, avgjerder, tal og journal – utan namn.',
  rulesTitle: 'Kor lenge',
  people: 'Namn og adresser på dei råka, i månader',
  peopleHint: 'Etter dette kan ingen lese listene. Tal og kontrollsummar står att.',
  attachments: 'Vedlegg, i månader',
  attachmentsHint:
    'Minst like lenge som namna. Kvitteringar og prov kan trengst til foreldingsfristen er ute.',
  automatic: 'Slett av seg sjølv når tida er ute',
  no: 'Nei, ein administrator gjer det her',
  yes: 'Ja',
  save: 'Lagre reglane',
  retentionSaved: 'Reglane er lagra.',
  shipped: 'Reglane er slik Varsla kom med dei.',
  changedBy: (name: string, when: string) => `Endra av ${name}, ${when}.`,
  inMonths: months,

  dueTitle: 'Kan slettast no',
  dueNone: 'Ingenting er over tida.',
  laterTitle: 'Seinare',
  reference: 'Sak',
  what: 'Kva',
  'what.people': (count: number) =>
    count === 1 ? 'namn og adresse på 1 person' : `namn og adresser på ${number(count)} personar`,
  'what.attachments': (count: number) => (count === 1 ? '1 vedlegg' : `${number(count)} vedlegg`),
  ended: 'Avslutta',
  due: 'Tida er ute',
  standing: 'Står slik',
  held: 'skal takast vare på',
  purge: 'Slett det som er over tida',
  purgeSure:
    'Nøklane blir øydelagde. Ingen kan lese namna eller vedlegga etterpå, heller ikkje de. Tryggingskopiar frå før i dag har dei framleis, til dei er sletta.',
  retentionPurged: 'Det som var over tida, er sletta.',
  onlyAdministrator: 'Ein administrator kan slette det som er over tida.',

  holdsTitle: 'Bevaringsplikt',
  holdsLead:
    'Spør Datatilsynet, politiet eller ein domstol, skal ingenting slettast. Set saka under bevaringsplikt til dei er ferdige.',
  holdsNone: 'Inga avslutta sak er under bevaringsplikt.',
  holdBy: (name: string, when: string) => `Sett av ${name}, ${when}`,
  hold: 'Ta vare på',
  holdOf: (reference: string) => `Ta vare på ${reference} til nokon opphevar det`,
  release: 'Opphev',
  releaseOf: (reference: string) => `Opphev bevaringsplikta for ${reference}`,
  reason: 'Kvifor',
  holdPlaced: 'Saka er under bevaringsplikt.',
  holdLifted: 'Bevaringsplikta er oppheva.',

  problem: 'Noko må rettast først.',
  faultMonths: 'Skriv eit heilt tal månader, 0 til 240.',
  faultOrder: 'Vedlegga må takast vare på minst like lenge som namna.',
  faultReason: 'Skriv kvifor, høgst 10 000 teikn.',
  faultGone: 'Noko har endra seg sidan sida vart vist. Ingenting vart sletta. Sjå over lista igjen.',
};
