import { templateHours } from './draft.ts';
import { isEstimated, occurrence } from './derived-letters.ts';
import { field, type TemplateField, whenFact, whenYes } from './template-field.ts';

/** Sections 2.4 and 3.1: others involved, and the times. */
export const timelineFields: readonly TemplateField[] = [
  field(
    38,
    '2.4',
    'Whether other parties are involved',
    'M',
    { fact: 'otherPartiesInvolved' },
    { letters: { a: 'yes', b: 'no' } },
  ),
  field(
    39,
    '2.4',
    'Their qualification',
    'C',
    { fact: 'otherParties' },
    { shown: whenYes('otherPartiesInvolved') },
  ),
  field(40, '2.4', 'Their names', 'C', { fact: 'otherParties' }, { shown: whenYes('otherPartiesInvolved') }),
  field(
    41,
    '2.4',
    'Their contact details',
    'C',
    { fact: 'otherParties' },
    { shown: whenYes('otherPartiesInvolved') },
  ),
  field(
    44,
    '3.1',
    'When it occurred',
    'M',
    { fact: ['breachBegan', 'breachEnded', 'breachOngoing'] },
    {
      letters: {
        a: 'on-a-day',
        b: 'from-to',
        c: 'ongoing',
        d: 'cannot-be-determined',
        e: 'to-be-determined',
      },
      incompleteOnly: ['e'],
      derive: occurrence,
    },
  ),
  field(
    45,
    '3.1',
    'Only estimated dates are possible',
    'O',
    { fact: ['breachBegan', 'breachEnded'] },
    { derive: (facts) => (isEstimated(facts) ? 'yes' : undefined) },
  ),
  field(
    46,
    '3.1',
    'Beginning',
    'C',
    { fact: 'breachBegan' },
    { shown: ({ facts }) => ['a', 'b', 'c'].includes(occurrence(facts)) },
  ),
  field(
    47,
    '3.1',
    'End',
    'C',
    { fact: 'breachEnded' },
    { shown: ({ facts }) => ['a', 'b'].includes(occurrence(facts)) },
  ),
  field(48, '3.1', 'Awareness', 'M', { record: 'awareAt' }),
  field(
    49,
    '3.1',
    'Reasons for late notification',
    'C',
    { record: 'delayReason' },
    {
      shown: ({ notification, hoursSinceAwareness }) =>
        notification.type === 'new' && hoursSinceAwareness > templateHours,
    },
  ),
  field(
    50,
    '3.1',
    'How it was discovered',
    'M',
    { fact: 'discovery' },
    {
      letters: {
        a: 'by-us',
        b: 'by-processor',
        c: 'by-data-subject',
        d: 'by-external-party',
        e: 'by-press',
        f: 'other',
      },
    },
  ),
  field(51, '3.1', 'Description of the discovery', 'M', { fact: 'discoveryDescription' }),
  field(
    52,
    '3.1',
    'When another party told',
    'C',
    { fact: 'toldAt' },
    {
      shown: whenFact(
        'discovery',
        'by-processor',
        'by-data-subject',
        'by-external-party',
        'by-press',
        'other',
      ),
    },
  ),
  field(
    53,
    '3.1',
    'Comments on the timeline',
    'C',
    { fact: 'timelineComments' },
    { shown: ({ facts }) => isEstimated(facts) },
  ),
];
