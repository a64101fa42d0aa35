/** Words of who has a case, who sees it, and what a reporter sees of it. */
export const rights = {
  title: 'Ansvar og innsyn',
  ownerTitle: 'Hvem har saken',
  ownerNone: 'Ingen har saken ennå.',
  ownerIs: (name: string) => `${name} har saken.`,
  ownerIsYou: 'Du har saken.',
  take: 'Ta saken',
  handTo: 'Hvem skal ha saken?',
  handToNobody: 'Ingen',
  handButton: 'Gi saken til den valgte',
  toAccess: 'Gi saken videre, eller velg hvem som ser den',
  ownerGone: 'Den du valgte, kan ikke ha saken nå. Velg en annen.',

  accessTitle: 'Hvem ser saken',
  open: 'Alle ser saken så langt rollen deres rekker.',
  restricted: 'Bare navngitte personer ser saken. Det gjelder administratorer også.',
  restrictedTag: 'Begrenset',
  chooseOpen: 'Alle, så langt rollen rekker',
  chooseRestricted: 'Bare de jeg velger',
  choosePeople: 'Hvem skal se saken?',
  choosePeopleHint: 'Du er alltid med. Har den som har saken ikke innsyn lenger, står saken uten ansvarlig.',
  accessButton: 'Lagre hvem som ser saken',
  accessNote: 'Frister og påminnelser går som før. En påminnelse sier bare saksnummeret.',
  accessLaw:
    'Bare de som trenger det for arbeidet sitt, skal ha tilgang til opplysningene (personvernforordningen art. 5 nr. 1 bokstav f og art. 32). En administrator kan åpne en begrenset sak for seg selv med en grunn; det blir stående i journalen.',
  oneApprover:
    'Færre enn to av dem som ser saken, kan godkjenne. Det den eneste godkjenneren selv skriver, kan da ingen godkjenne.',
  roleGone: 'kan ikke bruke Varsla lenger',
  accessGone: 'Noen du valgte, kan ikke bruke Varsla lenger. Se over listen.',

  closedTitle: 'Begrensede saker du ikke ser',
  closedLead:
    'Her står bare saksnummeret. Åpne en sak for deg selv bare når de som har tilgang, ikke kan gjøre det som må gjøres. Grunnen din blir stående i saken, og de som har tilgang, kan lese den.',
  closedNone: 'Det er ingen begrensede saker du ikke ser.',
  closedLink: (count: number) =>
    count === 1 ? 'Én begrenset sak er stengt for deg' : `${count} begrensede saker er stengt for deg`,
  closedSince: (at: string) => `Begrenset siden ${at}`,
  closedReason: 'Hvorfor du må se saken',
  closedReasonMissing: 'Skriv hvorfor. Grunnen blir stående i journalen.',
  closedOpenOf: (reference: string) => `Åpne ${reference} for meg`,
  caseOpened: 'Saken er åpnet for deg. Grunnen står i journalen.',

  reportedTitle: 'Det du meldte',
  reportedThanks:
    'Takk for at du meldte fra. De som behandler saken, ser det du skrev, og tar kontakt ved behov.',
  reportedNext: 'Har du fått vite mer, si fra til den som har saken. Oppgi saksnummeret.',
  reportedWith: 'Hos hvem',
  reportedWithNobody: 'Ingen har tatt den ennå. Haster det, ring den som har vakt.',
  reportedStatus: 'Hvor den står',
  'reported.suspected': 'Meldt. Noen avgjør om det er et brudd.',
  'reported.aware': 'Bekreftet brudd. Saken behandles.',
  'reported.closed': 'Ferdig behandlet.',
  'reported.dismissed': 'Vurdert: det var ikke et brudd.',
  guestEmpty: 'Saken du har innsyn i, er ikke i denne listen.',
};
