const number = (count: number): string => count.toLocaleString('nb-NO');

export const hold = {
  bannerLabel: 'Varsla er satt på vent',
  banner: 'Varsla er satt på vent: ingen blir varslet, og ingenting blir sendt.',
  bannerLink: 'Se hva som venter, og sett i gang igjen',

  nothing: 'Ingenting er satt på vent. Frister blir fulgt opp, og meldinger blir sendt.',
  whyRestored: (made: string) =>
    `Databasen er gjenopprettet fra en sikkerhetskopi fra ${made}. Det som skjedde etter det, er ikke med.`,
  whyOtherCluster:
    'Databasen ligger i en annen PostgreSQL enn sist. Det kan være en kopi, mens originalen fortsatt er i drift.',
  whyRolledBack:
    'Databasen er eldre enn det Varsla sist arbeidet med. Noe som var lagret, er borte, og noe kan være sendt uten at det står her.',
  since: (when: string) => `På vent siden ${when}.`,
  first: 'Gjør dette først',
  checkOther: 'Forsikre deg om at ingen annen Varsla arbeider med de samme hendelsene.',
  checkMissing: 'Finn ut hva som skjedde etter sikkerhetskopien, og før det inn i hendelsene på nytt.',
  checkAccess:
    'Se gjennom personer og API-nøkler. De som ble stengt ute etter sikkerhetskopien, har tilgang igjen.',
  checkWaiting: 'Se gjennom det som venter nedenfor.',

  waitingTitle: 'Dette skjer når Varsla settes i gang igjen',
  reminders: 'Påminnelser om frister som skal ut til varslingslisten',
  alerts: 'Varsler til ansatte som ikke er ferdig sendt',
  notices: 'Meldinger til berørte som ikke var sendt',
  unknown: 'Meldinger til berørte som kanskje er sendt. De blir ikke sendt på nytt.',
  none: 'Ingen',
  count: number,
  andMore: 'Hendelsene med flest er vist.',
  andUnseen: 'Tallene gjelder alle hendelser, også dem som ikke er vist for deg.',

  releaseTitle: 'Sett i gang igjen',
  onlyAdministrator: 'Bare en administrator kan sette Varsla i gang igjen.',
  reason: 'Hvorfor det er trygt',
  reasonHint: 'Blir stående i journalen. Ikke skriv navn på berørte.',
  noticesChoice: 'Meldingene til berørte som ikke var sendt',
  noticesHint:
    'Ble sendingen fullført etter sikkerhetskopien, har de allerede fått beskjed. Da skal de ikke sendes igjen.',
  chooseNotices: 'Velg',
  noticesUnknown: 'Kan være sendt: ikke send på nytt',
  noticesSend: 'Ikke sendt: send dem nå',
  release: 'Sett i gang igjen',
  holdReleased: 'Varsla er i gang igjen. Det som ventet, blir sendt nå.',
  problem: 'Noe må fylles ut først.',
  faultReason: 'Skriv hvorfor det er trygt, høyst 1000 tegn.',
  faultNotices: 'Velg hva som skal skje med meldingene til berørte.',
  gone: 'Noen andre har allerede satt Varsla i gang igjen.',
};
