/** Words of decisions whose facts have changed, and of the exception from notifying the authority. */
export const decisions = {
  'do.exception.approved': 'Approve that it is not notified',
  'do.exception.returned': 'Send the proposal back',
  'do.decision.confirmed': 'Let the decision stand',
  'why.exception.approved': 'Nobody has proposed not to notify the breach.',
  'why.exception.returned': 'Nobody has proposed not to notify the breach.',
  'why.decision.confirmed': 'No decision rests on facts that have changed.',
  'refusal.decision-outdated':
    'The decision rests on facts that have changed. Let it stand with a reason, or assess anew first.',
  'refusal.not-outdated': 'No fact that this decision rests on has changed. Open the page again.',
  'deadline.decision.review': 'Look at the decision again',
  'state.authority.owed.excepting': 'Proposed not to notify, waits for approval',
  'next.exceptionApproval': 'Decide on the proposal not to notify',
  'next.exceptionApproval.text':
    'Another person than whoever assessed the risk must approve that the breach is not notified. The deadline runs until then.',
  'next.review': 'Look at the decision again',
  'next.review.text': 'Facts that a decision rests on have changed. Decide whether it stands.',

  'exception.proposed': (name: string, at: string) =>
    `${name} assessed on ${at} that the breach is unlikely to result in a risk, and proposes not to notify Datatilsynet.`,
  'exception.follows': 'This is what the assessment proposes.',
  'exception.against': (level: string) => `This goes against the assessment, which proposes: ${level}.`,
  'exception.returnReason': 'What has to be assessed anew',
  'exception.law':
    'The rule is that a breach is notified. The exception holds only where the breach is unlikely to result in a risk, and it must be possible to demonstrate that. GDPR art. 33(1), 33(5) and 5(2).',
  'exception.approvedBy': (name: string, at: string) => `Approved by ${name}, ${at}`,
  against: 'against the proposal',

  'decided.risk': 'The assessment of the risk',
  'decided.report': 'The notice to Datatilsynet',
  'decided.notice': 'The notice to the people',
  stale: 'Facts have changed since this was decided',
  'stale.tag': 'To be looked at again',
  'stale.since': (at: string) => `Changed ${at}`,
  'stale.moved': (from: string, to: string) => `from ${from} to ${to}`,
  'stale.unknown': 'not known',
  'stale.stand': 'It stands',
  'stale.reason': 'Why it stands',
  'stale.approver':
    'It was approved that the breach is not notified. An approver who did not propose it must say that this still holds.',
  'stale.again.risk': 'Assess anew',
  'stale.again.followUp': 'Write a follow-up',
  'stale.again.report': 'Go to the notice',
  'stale.again.notice': 'Go to the notice to the people',
  'stale.followUp': 'Datatilsynet was told something other than what you know now. Send a follow-up.',
  'stale.law':
    'What was notified is to be corrected and completed without undue further delay (GDPR art. 33(4)). The reasoning of each decision must be documented (art. 33(5)).',
  'told.proposedLevel': 'The assessment proposed',
};
