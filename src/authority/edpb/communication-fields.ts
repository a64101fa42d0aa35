import { type Communication, field, type Filling, type TemplateField } from './template-field.ts';

const when =
  (...statuses: readonly Communication[]) =>
  ({ communication }: Filling): boolean =>
    communication !== null && statuses.includes(communication);
const informed = when('informed');

/** Section 5: what the people were told. From the decisions and the ledger of notices, not asked a second time. */
export const communicationFields: readonly TemplateField[] = [
  field(
    97,
    '5',
    'Whether the people were told',
    'M',
    { record: 'communication' },
    {
      // `b1` is the draft's own: to be told, on a date that is not set.
      letters: {
        a: 'informed',
        b: 'planned-on-date',
        b1: 'planned-without-date',
        c: 'investigating',
        d: 'not-high-risk',
        e: 'exempt',
      },
      incompleteOnly: ['c'],
    },
  ),
  field(98, '5', 'When they were told', 'C', { record: 'first delivery' }, { shown: informed }),
  field(
    99,
    '5',
    'When they will be told',
    'C',
    { record: 'people.notice deadline' },
    {
      shown: when('planned-on-date', 'planned-without-date'),
    },
  ),
  // The draft shows both also where the risk is not high: they fit the exemption alone.
  field(
    100,
    '5',
    'Condition of art. 34(3)',
    'C',
    { record: 'exemption' },
    {
      shown: when('exempt'),
      letters: { a: 'art-34-3-a', b: 'art-34-3-b', c: 'art-34-3-c' },
    },
  ),
  field(
    101,
    '5',
    'Why the condition is met',
    'C',
    { record: 'exemption evidence' },
    { shown: when('exempt') },
  ),
  field(
    102,
    '5',
    'Number informed',
    'C',
    { record: 'deliveries' },
    {
      shown: informed,
      letters: { a: 'all', b: 'not-all' },
    },
  ),
  field(
    103,
    '5',
    'Why not all',
    'C',
    { record: 'decision on the remainder' },
    {
      shown: ({ communicationCoverage }) => communicationCoverage === 'not-all',
    },
  ),
  field(
    104,
    '5',
    'Means of communication',
    'C',
    { record: 'channels of the notice' },
    {
      shown: informed,
      letters: { a: 'individual', b: 'public', c: 'other' },
    },
  ),
  field(
    105,
    '5',
    'Other means',
    'O',
    { record: 'channels of the notice' },
    {
      shown: (filling) => informed(filling) && filling.communicationMeans.includes('other'),
    },
  ),
  field(106, '5', 'Content of the information', 'C', { record: 'text of the notice' }, { shown: informed }),
];
