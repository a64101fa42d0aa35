/** Words of the notice to people. */
export const notice = {
  noticeLead: 'Teksten de berørte får. Den lages av opplysningene; rett det som ikke passer.',
  'notice.draft': 'Utkast',
  'notice.submitted': 'Venter på godkjenning',
  'notice.approved': 'Godkjent',
  noticeFields: 'Sett {{name}} der navnet skal stå.',
  noticeSubject: 'Emne i e-posten',
  noticeEmail: 'Teksten i e-posten',
  noticeSms: 'Teksten i SMS-en',
  noticeSegments: (count: number, costly: readonly string[]) =>
    [
      count === 1 ? 'Går ut som én SMS.' : `Går ut som ${count} SMS-er hver.`,
      ...(costly.length > 0 ? [`Tegnet gjør SMS-en mer enn dobbelt så dyr: ${costly.join(' ')}`] : []),
    ].join(' '),
  noticeSave: 'Lagre tekstene',
  noticeSavedNow: 'En annen har lagret denne teksten i mellomtiden:',
  noticeFaults: (count: number) =>
    count === 0 ? 'Ingen feil.' : count === 1 ? 'Én feil må rettes.' : `${count} feil må rettes.`,
  noticeFrozen: 'Tekstene er låst: varselet er sendt til godkjenning eller har gått ut.',
  submitNoticeText: 'Tekster og liste låses. En annen enn dem som skrev, må godkjenne.',
  approveNoticeText: (count: number) =>
    count === 1
      ? 'Når du godkjenner, får én person varselet. Det kan ikke kalles tilbake.'
      : `Når du godkjenner, får ${count} personer varselet. Det kan ikke kalles tilbake.`,
  noticeVoluntary: 'Loven krever ikke varsel her. Dere kan likevel varsle, med samme godkjenning.',
  'notice.law':
    'Varselet skal være klart og enkelt, og si hva som har skjedd, hvem man kan snakke med, mulige konsekvenser og tiltak. Personvernforordningen artikkel 34 nr. 2.',
  'lint.empty-text': 'Det er ingen tekst.',
  'lint.leftover-gap': 'Noe i klammer er ikke fylt ut.',
  'lint.merge-syntax': 'Et flettefelt er skrevet feil. Bare {{name}} kan brukes.',
  'lint.unknown-merge-field': 'Et flettefelt finnes ikke. Bare {{name}} kan brukes.',
  'lint.identity-number': 'Her står noe som ligner et fødselsnummer.',
  'lint.account-number': 'Her står noe som ligner et kontonummer.',
  'lint.card-number': 'Her står noe som ligner et kortnummer.',
  'lint.link': 'Her står en lenke. Et varsel har ingen lenker: de ligner svindel.',
  'lint.line-break': 'Emnet må være én linje.',
  'lint.sms-too-long': 'SMS-en er for lang (høyst 1600 tegn).',
};
