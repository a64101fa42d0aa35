import type { Words } from '../../words.ts';

export const rights: Words['rights'] = {
  title: 'Ansvar og innsyn',
  ownerTitle: 'Kven har saka',
  ownerNone: 'Ingen har saka enno.',
  ownerIs: (name) => `${name} har saka.`,
  ownerIsYou: 'Du har saka.',
  take: 'Ta saka',
  handTo: 'Kven skal ha saka?',
  handToNobody: 'Ingen',
  handButton: 'Gi saka til den valde',
  toAccess: 'Gi saka vidare, eller vel kven som ser henne',
  ownerGone: 'Den du valde, kan ikkje ha saka no. Vel ein annan.',

  accessTitle: 'Kven ser saka',
  open: 'Alle ser saka så langt rolla deira rekk.',
  restricted: 'Berre namngitte personar ser saka. Det gjeld administratorar òg.',
  restrictedTag: 'Avgrensa',
  chooseOpen: 'Alle, så langt rolla rekk',
  chooseRestricted: 'Berre dei eg vel',
  choosePeople: 'Kven skal sjå saka?',
  choosePeopleHint:
    'Du er alltid med. Har den som har saka ikkje innsyn lenger, står saka utan nokon som har henne.',
  accessButton: 'Lagre kven som ser saka',
  accessNote: 'Fristar og påminningar går som før. Ei påminning seier berre saksnummeret.',
  accessLaw:
    'Berre dei som treng det for arbeidet sitt, skal ha tilgang til opplysningane (personvernforordninga art. 5 nr. 1 bokstav f og art. 32). Ein administrator kan opne ei avgrensa sak for seg sjølv med ein grunn; det blir ståande i journalen.',
  oneApprover:
    'Færre enn to av dei som ser saka, kan godkjenne. Det den einaste godkjennaren sjølv skriv, kan då ingen godkjenne.',
  roleGone: 'kan ikkje bruke Varsla lenger',
  accessGone: 'Nokon du valde, kan ikkje bruke Varsla lenger. Sjå over lista.',

  closedTitle: 'Avgrensa saker du ikkje ser',
  closedLead:
    'Her står berre saksnummeret. Opne ei sak for deg sjølv berre når dei som har tilgang, ikkje kan gjere det som må gjerast. Grunnen din blir ståande i saka, og dei som har tilgang, kan lese han.',
  closedNone: 'Det er ingen avgrensa saker du ikkje ser.',
  closedLink: (count) =>
    count === 1 ? 'Éi avgrensa sak er stengd for deg' : `${count} avgrensa saker er stengde for deg`,
  closedSince: (at) => `Avgrensa sidan ${at}`,
  closedReason: 'Kvifor du må sjå saka',
  closedReasonMissing: 'Skriv kvifor. Grunnen blir ståande i journalen.',
  closedOpenOf: (reference) => `Opne ${reference} for meg`,
  caseOpened: 'Saka er opna for deg. Grunnen står i journalen.',

  reportedTitle: 'Det du melde',
  reportedThanks:
    'Takk for at du melde frå. Dei som behandlar saka, ser det du skreiv, og tek kontakt ved behov.',
  reportedNext: 'Har du fått vite meir, sei frå til den som har saka. Oppgi saksnummeret.',
  reportedWith: 'Hos kven',
  reportedWithNobody: 'Ingen har teke henne enno. Hastar det, ring den som har vakt.',
  reportedStatus: 'Kvar ho står',
  'reported.suspected': 'Meld. Nokon avgjer om det er eit brot.',
  'reported.aware': 'Stadfesta brot. Saka blir behandla.',
  'reported.closed': 'Ferdig behandla.',
  'reported.dismissed': 'Vurdert: det var ikkje eit brot.',
  guestEmpty: 'Saka du har innsyn i, er ikkje i denne lista.',
};
