/** What the page of an incident says from the register of systems and processors, in bokmål. */
export const fromRegister = {
  title: 'Dette sier registeret',
  lead: (system: string) =>
    `Det registeret vet om «${system}», er ført inn som anslag. Rett det når dere vet mer.`,
  call: 'Ring databehandleren',
  callMany: 'Ring databehandlerne',
  callWhy:
    'De sitter på spor og kan stanse bruddet, og de skal hjelpe dere å oppfylle pliktene (artikkel 28 nr. 3 bokstav f).',
  noContact: 'Registeret har verken telefon eller e-post.',
  addContact: 'Se registeret',
  contactHidden: 'Kontaktopplysningene vises for dem som behandler saken.',
  website: 'Nettside',
  traces: 'Disse sporene slettes',
  tracesLead: 'Ta vare på dem før de blir borte. Be også databehandleren om det.',
  vanishes: (what: string, at: string) => `${what}: sporene fra bruddet begynner å forsvinne ${at}.`,
  vanishing: (what: string, at: string) =>
    `${what}: slettingen av sporene begynte ${at}. Ta vare på det som er igjen, nå.`,
  rule: (period: string, source: string) => `Slettes etter ${period}. Kilde: ${source}.`,
  bounds: 'Hvem som kan være berørt',
  bound: (what: string, period: string, starts: string) =>
    `${what}: slettes etter ${period}. Tiden regnes slik: ${starts}.`,
  boundBefore: (at: string) => `Ligger det før ${at}, skal opplysningene ha vært slettet da bruddet begynte.`,
  promises: 'Løfter dere har gitt',
  promisesLead: 'Dette har dere selv lovet. Det gjelder også når loven krever mindre.',
  'promise.security-breach': 'Et brudd utløser løftet',
  'promise.standing': 'Gjelder alltid, og kan være brutt nå',
  within: (period: string) => `innen ${period}`,
  'channel.email': 'e-post',
  'channel.sms': 'SMS',
  promiseSource: (source: string) => `Kilde: ${source}`,
  languages: (names: string) => `De berørte får til vanlig beskjed på ${names}.`,
  sourceRegister: 'Kilde: registeret',
  source: (source: string) => `Kilde: ${source}`,
};
