const days = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'];

export const calendar = {
  feedTitle: 'Frister i kalenderen',
  feedIntro:
    'Få fristene som løper, inn i Outlook, Google Kalender eller telefonen. Kalenderen viser referansen og hva fristen gjelder, aldri hva som har skjedd.',
  feedMake: 'Lag en adresse',
  feedMade: (at: string) => `Du fikk en adresse ${at}.`,
  feedRead: (at: string) => `Den ble sist hentet ${at}.`,
  feedNeverRead: 'Ingen kalender har hentet den ennå.',
  feedAgain: 'Lag ny adresse',
  feedAgainHint: 'Da slutter den gamle å virke med en gang.',
  feedEnd: 'Slutt å vise fristene',
  feedReadyTitle: 'Adressen til kalenderen din',
  feedReadyIntro: 'Den vises bare nå. Den som har adressen, kan se fristene, så ikke gi den til andre.',
  feedAddress: 'Adresse',
  feedOpen: 'Åpne i kalenderen på denne maskinen',
  feedHow: 'Slik legger du den til',
  feedOutlook: 'I Outlook: velg Legg til kalender, så Abonner fra nettet, og lim inn adressen.',
  feedGoogle:
    'I Google Kalender: velg Andre kalendere, så Fra nettadresse, og lim inn adressen. Google henter nytt bare noen ganger i døgnet og gir ingen påminnelser.',
  feedPhone: 'På iPhone og Mac: åpne lenken over.',
  feedBack: 'Til min bruker',
  sayingFeedEnded: 'Adressen virker ikke lenger.',

  officeTitle: 'Kontortid',
  officeHint:
    'Varsla viser den siste kontortimen før hver frist. Fristene selv løper hele døgnet, også i helger og på helligdager.',
  officeDays: 'Dager med kontortid',
  officeDay: (day: number) => days[day - 1] ?? '',
  officeFrom: 'Åpner',
  officeTo: 'Stenger',
  officeShown: (named: string, from: string, to: string) => `${named}, kl. ${from}–${to}`,
  faultOfficeDays: 'Velg minst én dag.',
  faultOfficeFrom: 'Skriv klokkeslettet med fire sifre, for eksempel 08:00.',
  faultOfficeTo: 'Skriv klokkeslettet med fire sifre, minst en time etter at dere åpner.',

  lastOfficeHour: (from: string, to: string) => `Siste kontortime før fristen: ${from}–${to}`,
  officeHoursOver: 'Kontortiden før fristen er over.',
  noOfficeHour: 'Det er ingen kontortid før fristen. Den som har vakt, må holde den.',
  nextFullHour: (endsAt: string) =>
    `Til orientering: etter forordning 1182/71 artikkel 3 nr. 1 regnes ikke timen det skjedde i, og tiden ville gå ut ${endsAt}. Varsla holder seg til fristen over, som er strengere.`,
};
