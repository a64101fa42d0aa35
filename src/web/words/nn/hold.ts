const number = (count: number): string => count.toLocaleString('nn-NO');

export const hold = {
  bannerLabel: 'Varsla er sett på vent',
  banner: 'Varsla er sett på vent: ingen blir varsla, og ingenting blir sendt.',
  bannerLink: 'Sjå kva som ventar, og set i gang igjen',

  nothing: 'Ingenting er sett på vent. Fristar blir følgde opp, og meldingar blir sende.',
  whyRestored: (made: string) =>
    `Databasen er gjenoppretta frå ein tryggingskopi frå ${made}. Det som hende etter det, er ikkje med.`,
  whyOtherCluster:
    'Databasen ligg i ein annan PostgreSQL enn sist. Det kan vere ein kopi, medan originalen framleis er i drift.',
  whyRolledBack:
    'Databasen er eldre enn det Varsla sist arbeidde med. Noko som var lagra, er borte, og noko kan vere sendt utan at det står her.',
  since: (when: string) => `På vent sidan ${when}.`,
  first: 'Gjer dette først',
  checkOther: 'Forsikre deg om at ingen annan Varsla arbeider med dei same hendingane.',
  checkMissing: 'Finn ut kva som hende etter tryggingskopien, og før det inn i hendingane på nytt.',
  checkAccess:
    'Sjå gjennom personar og API-nøklar. Dei som vart stengde ute etter tryggingskopien, har tilgang igjen.',
  checkWaiting: 'Sjå gjennom det som ventar nedanfor.',

  waitingTitle: 'Dette skjer når Varsla blir sett i gang igjen',
  reminders: 'Påminningar om fristar som skal ut til varslingslista',
  alerts: 'Varsel til tilsette som ikkje er ferdig sende',
  notices: 'Meldingar til råka som ikkje var sende',
  unknown: 'Meldingar til råka som kanskje er sende. Dei blir ikkje sende på nytt.',
  none: 'Ingen',
  count: number,
  andMore: 'Hendingane med flest er viste.',
  andUnseen: 'Tala gjeld alle hendingar, også dei som ikkje er viste for deg.',

  releaseTitle: 'Set i gang igjen',
  onlyAdministrator: 'Berre ein administrator kan setje Varsla i gang igjen.',
  reason: 'Kvifor det er trygt',
  reasonHint: 'Blir ståande i journalen. Ikkje skriv namn på råka.',
  noticesChoice: 'Meldingane til råka som ikkje var sende',
  noticesHint:
    'Vart sendinga fullført etter tryggingskopien, har dei alt fått beskjed. Då skal dei ikkje sendast igjen.',
  chooseNotices: 'Vel',
  noticesUnknown: 'Kan vere sende: ikkje send på nytt',
  noticesSend: 'Ikkje sende: send dei no',
  release: 'Set i gang igjen',
  holdReleased: 'Varsla er i gang igjen. Det som venta, blir sendt no.',
  problem: 'Noko må fyllast ut først.',
  faultReason: 'Skriv kvifor det er trygt, høgst 1000 teikn.',
  faultNotices: 'Vel kva som skal skje med meldingane til råka.',
  gone: 'Nokon andre har alt sett Varsla i gang igjen.',
};
