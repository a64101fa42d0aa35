import type { list as source } from '../nb/list.ts';

const many = (count: number, single: string, several: string): string =>
  `${count} ${count === 1 ? single : several}`;

export const list: typeof source = {
  title: 'Incidents',
  openSummary: (open, overdue) =>
    overdue === 0
      ? many(open, 'open incident', 'open incidents')
      : `${many(open, 'open incident', 'open incidents')}, ${overdue} overdue`,
  endedSummary: (count) => `${many(count, 'ended incident', 'ended incidents')}, newest first`,
  foundSummary: (count) => many(count, 'match', 'matches'),
  reportButton: 'Report a suspicion',
  search: 'Search reference and title',
  searchButton: 'Search',
  clearSearch: 'Show all',
  filter: 'Which incidents',
  showOpen: 'Open',
  showEnded: 'Ended',
  caption: 'Incidents, the most urgent first',
  captionEnded: 'Ended incidents, newest first',
  columnIncident: 'Incident',
  columnClock: 'Deadline',
  columnNext: 'Next step',
  columnOwner: 'Who has it',
  noOwner: 'Nobody yet',
  columnRisk: 'Risk',
  noClock: 'No deadline is running',
  older: 'Show older',
  lessUrgent: 'Show the less urgent',
  risk: (level) => ({ unlikely: 'Unlikely', risk: 'Risk', high: 'High risk' })[level] ?? 'Not assessed',
  next: (step) =>
    ({
      confirm: 'Find out whether it is a breach',
      assess: 'Assess the risk to those affected',
      contain: 'Stop the breach',
      'authority.except': 'Approve that the breach is not notified',
      'decisions.review': 'Look at the decision again',
      'authority.prepare': 'Complete the notice to Datatilsynet',
      'authority.review': 'Approve the notice to Datatilsynet',
      'authority.file': 'Send the notice in Altinn and record it here',
      'authority.amend': 'Approve the updated notice',
      'authority.refile': 'Send the updated notice in Altinn',
      'authority.supply': 'Send the rest of the notice to Datatilsynet',
      'people.prepare': 'Write the notice to those affected',
      'people.review': 'Approve the notice to those affected',
      'people.sending': 'The notice is being sent',
      'people.resolve': 'Decide on those who were not reached',
      'controllers.tell': 'Tell the controllers',
      close: 'Sum up and close',
      closed: 'Closed',
      dismissed: 'Not a breach',
    })[step] ?? 'Open the incident',
  checked: (seconds) =>
    seconds < 2
      ? 'The deadlines were checked just now.'
      : seconds < 90
        ? `The deadlines were last checked ${many(seconds, 'second', 'seconds')} ago.`
        : `The deadlines were last checked ${Math.floor(seconds / 60)} minutes ago. Tell whoever runs Varsla.`,
  checkedLive: 'The deadlines were last checked {n} seconds ago.',
  neverChecked: 'The deadlines have not been checked since Varsla started.',
  stale: 'The page cannot reach Varsla. The figures may be old.',
  emptyTitle: 'No open incidents',
  emptyLead:
    'When somebody mentions anything that may be a breach, report the suspicion at once. The clock then runs right, and Varsla watches the deadlines.',
  emptyExamples: 'Worth reporting:',
  emptyExample1: 'An e-mail or a letter went to the wrong person.',
  emptyExample2: 'A computer, phone or memory stick is missing.',
  emptyExample3: 'Somebody saw data that was not for them.',
  emptyExample4: 'Data was deleted, changed or locked by accident or attack.',
  emptyThen: 'If it turns out not to be a breach, end the incident with a reason.',
  noHitsTitle: 'No matches',
  noHitsLead: 'Search for a part of the title or the reference, for example AV-2026.',
  noneEnded: 'No incident has ended yet.',

  reportTitle: 'Report a suspicion',
  reportLead:
    'Write what you know now. You can correct and add later. Do not write names or identity numbers of those affected.',
  what: 'What happened?',
  whatHint: 'A short title, for example “E-mail sent to the wrong person”.',
  description: 'Tell a little more',
  descriptionHint: 'What was discovered, and how? A few sentences will do.',
  when: 'When was it discovered?',
  whenHint: 'When the first of you saw it, Norwegian time. The deadline counts from this moment.',
  date: 'Date',
  time: 'Time',
  turn: 'Which time the clock showed this',
  turnFirst: 'The first time, before the clock was set back (summer time)',
  turnSecond: 'The second time, after the clock was set back (winter time)',
  system: 'Which system is it about?',
  noSystem: 'Not known, or not in the list',
  role: 'Whose data is it?',
  controller: 'Our own: we are the controller',
  processor: "A customer's: we are the processor",
  joint: "Ours and others': joint controllers",
  look: 'Look over',
  lawTitle: 'What does the law say?',
  law: 'A breach is to be notified to Datatilsynet without undue delay and, where feasible, within 72 hours of the organisation becoming aware of it (GDPR Article 33(1)). The hours run through weekends and holidays. A processor notifies the controller without undue delay (Article 33(2)). Breaches are documented also where they are not notified (Article 33(5)).',
  confirmTitle: 'Is this right?',
  confirmLead: 'Nothing is saved yet.',
  discovered: (at) => `Discovered ${at}`,
  causes: (what) => `Deadline: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  startClock: 'Save and start the clock',
  change: 'Change',
  noticeReported:
    'The suspicion is reported and the clock is running. Next, find out whether it is a breach.',
};
