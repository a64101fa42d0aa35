import type { fromRegister as nb } from '../nb/from-register.ts';

/** What the page of an incident says from the register of systems and processors, in nynorsk. */
export const fromRegister: typeof nb = {
  title: 'Dette seier registeret',
  lead: (system) =>
    `Det registeret veit om «${system}», er ført inn som overslag. Rett det når de veit meir.`,
  call: 'Ring databehandlaren',
  callMany: 'Ring databehandlarane',
  callWhy:
    'Dei sit på spor og kan stanse brotet, og dei skal hjelpe dykk med å oppfylle pliktene (artikkel 28 nr. 3 bokstav f).',
  noContact: 'Registeret har korkje telefon eller e-post.',
  addContact: 'Sjå registeret',
  contactHidden: 'Kontaktopplysningane er synlege for dei som behandlar saka.',
  website: 'Nettside',
  traces: 'Desse spora blir sletta',
  tracesLead: 'Ta vare på dei før dei blir borte. Be databehandlaren om det òg.',
  vanishes: (what, at) => `${what}: spora frå brotet tek til å forsvinne ${at}.`,
  vanishing: (what, at) => `${what}: slettinga av spora tok til ${at}. Ta vare på det som er att, no.`,
  rule: (period, source) => `Blir sletta etter ${period}. Kjelde: ${source}.`,
  bounds: 'Kven som kan vere råka',
  bound: (what, period, starts) => `${what}: blir sletta etter ${period}. Tida blir rekna slik: ${starts}.`,
  boundBefore: (at) => `Ligg det før ${at}, skal opplysningane ha vore sletta då brotet tok til.`,
  promises: 'Lovnader de har gitt',
  promisesLead: 'Dette har de sjølve lova. Det gjeld òg når lova krev mindre.',
  'promise.security-breach': 'Eit brot løyser ut lovnaden',
  'promise.standing': 'Gjeld alltid, og kan vere broten no',
  within: (period) => `innan ${period}`,
  'channel.email': 'e-post',
  'channel.sms': 'SMS',
  promiseSource: (source) => `Kjelde: ${source}`,
  languages: (names) => `Dei råka får til vanleg beskjed på ${names}.`,
  sourceRegister: 'Kjelde: registeret',
  source: (source) => `Kjelde: ${source}`,
};
