/** Words of the page where whoever got a notice learns whether it is genuine. */
export const genuine = {
  title: 'Er varselet ekte eller ikkje?',
  lead: 'Har du fått eit varsel om brot på personopplysningstryggleiken? Skriv inn referansen som står i det.',
  reference: 'Referansen i varselet',
  referenceHint: 'Til dømes AV-2026-0001-K7QX2M. Store og små bokstavar er det same.',
  ask: 'Sjå om det er ekte',
  yes: 'Ja, varselet er ekte.',
  yesText: (organisation: string, when: string) =>
    `${organisation} har sendt varsel med denne referansen, første gongen ${when}.`,
  subject: 'Emnet er:',
  never:
    'Vi ber aldri om passord, eingongskodar, kortopplysningar eller fødselsnummer. Gjer nokon det og viser til dette varselet, er det svindel.',
  no: 'Vi kjenner ikkje att referansen',
  noText:
    'Sjå om du har skrive han rett. Stemmer han med varselet, kan varselet vere falskt: ikkje trykk på lenkjer i det, og ikkje oppgi noko. Ring verksemda på eit nummer du finn sjølv.',
  tooOften: 'Du har spurt mange gonger. Vent ti minutt og prøv igjen.',
  kept: 'Det du skriv her, blir ikkje lagra.',
};
