import type { list as source } from '../nb/list.ts';

const many = (count: number, single: string, several: string): string =>
  `${count} ${count === 1 ? single : several}`;

export const list: typeof source = {
  title: 'Saker',
  openSummary: (open, overdue) =>
    overdue === 0
      ? many(open, 'open sak', 'opne saker')
      : `${many(open, 'open sak', 'opne saker')}, ${overdue} over fristen`,
  endedSummary: (count) => `${many(count, 'avslutta sak', 'avslutta saker')}, nyaste først`,
  foundSummary: (count) => many(count, 'treff', 'treff'),
  reportButton: 'Meld frå om ein mistanke',
  search: 'Søk i referanse og tittel',
  searchButton: 'Søk',
  clearSearch: 'Vis alle',
  filter: 'Kva saker',
  showOpen: 'Opne',
  showEnded: 'Avslutta',
  caption: 'Saker, den som hastar mest, først',
  captionEnded: 'Avslutta saker, nyaste først',
  columnIncident: 'Sak',
  columnClock: 'Frist',
  columnNext: 'Neste steg',
  columnOwner: 'Kven har henne',
  noOwner: 'Ingen enno',
  columnRisk: 'Risiko',
  noClock: 'Ingen frist går',
  older: 'Vis eldre',
  lessUrgent: 'Vis dei som hastar mindre',
  risk: (level) =>
    ({ unlikely: 'Lite sannsynleg', risk: 'Risiko', high: 'Høg risiko' })[level] ?? 'Ikkje vurdert',
  next: (step) =>
    ({
      confirm: 'Avklar om det er eit brot',
      assess: 'Vurder risikoen for dei råka',
      contain: 'Stans brotet',
      'authority.except': 'Godkjenn at brotet ikkje blir meldt',
      'decisions.review': 'Sjå på avgjerda på nytt',
      'authority.prepare': 'Gjer meldinga til Datatilsynet ferdig',
      'authority.review': 'Godkjenn meldinga til Datatilsynet',
      'authority.file': 'Send meldinga i Altinn, og før det inn her',
      'authority.amend': 'Godkjenn den oppdaterte meldinga',
      'authority.refile': 'Send den oppdaterte meldinga i Altinn',
      'authority.supply': 'Send resten av meldinga til Datatilsynet',
      'people.prepare': 'Skriv varselet til dei råka',
      'people.review': 'Godkjenn varselet til dei råka',
      'people.sending': 'Varselet blir sendt no',
      'people.resolve': 'Avgjer kva som skjer med dei som ikkje er nådde',
      'controllers.tell': 'Varsle dei behandlingsansvarlege',
      close: 'Oppsummer og lukk',
      closed: 'Lukka',
      dismissed: 'Ikkje eit brot',
    })[step] ?? 'Opne saka',
  checked: (seconds) =>
    seconds < 2
      ? 'Fristane vart kontrollerte nett no.'
      : seconds < 90
        ? `Fristane vart sist kontrollerte for ${many(seconds, 'sekund', 'sekund')} sidan.`
        : `Fristane vart sist kontrollerte for ${Math.floor(seconds / 60)} minutt sidan. Sei frå til den som driftar Varsla.`,
  checkedLive: 'Fristane vart sist kontrollerte for {n} sekund sidan.',
  neverChecked: 'Fristane er ikkje kontrollerte sidan Varsla starta.',
  stale: 'Sida får ikkje kontakt med Varsla. Tala kan vere gamle.',
  emptyTitle: 'Ingen opne saker',
  emptyLead:
    'Når nokon seier frå om noko som kan vere eit brot, meld mistanken med ein gong. Då går klokka rett, og Varsla passar på fristane.',
  emptyExamples: 'Dette er verdt å melde:',
  emptyExample1: 'Ein e-post eller eit brev gjekk til feil mottakar.',
  emptyExample2: 'Ein PC, telefon eller minnepenn er borte.',
  emptyExample3: 'Nokon har sett opplysningar dei ikkje skulle sjå.',
  emptyExample4: 'Data er sletta, endra eller låste utan at det var meininga.',
  emptyThen: 'Viser det seg at det ikkje var eit brot, avsluttar du saka med ei grunngiving.',
  noHitsTitle: 'Ingen treff',
  noHitsLead: 'Søk med ein del av tittelen eller referansen, til dømes AV-2026.',
  noneEnded: 'Ingen saker er avslutta enno.',

  reportTitle: 'Meld frå om ein mistanke',
  reportLead:
    'Skriv det du veit no. Du kan rette og leggje til seinare. Ikkje skriv namn eller fødselsnummer på dei råka.',
  what: 'Kva har skjedd?',
  whatHint: 'Ein kort tittel, til dømes «E-post send til feil mottakar».',
  description: 'Fortel litt meir',
  descriptionHint: 'Kva vart oppdaga, og korleis? Nokre setningar held.',
  when: 'Når vart det oppdaga?',
  whenHint: 'Då den første hos dykk såg det, norsk tid. Fristen blir rekna frå dette tidspunktet.',
  date: 'Dato',
  time: 'Klokkeslett',
  turn: 'Kva for ein gong klokka viste dette',
  turnFirst: 'Første gong, før klokka blei stilt tilbake (sommartid)',
  turnSecond: 'Andre gong, etter at klokka blei stilt tilbake (vintertid)',
  system: 'Kva system gjeld det?',
  noSystem: 'Veit ikkje, eller ikkje i lista',
  role: 'Kven sine opplysningar er det?',
  controller: 'Våre eigne: vi er behandlingsansvarleg',
  processor: 'Ein kunde sine: vi er databehandlar',
  joint: 'Våre og andre sine: felles ansvar',
  look: 'Sjå over',
  lawTitle: 'Kva seier lova?',
  law: 'Eit brot skal meldast til Datatilsynet utan ugrunna opphald, og når det er mogleg innan 72 timar etter at verksemda vart kjend med det (personvernforordninga artikkel 33 nr. 1). Timane går også i helgar og på heilagdagar. Ein databehandlar varslar den behandlingsansvarlege utan ugrunna opphald (artikkel 33 nr. 2). Brot skal dokumenterast også når dei ikkje blir melde (artikkel 33 nr. 5).',
  confirmTitle: 'Stemmer dette?',
  confirmLead: 'Ingenting er lagra enno.',
  discovered: (at) => `Oppdaga ${at}`,
  causes: (what) => `Frist for å ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  startClock: 'Lagre og start klokka',
  change: 'Endre',
  noticeReported: 'Mistanken er meld, og klokka går. Neste steg er å avklare om det er eit brot.',
};
