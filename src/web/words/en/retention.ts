const number = (count: number): string => count.toLocaleString('en-GB');
const months = (count: number): string => (count === 1 ? '1 month' : `${number(count)} months`);

/** Words of the page that says how long what is kept of people stays. */
export const retention = {
  lead: 'What is known of people must not stay longer than it is needed. The time runs from the day a case was closed. What the law asks you to keep stays: facts, decisions, counts and the journal – without names.',
  rulesTitle: 'How long',
  people: 'Names and addresses of the people affected, in months',
  peopleHint: 'After that nobody can read the lists. Counts and checksums stay.',
  attachments: 'Attachments, in months',
  attachmentsHint:
    'At least as long as the names. Receipts and proofs may be needed until the period of limitation is over.',
  automatic: 'Erase by itself when the time is over',
  no: 'No, an administrator does it here',
  yes: 'Yes',
  save: 'Save the rules',
  retentionSaved: 'The rules are saved.',
  shipped: 'The rules are as they came with Varsla.',
  changedBy: (name: string, when: string) => `Changed by ${name}, ${when}.`,
  inMonths: months,

  dueTitle: 'Can be erased now',
  dueNone: 'Nothing is past its time.',
  laterTitle: 'Later',
  reference: 'Case',
  what: 'What',
  'what.people': (count: number) =>
    count === 1 ? 'name and address of 1 person' : `names and addresses of ${number(count)} people`,
  'what.attachments': (count: number) => (count === 1 ? '1 attachment' : `${number(count)} attachments`),
  ended: 'Closed',
  due: 'Time is over',
  standing: 'Standing',
  held: 'on hold',
  purge: 'Erase what is past its time',
  purgeSure:
    'The keys are destroyed. Nobody can read the names or the attachments afterwards, nor can you. Backups made before today still have them, until they are deleted.',
  retentionPurged: 'What was past its time is erased.',
  onlyAdministrator: 'An administrator can erase what is past its time.',

  holdsTitle: 'Legal hold',
  holdsLead:
    'When Datatilsynet, the police or a court asks, nothing must be erased. Put the case on legal hold until they are done.',
  holdsNone: 'No closed case is on legal hold.',
  holdBy: (name: string, when: string) => `Placed by ${name}, ${when}`,
  hold: 'Hold',
  holdOf: (reference: string) => `Hold ${reference} until somebody lifts it`,
  release: 'Lift',
  releaseOf: (reference: string) => `Lift the legal hold of ${reference}`,
  reason: 'Why',
  holdPlaced: 'The case is on legal hold.',
  holdLifted: 'The legal hold is lifted.',

  problem: 'Something must be put right first.',
  faultMonths: 'Write a whole number of months, 0 to 240.',
  faultOrder: 'Attachments must be kept at least as long as the names.',
  faultReason: 'Write why, 10,000 characters at most.',
  faultGone:
    'Something has changed since the page was shown. Nothing was erased. Look through the list again.',
};
