import type { ProblemType } from '../../../problems.ts';

const titles: Partial<Record<ProblemType, string>> = {
  unauthenticated: 'You need to sign in',
  forbidden: 'Your role does not allow this',
  'not-found': 'There is nothing here',
  'method-not-allowed': 'There is nothing here',
  'event-refused': 'This is not possible now',
  frozen: 'What was sent for approval cannot be changed',
  gone: 'This is not here any more',
  'in-use': 'Something that was done rests on this',
  'stale-version': 'Somebody changed the incident while you were writing',
  'body-too-large': 'What you sent is too large',
  'idempotency-mismatch': 'This form was sent before, with other content',
  'too-many-requests': 'Too many requests',
  'on-hold': 'Varsla is on hold',
  'alert-over': 'The alert is over',
  'not-taken': 'The message did not leave',
  'not-configured': 'This is not set up',
};

const advice: Partial<Record<ProblemType, string>> = {
  unauthenticated: 'Sign in and try again.',
  forbidden: 'Ask an administrator for help, or let a colleague with the right role do it.',
  'not-found': 'The link may be wrong or old. Every incident is in the list.',
  'method-not-allowed': 'The link may be wrong or old. Every incident is in the list.',
  'event-refused': 'The incident has moved on since the page was shown. Read it again.',
  frozen: 'Ask to have it returned, or wait until it is approved.',
  gone: 'It was withdrawn, and its content is destroyed.',
  'in-use': 'What proves something that was done stays.',
  'stale-version': 'Nothing was saved. See what has changed, then decide again.',
  'body-too-large': 'Send less at once.',
  'idempotency-mismatch':
    'Look in the list whether the incident is already reported. Open a new form to report another.',
  'too-many-requests': 'Wait a little and try again.',
  'on-hold':
    'Nothing was sent. An administrator can see what is waiting, and release it, on the page “On hold”.',
  'alert-over': 'The deadline is met, or a newer alert has taken its place. There is nothing to do here.',
  'not-taken':
    'Check the address or the number and try again. If it happens again, the service that sends may be down.',
  'not-configured': 'Ask an administrator to finish the settings.',
};

const faults: readonly (readonly [RegExp, string])[] = [
  [/^(Too small|Invalid input: expected \w+, received undefined)/, 'Fill in this field.'],
  [/^Too big/, 'The text is too long.'],
  [/^One line/, 'Write on one line.'],
  [/^Invalid option/, 'Choose one of the options.'],
  [/^Give date, time/, 'Give a date and a time.'],
  [
    /^There is no such time/,
    'The clock went from 02:00 to 03:00 that night. The first time after that is 03:00.',
  ],
  [/^There is no such date/, 'There is no such date or time.'],
  [/^This time came twice/, 'The clock was set back that night, so this time came twice. Choose which one.'],
  [/before 1970/, 'The year must lie between 1970 and 9999.'],
  [/lies in the future/, 'This time has not come yet.'],
  [/no system with this key/, 'The system is no longer in the register. Choose another.'],
  [/cannot be kept/, 'The text holds characters that cannot be kept.'],
];

/** What a person is told of a problem, by its type. */
export const problemTitle = (type: ProblemType): string => titles[type] ?? 'This could not be saved';
export const problemAdvice = (type: ProblemType): string =>
  advice[type] ?? 'Nothing was saved. Look over what you wrote and try again.';

/** What is wrong with a field, from what the API says of it. A sentence that is already in this language stays. */
export const fault = (detail: string): string =>
  faults.find(([pattern]) => pattern.test(detail))?.[1] ?? detail;
