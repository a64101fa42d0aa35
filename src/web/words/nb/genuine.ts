/** Words of the page where whoever got a notice learns whether it is genuine. */
export const genuine = {
  title: 'Er varselet ekte?',
  lead: 'Har du fått et varsel om brudd på personopplysningssikkerheten? Skriv inn referansen som står i det.',
  reference: 'Referansen i varselet',
  referenceHint: 'For eksempel AV-2026-0001-K7QX2M. Store og små bokstaver er det samme.',
  ask: 'Se om det er ekte',
  yes: 'Ja, varselet er ekte',
  yesText: (organisation: string, when: string) =>
    `${organisation} har sendt varsel med denne referansen, første gang ${when}.`,
  subject: 'Emnet er:',
  never:
    'Vi ber aldri om passord, engangskoder, kortopplysninger eller fødselsnummer. Gjør noen det og viser til dette varselet, er det svindel.',
  no: 'Vi kjenner ikke igjen referansen',
  noText:
    'Se om du har skrevet den riktig. Stemmer den med varselet, kan varselet være falskt: ikke trykk på lenker i det, og ikke oppgi noe. Ring virksomheten på et nummer du finner selv.',
  tooOften: 'Du har spurt mange ganger. Vent ti minutter og prøv igjen.',
  kept: 'Det du skriver her, lagres ikke.',
};
