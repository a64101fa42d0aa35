import type { notice as source } from '../../nb/incident/notice.ts';

/** Words of the notice to people. */
export const notice: typeof source = {
  noticeLead: 'Teksten dei råka får. Han blir laga av opplysningane; rett det som ikkje passar.',
  'notice.draft': 'Utkast',
  'notice.submitted': 'Ventar på godkjenning',
  'notice.approved': 'Godkjent',
  noticeFields: 'Set {{name}} der namnet skal stå.',
  noticeSubject: 'Emne i e-posten',
  noticeEmail: 'Teksten i e-posten',
  noticeSms: 'Teksten i SMS-en',
  noticeSegments: (count: number, costly: readonly string[]) =>
    [
      count === 1 ? 'Går ut som éin SMS.' : `Går ut som ${count} SMS-ar kvar.`,
      ...(costly.length > 0 ? [`Teiknet gjer SMS-en meir enn dobbelt så dyr: ${costly.join(' ')}`] : []),
    ].join(' '),
  noticeSave: 'Lagre tekstane',
  noticeSavedNow: 'Ein annan har lagra denne teksten i mellomtida:',
  noticeFaults: (count: number) =>
    count === 0 ? 'Ingen feil.' : count === 1 ? 'Éin feil må rettast.' : `${count} feil må rettast.`,
  noticeFrozen: 'Tekstane er låste: varselet er sendt til godkjenning eller har gått ut.',
  submitNoticeText: 'Tekstar og liste blir låste. Ein annan enn dei som skreiv, må godkjenne.',
  approveNoticeText: (count: number) =>
    count === 1
      ? 'Når du godkjenner, får éin person varselet. Det kan ikkje kallast tilbake.'
      : `Når du godkjenner, får ${count} personar varselet. Det kan ikkje kallast tilbake.`,
  noticeVoluntary: 'Lova krev ikkje varsel her. De kan likevel varsle, med same godkjenning.',
  'notice.law':
    'Varselet skal vere klart og enkelt, og seie kva som har hendt, kven ein kan snakke med, moglege konsekvensar og tiltak. Personvernforordninga artikkel 34 nr. 2.',
  'lint.empty-text': 'Det er ingen tekst.',
  'lint.leftover-gap': 'Noko i klammer er ikkje fylt ut.',
  'lint.merge-syntax': 'Eit flettefelt er skrive feil. Berre {{name}} kan brukast.',
  'lint.unknown-merge-field': 'Eit flettefelt finst ikkje. Berre {{name}} kan brukast.',
  'lint.identity-number': 'Her står noko som liknar eit fødselsnummer.',
  'lint.account-number': 'Her står noko som liknar eit kontonummer.',
  'lint.card-number': 'Her står noko som liknar eit kortnummer.',
  'lint.link': 'Her står ei lenkje. Eit varsel har ingen lenkjer: dei liknar svindel.',
  'lint.line-break': 'Emnet må vere éi line.',
  'lint.sms-too-long': 'SMS-en er for lang (høgst 1600 teikn).',
};
