import type { facts as source } from '../../nb/incident/facts.ts';

/** Words of the facts. */
export const facts: typeof source = {
  factsLead:
    'Write what you know now. Say so where something is estimated or not known: it can follow later.',
  'facts.event': 'What happened',
  'facts.people': 'Whom it concerns',
  'facts.data': 'Which data',
  'facts.consequences': 'Consequences and measures',
  'facts.joint': 'Joint responsibility',
  howSure: 'How certain',
  'certainty.none': 'Not recorded',
  'certainty.known': 'Known',
  'certainty.estimated': 'Estimated',
  'certainty.to-be-determined': 'Not known yet',
  'certainty.cannot-be-determined': 'Cannot be determined',
  oneALine: 'One on each line.',
  notChosen: 'Not chosen',
  savedNow: (value: string, name: string) => `Saved by ${name} meanwhile: ${value}`,
  factsSave: 'Save the facts',
  factsClosed: 'The incident is not open. The facts can be read, not changed.',
};
