import type { answers as source } from '../../nb/incident/answers.ts';

/** Words of a form that came back. */
export const answers: typeof source = {
  staleClocks:
    'The page cannot reach Varsla, or you are signed out. The clocks may be old. What you have typed is still here.',
  movedMeanwhile:
    'Somebody has changed the incident since you opened the page. Send what you have typed: you are shown what is new before anything is saved.',
  showMoved: 'See what is new in a new tab',
  conflictTitle: 'The incident has changed since you opened the page',
  conflictText:
    'Nothing is saved. What you wrote is below. Look at what is new, and send again if it still holds.',
  conflictNew: 'New in the incident',

  'problem.event-refused': 'This is not possible now',
  'problem.frozen': 'What was sent for approval cannot be changed',
  'problem.forbidden': 'Your role may not do this',
  'problem.invalid-input': 'Something is not filled in right',
  'problem.stale-version': 'The incident has changed since you opened the page',
  'problem.other': 'This did not work',
  'refusal.incident-closed': 'The incident is closed. Reopen it first.',
  'refusal.incident-dismissed': 'The incident has ended. Reopen it first.',
  'refusal.not-confirmed': 'It is still a suspicion. Confirm the breach or end the incident first.',
  'refusal.reason-missing': 'Another time than the one recorded needs a reason.',
  'refusal.delay-reason-missing': 'The notice came after the deadline. Say why.',
  'refusal.wrong-kind': 'What is approved is another kind of notice. Open the page again.',
  'refusal.author-approves': 'Whoever wrote it cannot approve it. Somebody else must.',
  'refusal.version-changed': 'What you read is not what waits for approval. Read it again.',
  'refusal.duty-open': 'An open duty keeps the incident open.',
  'refusal.already-left': 'Somebody has been told. The incident can only be closed.',
  'refusal.no-such-duty': 'In our role there is no such duty.',
  'refusal.frozen': 'The notice has been sent for approval or has left, and is frozen.',
  'refusal.out-of-order': 'This is not possible as the incident stands now.',
  'fault.future': 'This time lies in the future.',
  'fault.beforeBreach': 'This time lies before the breach began.',
  'fault.beforeDetection': 'This time lies before the breach was detected.',
  'fault.afterAwareness': 'This time lies after you became aware of the breach.',
  'fault.reasonNeeded': 'Another time than the one recorded needs a reason.',
  'fault.dateTime': 'Fill in both date and time.',
  'fault.noSuchTime': 'There is no such time on that day: the clock is set forward.',
  'fault.email': 'This is not an e-mail address.',
  'fault.notMobile': 'This is not a mobile number. SMS does not reach it.',
  'fault.phone': 'This is not a phone number that exists.',
  'fault.required': 'Fill in this field.',
  'fault.tooLong': 'This is too long.',
  'fault.number': 'Write a whole number, digits only.',
  'fault.choice': 'Choose one of the options.',
  'fault.valueWithout':
    'There is a value here, but you say that it is not known. Remove the value, or change how certain it is.',
  'fault.onlyJoint': 'Only joint controllers can leave this to another.',
  'fault.noPeople': 'Nobody is on the list of people affected.',
  'fault.other': 'This field is not filled in right.',

  caseSaved: 'Saved.',
  caseUnchanged: 'Nothing was changed, so nothing is saved.',
};
