const many = (count: number, single: string, several: string): string =>
  `${count} ${count === 1 ? single : several}`;

export const list = {
  title: 'Hendelser',
  openSummary: (open: number, overdue: number) =>
    overdue === 0
      ? many(open, 'åpen hendelse', 'åpne hendelser')
      : `${many(open, 'åpen hendelse', 'åpne hendelser')}, ${overdue} over fristen`,
  endedSummary: (count: number) =>
    `${many(count, 'avsluttet hendelse', 'avsluttede hendelser')}, nyeste først`,
  foundSummary: (count: number) => many(count, 'treff', 'treff'),
  reportButton: 'Meld mistanke',
  search: 'Søk i referanse og tittel',
  searchButton: 'Søk',
  clearSearch: 'Vis alle',
  filter: 'Hvilke hendelser',
  showOpen: 'Åpne',
  showEnded: 'Avsluttede',
  caption: 'Hendelser, den som haster mest, først',
  captionEnded: 'Avsluttede hendelser, nyeste først',
  columnIncident: 'Hendelse',
  columnClock: 'Frist',
  columnNext: 'Neste steg',
  columnRisk: 'Risiko',
  noClock: 'Ingen frist løper',
  older: 'Vis eldre',
  clockOf: (kind: string) =>
    ({
      'authority.notice': 'Melding til Datatilsynet',
      'authority.follow-up': 'Oppfølging til Datatilsynet',
      'people.notice': 'Varsel til de berørte',
      'people.decision': 'Avgjørelse om dem som ikke er nådd',
      'controllers.notice': 'Varsel til behandlingsansvarlige',
    })[kind] ?? 'Frist',
  risk: (level: string) =>
    ({ unlikely: 'Lite sannsynlig', risk: 'Risiko', high: 'Høy risiko' })[level] ?? 'Ikke vurdert',
  next: (step: string) =>
    ({
      confirm: 'Avklar om det er et brudd',
      assess: 'Vurder risikoen for de berørte',
      contain: 'Stans bruddet',
      'authority.prepare': 'Gjør meldingen til Datatilsynet ferdig',
      'authority.review': 'Godkjenn meldingen til Datatilsynet',
      'authority.file': 'Send meldingen i Altinn, og før det inn her',
      'authority.amend': 'Godkjenn den oppdaterte meldingen',
      'authority.refile': 'Send den oppdaterte meldingen i Altinn',
      'people.prepare': 'Skriv varselet til de berørte',
      'people.review': 'Godkjenn varselet til de berørte',
      'people.sending': 'Varselet sendes nå',
      'people.resolve': 'Avgjør hva som skjer med dem som ikke er nådd',
      'controllers.tell': 'Varsle de behandlingsansvarlige',
      close: 'Oppsummer og lukk',
      closed: 'Lukket',
      dismissed: 'Ikke et brudd',
    })[step] ?? 'Åpne hendelsen',
  checked: (seconds: number) =>
    seconds < 2
      ? 'Fristene ble kontrollert nå nettopp.'
      : seconds < 90
        ? `Fristene ble sist kontrollert for ${many(seconds, 'sekund', 'sekunder')} siden.`
        : `Fristene ble sist kontrollert for ${Math.floor(seconds / 60)} minutter siden. Si fra til den som drifter Varsla.`,
  neverChecked: 'Fristene er ikke kontrollert siden Varsla startet.',
  stale: 'Siden får ikke kontakt med Varsla. Tallene kan være gamle.',
  emptyTitle: 'Ingen åpne hendelser',
  emptyLead:
    'Når noen sier fra om noe som kan være et brudd, meld mistanken med en gang. Da løper klokken riktig, og Varsla passer på fristene.',
  emptyExamples: 'Dette er verdt å melde:',
  emptyExample1: 'En e-post eller et brev gikk til feil mottaker.',
  emptyExample2: 'En PC, telefon eller minnepenn er borte.',
  emptyExample3: 'Noen har sett opplysninger de ikke skulle se.',
  emptyExample4: 'Data er slettet, endret eller låst uten at det var meningen.',
  emptyThen: 'Viser det seg at det ikke var et brudd, avslutter du saken med en begrunnelse.',
  noHitsTitle: 'Ingen treff',
  noHitsLead: 'Søk med en del av tittelen eller referansen, for eksempel AV-2026.',
  noneEnded: 'Ingen hendelser er avsluttet ennå.',

  reportTitle: 'Meld mistanke',
  reportLead:
    'Skriv det du vet nå. Du kan rette og legge til senere. Ikke skriv navn eller fødselsnummer på de berørte.',
  what: 'Hva har skjedd?',
  whatHint: 'En kort tittel, for eksempel «E-post sendt til feil mottaker».',
  description: 'Fortell litt mer',
  descriptionHint: 'Hva ble oppdaget, og hvordan? Noen setninger holder.',
  when: 'Når ble det oppdaget?',
  whenHint: 'Da den første hos dere så det, norsk tid. Fristen regnes fra dette tidspunktet.',
  date: 'Dato',
  time: 'Klokkeslett',
  system: 'Hvilket system gjelder det?',
  noSystem: 'Vet ikke, eller ikke i listen',
  role: 'Hvem sine opplysninger er det?',
  controller: 'Våre egne: vi er behandlingsansvarlig',
  processor: 'En kundes: vi er databehandler',
  joint: 'Våre og andres: felles ansvar',
  look: 'Se over',
  lawTitle: 'Hva sier loven?',
  law: 'Et brudd skal meldes til Datatilsynet uten ugrunnet opphold, og når det er mulig innen 72 timer etter at virksomheten ble kjent med det (personvernforordningen artikkel 33 nr. 1). Timene løper også i helger og på helligdager. En databehandler varsler den behandlingsansvarlige uten ugrunnet opphold (artikkel 33 nr. 2). Brudd skal dokumenteres også når de ikke meldes (artikkel 33 nr. 5).',
  confirmTitle: 'Stemmer dette?',
  confirmLead: 'Ingenting er lagret ennå.',
  discovered: (at: string) => `Oppdaget ${at}`,
  causes: (what: string) => `Frist: ${what.toLowerCase().replace('datatilsynet', 'Datatilsynet')}`,
  startClock: 'Lagre og start klokken',
  change: 'Endre',
  noticeReported: 'Mistanken er meldt, og klokken løper. Neste steg er å avklare om det er et brudd.',
};
