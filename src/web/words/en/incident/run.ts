/** Words of the sending of the notice as a whole. */
export const run = {
  'approve.people': 'How many people get the notice?',
  'approve.peopleHint':
    'Type the number yourself, as you think it should be. What has left cannot be called back.',
  'lint.head-count': 'This is another number than the list has. Look at the list before you approve.',
  'run.title': 'The sending',
  'run.holding': (when: string) =>
    `Approved. Nothing leaves before ${when}. If you find a mistake, now it can be stopped with nobody told.`,
  'run.canary': (upTo: number) =>
    `Goes to ${upTo.toLocaleString('en-GB')} first. The rest follow when those went well.`,
  'run.done': 'Everything that was to leave has left.',
  'run.stopped': (gone: number, cancelled: number) =>
    `Stopped. ${gone.toLocaleString('en-GB')} messages had left and cannot be called back. ${cancelled.toLocaleString('en-GB')} did not leave.`,
  'run.state.sending': 'Goes out to everybody who is left.',
  'run.state.paused': 'Paused. Nothing new leaves.',
  'run.state.quarantined':
    'Varsla has held the sending: too much comes back or gets no answer. Somebody must look before it goes on.',
  'run.progress': 'How many messages have left',
  'run.gone': (gone: number, all: number) =>
    `${gone.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} messages have left.`,
  'run.quiet': (from: number, to: number) => `Nothing leaves between ${from}:00 and ${to}:00.`,
  'run.breaker': (channel: string, when: string, code: string) =>
    `The provider for ${channel} does not take messages (${code}). Varsla tries again ${when}.`,
  'run.reason': 'Why',
  'run.reasonHint': 'Stands in the journal. Do not write names of people affected.',
  'run.stopText': (gone: number, waiting: number) =>
    `A pause can be lifted. If you stop, the ${waiting.toLocaleString('en-GB')} that wait will not leave. ${gone.toLocaleString('en-GB')} have left and cannot be called back.`,
  'run.pause': 'Pause',
  'run.resume': 'Let it go on',
  'run.stop': 'Stop for good',
  'run.quietTitle': 'Quiet hours',
  'run.quietFrom': 'Nothing leaves from',
  'run.quietTo': 'to',
  'run.quietNone': 'No quiet hours',
  'run.quietSave': 'Save quiet hours',
  'told.delivery': 'What was decided',
  'decision.sent': 'Counts as sent',
  'decision.resend': 'Send once more',
  'decision.next-channel': 'Try the next channel',
  'unknown.settle': 'Settle',
  'unknown.choose': 'Choose what happens',
  'unknown.this': 'Settle this message',
  unknownSettled: 'Settled. The reason stands in the journal.',
  'refusal.delivery-known': 'Word has come of this message. See where it stands now.',
  runPaused: 'Paused. Nothing new leaves.',
  runResumed: 'The sending goes on.',
  runStopped: 'The sending is stopped.',
  runQuiet: 'Quiet hours are saved.',
  'refusal.run-out-of-order': 'The sending no longer stands where this is possible. See where it stands now.',
};
