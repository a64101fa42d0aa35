import type { filing as source } from '../../nb/incident/filing.ts';

/** Words of the kinds of notice to Datatilsynet, of how they are filed, and of a processor's mandates. */
export const filing: typeof source = {
  'deadline.authority.supplement': 'Give Datatilsynet the rest of the notice',
  'deadline.authority.question': 'Answer a question from Datatilsynet',
  'deadline.authority.mandate': 'Notify on behalf of the controller',

  'report.returned': 'Replaced by a newer version, or sent back',
  'next.rest': 'Send the rest of the notice',
  'next.rest.text': 'The notice was filed as incomplete. Fill in what was missing, and send a follow-up.',
  'kind.first': 'First notice',
  'kind.follow-up': 'Follow-up',
  'kind.correction': 'Correction',
  'kind.final': 'Final notice',
  'kind.withdrawal': 'Withdrawal',
  'completeness.complete': 'Complete',
  'completeness.incomplete': 'Incomplete, the rest will follow',
  'withdrawal.duplicate': 'The same breach was notified twice',
  'withdrawal.no-breach-or-risk': 'It was no breach, or a risk is unlikely',
  'withdrawal.filed-in-error': 'The notice was filed by mistake',
  'scope.first': 'Only the first notice, which stops the clock',
  'scope.full': 'Every notice of the case',

  'state.authority.withdrawn': 'The notice was withdrawn',
  'state.authority.acting.preparing': 'Notifies under a mandate',
  'state.authority.acting.reviewing': 'Notice under a mandate waits for approval',
  'state.authority.acting.filing': 'Notice under a mandate approved, not filed yet',

  'do.authority.phoned': 'Record a call to Datatilsynet',
  'do.authority.registered': 'Record Datatilsynet’s case number',
  'do.mandate.given': 'Record a mandate',
  'do.mandate.ended': 'The mandate holds no longer',
  'why.authority.phoned': 'The incident is not open.',
  'why.authority.registered': 'The incident is not open.',
  'why.mandate.given': 'Only a processor notifies under a mandate.',
  'why.mandate.ended': 'No mandate holds.',

  'refusal.follow-up-without-earlier': 'No notice has been filed yet. File the first one first.',
  'refusal.new-cannot-be-withdrawn': 'No notice has been filed, so there is nothing to withdraw.',
  'refusal.final-incomplete':
    'A final notice leaves nothing open. Send a follow-up as long as something is missing.',
  'refusal.report-changed':
    'The notice was changed after you read it. Read the new version before you approve.',
  'refusal.supplement-missing': 'An incomplete notice needs a date for when the rest comes.',
  'refusal.mandate-missing':
    'A processor needs a mandate of each controller to notify for them. Record the mandate first.',
  'refusal.mandate-first-only':
    'The mandate covers only the first notice. The controller sends the rest, or gives a full mandate.',
  'refusal.mandate-unknown': 'This mandate holds no longer. Load the page again.',
  'refusal.ends-by-filing': 'This ends when the next notice to Datatilsynet is filed.',
  'refusal.ends-with-mandate': 'This ends when the mandate ends. Record that, with a reason.',

  'fault.altinnReference': 'Give the reference of Altinn’s receipt: AR and digits.',
  'fault.proof': 'Attach the proof: the receipt, the e-mail or the scanned letter.',
  'fault.noAttachment': 'The incident has no such attachment.',
  'fault.nobodyHere': 'Nobody here has this id.',
  'fault.completeness': 'The notice cannot be complete: something is still to be determined.',
  'fault.withdrawalWhy': 'Say why the notice is withdrawn.',
  'fault.withdrawalOnly': 'Only a withdrawal has such a reason.',
  'fault.noRest': 'Only an incomplete notice has a rest that comes later.',

  'told.kindOfNotice': 'Kind of notice',
  'told.callNote': 'What was said',
  'told.withdrawalCode': 'Why it is withdrawn',
  'told.completeness': 'Extent',
  'told.filedBy': 'Filed by',
  'told.proof': 'Proof',
  'told.phonedAt': 'Called',
  'told.caseNumber': 'Datatilsynet’s case number',
  'told.documentNumber': 'Document number',
  'told.scope': 'The mandate covers',
  'told.givenAt': 'Given',
};
