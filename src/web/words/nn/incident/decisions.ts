/** Words of decisions whose facts have changed, and of the exception from notifying the authority. */
export const decisions = {
  'do.exception.approved': 'Godkjenn at det ikkje blir meldt',
  'do.exception.returned': 'Send framlegget tilbake',
  'do.decision.confirmed': 'La avgjerda stå fast',
  'why.exception.approved': 'Ingen har gjort framlegg om at brotet ikkje blir meldt.',
  'why.exception.returned': 'Ingen har gjort framlegg om at brotet ikkje blir meldt.',
  'why.decision.confirmed': 'Inga avgjerd byggjer på opplysningar som er endra.',
  'refusal.decision-outdated':
    'Avgjerda byggjer på opplysningar som er endra. La ho stå fast med ei grunngiving, eller vurder på nytt først.',
  'refusal.not-outdated': 'Inga opplysning som denne avgjerda byggjer på, er endra. Opne sida på nytt.',
  'deadline.decision.review': 'Sjå på avgjerda på nytt',
  'state.authority.owed.excepting': 'Framlegg om ikkje å melde, ventar på godkjenning',
  'next.exceptionApproval': 'Ta stilling til framlegget om ikkje å melde',
  'next.exceptionApproval.text':
    'Ein annan enn den som vurderte risikoen, må godkjenne at brotet ikkje blir meldt. Fristen går så lenge.',
  'next.review': 'Sjå på avgjerda på nytt',
  'next.review.text': 'Opplysningar som ei avgjerd byggjer på, er endra. Ta stilling til om ho står fast.',

  'exception.proposed': (name: string, at: string) =>
    `${name} vurderte ${at} at det er lite truleg at brotet fører med seg ein risiko, og gjer framlegg om at det ikkje blir meldt til Datatilsynet.`,
  'exception.follows': 'Dette er det same som vurderinga gjer framlegg om.',
  'exception.against': (level: string) => `Dette går imot vurderinga, som gjer framlegg om: ${level}.`,
  'exception.returnReason': 'Kva som må vurderast på nytt',
  'exception.law':
    'Hovudregelen er at eit brot blir meldt. Unntaket gjeld berre når det er lite truleg at brotet fører med seg ein risiko, og det må kunne dokumenterast. Personvernforordninga artikkel 33 nr. 1 og 5, og artikkel 5 nr. 2.',
  'exception.approvedBy': (name: string, at: string) => `Godkjend av ${name}, ${at}`,
  against: 'mot framlegget',

  'decided.risk': 'Vurderinga av risikoen',
  'decided.report': 'Meldinga til Datatilsynet',
  'decided.notice': 'Varselet til dei råka',
  stale: 'Opplysningar er endra sidan dette vart bestemt',
  'stale.tag': 'Må sjåast på nytt',
  'stale.since': (at: string) => `Endra ${at}`,
  'stale.moved': (from: string, to: string) => `frå ${from} til ${to}`,
  'stale.unknown': 'ikkje kjent',
  'stale.stand': 'Står fast',
  'stale.reason': 'Kvifor det står fast',
  'stale.approver':
    'Det er godkjent at brotet ikkje blir meldt. Ein godkjennar som ikkje sjølv gjorde framlegget, må seie at det framleis gjeld.',
  'stale.again.risk': 'Vurder på nytt',
  'stale.again.followUp': 'Lag tilleggsmelding',
  'stale.again.report': 'Gå til meldinga',
  'stale.again.notice': 'Gå til varselet',
  'stale.followUp': 'Datatilsynet har fått noko anna enn det de veit no. Send ei tilleggsmelding.',
  'stale.law':
    'Det som er meldt, skal rettast og utfyllast utan ytterlegare ugrunna opphald (personvernforordninga artikkel 33 nr. 4). Grunngivinga for kvar avgjerd skal kunne dokumenterast (artikkel 33 nr. 5).',
  'told.proposedLevel': 'Vurderinga gjorde framlegg om',
};
