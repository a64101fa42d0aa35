/** Words of decisions whose facts have changed, and of the exception from notifying the authority. */
export const decisions = {
  'do.exception.approved': 'Godkjenn at det ikke meldes',
  'do.exception.returned': 'Send forslaget tilbake',
  'do.decision.confirmed': 'La beslutningen stå fast',
  'why.exception.approved': 'Ingen har foreslått at bruddet ikke meldes.',
  'why.exception.returned': 'Ingen har foreslått at bruddet ikke meldes.',
  'why.decision.confirmed': 'Ingen beslutning bygger på opplysninger som er endret.',
  'refusal.decision-outdated':
    'Beslutningen bygger på opplysninger som er endret. La den stå fast med en begrunnelse, eller vurder på nytt først.',
  'refusal.not-outdated': 'Ingen opplysning som denne beslutningen bygger på, er endret. Åpne siden på nytt.',
  'deadline.decision.review': 'Se på beslutningen på nytt',
  'state.authority.owed.excepting': 'Foreslått ikke å melde, venter på godkjenning',
  'next.exceptionApproval': 'Ta stilling til forslaget om ikke å melde',
  'next.exceptionApproval.text':
    'En annen enn den som vurderte risikoen, må godkjenne at bruddet ikke meldes. Fristen løper så lenge.',
  'next.review': 'Se på beslutningen på nytt',
  'next.review.text':
    'Opplysninger som en beslutning bygger på, er endret. Ta stilling til om den står fast.',

  'exception.proposed': (name: string, at: string) =>
    `${name} vurderte ${at} at det er lite trolig at bruddet medfører en risiko, og foreslår at det ikke meldes til Datatilsynet.`,
  'exception.follows': 'Dette er det samme som vurderingen foreslår.',
  'exception.against': (level: string) => `Dette går imot vurderingen, som foreslår: ${level}.`,
  'exception.returnReason': 'Hva som må vurderes på nytt',
  'exception.law':
    'Hovedregelen er at et brudd meldes. Unntaket gjelder bare når det er lite trolig at bruddet medfører en risiko, og det må kunne dokumenteres. Personvernforordningen artikkel 33 nr. 1 og 5, og artikkel 5 nr. 2.',
  'exception.approvedBy': (name: string, at: string) => `Godkjent av ${name}, ${at}`,
  against: 'mot forslaget',

  'decided.risk': 'Vurderingen av risikoen',
  'decided.report': 'Meldingen til Datatilsynet',
  'decided.notice': 'Varselet til de berørte',
  stale: 'Opplysninger er endret siden dette ble bestemt',
  'stale.tag': 'Må ses på nytt',
  'stale.since': (at: string) => `Endret ${at}`,
  'stale.moved': (from: string, to: string) => `fra ${from} til ${to}`,
  'stale.unknown': 'ikke kjent',
  'stale.stand': 'Står fast',
  'stale.reason': 'Hvorfor det står fast',
  'stale.approver':
    'Det er godkjent at bruddet ikke meldes. En godkjenner som ikke selv foreslo det, må si at det fortsatt gjelder.',
  'stale.again.risk': 'Vurder på nytt',
  'stale.again.followUp': 'Lag tilleggsmelding',
  'stale.again.report': 'Gå til meldingen',
  'stale.again.notice': 'Gå til varselet',
  'stale.followUp': 'Datatilsynet har fått noe annet enn det dere vet nå. Send en tilleggsmelding.',
  'stale.law':
    'Det som er meldt, skal rettes og utfylles uten ytterligere ugrunnet opphold (personvernforordningen artikkel 33 nr. 4). Begrunnelsen for hver beslutning skal kunne dokumenteres (artikkel 33 nr. 5).',
  'told.proposedLevel': 'Vurderingen foreslo',
};
