import type { Words } from '../../words.ts';

export const rights: Words['rights'] = {
  title: 'Owner and access',
  ownerTitle: 'Who has the case',
  ownerNone: 'Nobody has the case yet.',
  ownerIs: (name) => `${name} has the case.`,
  ownerIsYou: 'You have the case.',
  take: 'Take the case',
  handTo: 'Who is to have the case?',
  handToNobody: 'Nobody',
  handButton: 'Hand it to the one chosen',
  toAccess: 'Hand the case over, or choose who sees it',
  ownerGone: 'The one you chose cannot have the case now. Choose somebody else.',

  accessTitle: 'Who sees the case',
  open: 'Everybody sees the case as far as their role reaches.',
  restricted: 'Only named people see the case. That goes for administrators too.',
  restrictedTag: 'Restricted',
  chooseOpen: 'Everybody, as far as the role reaches',
  chooseRestricted: 'Only those I choose',
  choosePeople: 'Who is to see the case?',
  choosePeopleHint:
    'You are always among them. If the one who has the case no longer sees it, nobody has it.',
  accessButton: 'Save who sees the case',
  accessNote: 'Deadlines and reminders run as before. A reminder says only the reference.',
  accessLaw:
    'Only those who need it for their work are to have access to the data (GDPR art. 5(1)(f) and 32). An administrator can open a restricted case to themselves with a reason; it stays in the journal.',
  oneApprover:
    'Fewer than two of those who see the case may approve. What the only approver writes, nobody can then approve.',
  roleGone: 'can no longer use Varsla',
  accessGone: 'Somebody you chose can no longer use Varsla. Look over the list.',

  closedTitle: 'Restricted cases that are closed to you',
  closedLead:
    'Only the reference stands here. Open a case to yourself only when those with access cannot do what must be done. Your reason stays in the case, and those with access can read it.',
  closedNone: 'No restricted case is closed to you.',
  closedLink: (count) =>
    count === 1 ? 'One restricted case is closed to you' : `${count} restricted cases are closed to you`,
  closedSince: (at) => `Restricted since ${at}`,
  closedReason: 'Why you must see the case',
  closedReasonMissing: 'Write why. The reason stays in the journal.',
  closedOpenOf: (reference) => `Open ${reference} to me`,
  caseOpened: 'The case is open to you. The reason stands in the journal.',

  reportedTitle: 'What you reported',
  reportedThanks:
    'Thank you for reporting. Those who handle the case see what you wrote, and get in touch if needed.',
  reportedNext: 'If you have learnt more, tell the one who has the case. Give the reference.',
  reportedWith: 'With whom',
  reportedWithNobody: 'Nobody has taken it yet. If it is urgent, call whoever is on duty.',
  reportedStatus: 'Where it stands',
  'reported.suspected': 'Reported. Somebody decides whether it is a breach.',
  'reported.aware': 'Confirmed breach. The case is being handled.',
  'reported.closed': 'Fully handled.',
  'reported.dismissed': 'Assessed: it was no breach.',
  guestEmpty: 'The case that you may look into is not in this list.',
};
