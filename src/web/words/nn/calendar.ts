import type { calendar as source } from '../nb/calendar.ts';

const days = ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'sundag'];

export const calendar: typeof source = {
  feedTitle: 'Fristar i kalenderen',
  feedIntro:
    'Få fristane som går, inn i Outlook, Google Kalender eller telefonen. Kalenderen viser referansen og kva fristen gjeld, aldri kva som har hendt.',
  feedMake: 'Lag ei adresse',
  feedMade: (at) => `Du fekk ei adresse ${at}.`,
  feedRead: (at) => `Ho vart sist henta ${at}.`,
  feedNeverRead: 'Ingen kalender har henta ho enno.',
  feedAgain: 'Lag ny adresse',
  feedAgainHint: 'Då sluttar den gamle å verke med ein gong.',
  feedEnd: 'Slutt å vise fristane',
  feedReadyTitle: 'Adressa til kalenderen din',
  feedReadyIntro: 'Ho blir vist berre no. Den som har adressa, kan sjå fristane, så ikkje gje ho til andre.',
  feedAddress: 'Adresse',
  feedOpen: 'Opne i kalenderen på denne maskina',
  feedHow: 'Slik legg du ho til',
  feedOutlook: 'I Outlook: vel Legg til kalender, så Abonner frå nettet, og lim inn adressa.',
  feedGoogle:
    'I Google Kalender: vel Andre kalendrar, så Frå nettadresse, og lim inn adressa. Google hentar nytt berre nokre gonger i døgnet og gjev ingen påminningar.',
  feedPhone: 'På iPhone og Mac: opne lenkja over.',
  feedBack: 'Til min brukar',
  sayingFeedEnded: 'Adressa verkar ikkje lenger.',

  officeTitle: 'Kontortid',
  officeHint:
    'Varsla viser den siste kontortimen før kvar frist. Fristane sjølve går heile døgnet, også i helger og på heilagdagar.',
  officeDays: 'Dagar med kontortid',
  officeDay: (day) => days[day - 1] ?? '',
  officeFrom: 'Opnar',
  officeTo: 'Stengjer',
  officeShown: (named, from, to) => `${named}, kl. ${from}–${to}`,
  faultOfficeDays: 'Vel minst éin dag.',
  faultOfficeFrom: 'Skriv klokkeslettet med fire siffer, til dømes 08:00.',
  faultOfficeTo: 'Skriv klokkeslettet med fire siffer, minst ein time etter at de opnar.',

  lastOfficeHour: (from, to) => `Siste kontortime før fristen: ${from}–${to}`,
  officeHoursOver: 'Kontortida før fristen er over.',
  noOfficeHour: 'Det er inga kontortid før fristen. Den som har vakt, må halde han.',
  nextFullHour: (endsAt) =>
    `Til orientering: etter forordning 1182/71 artikkel 3 nr. 1 blir ikkje timen det hende i, rekna med, og tida ville gå ut ${endsAt}. Varsla held seg til fristen over, som er strengare.`,
};
