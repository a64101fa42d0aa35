import { Problem } from '../../problems.ts';
import type { SignedInVisit } from '../visit.ts';
import { problemInWords } from './faults.ts';
import { type Form } from './form.ts';
import { methodKinds, type ReachPage } from './reach-view.ts';

type Returned = NonNullable<ReachPage['returned']>;

/** What the API says of an absence stands at its place in the list; the form has two fields. */
const ofAbsence = (problem: Problem): Problem => {
  const errors = problem.details.errors?.map(({ pointer, detail }) => ({
    pointer: pointer.endsWith('/from') ? '/from' : '/to',
    detail,
  }));
  return new Problem(problem.type, problem.message, errors ? { errors } : {});
};

const sentences = (visit: SignedInVisit, form: Form, problem: Problem): Record<string, string> => {
  const words = visit.words.alarms;
  const said = problem.details.errors?.[0]?.detail ?? '';
  const kind = methodKinds.find((one) => one === form['kind']) ?? 'sms';
  const code = said.startsWith('No code')
    ? words.faultCodeNone
    : said.includes('too old')
      ? words.faultCodeOld
      : said.startsWith('Too many wrong')
        ? words.faultCodeTries
        : words.faultCode;
  return {
    '/address': said.includes('already alerted') ? words.faultAddressTaken : words[`faultAddress.${kind}`],
    '/code': code,
    '/from': words.faultAbsenceFrom,
    '/to': said.includes('overlaps')
      ? words.faultAbsenceOverlap
      : said.startsWith('Too big')
        ? words.faultAbsenceMany
        : words.faultAbsenceTo,
    '': words.testNoWay,
  };
};

const whole = (visit: SignedInVisit, about: Returned['about'], problem: Problem): string | undefined => {
  const words = visit.words.alarms;
  if (problem.type === 'not-taken') return words.codeFailed(problem.details.code ?? '');
  if (problem.type === 'on-hold') return about === 'test' ? words.testHeld : words.codeHeld;
  if (problem.type === 'too-many-requests') return about === 'test' ? words.testTooSoon : words.codeTooSoon;
  return undefined;
};

/** A form of this page that came back, with what was wrong in this page's words. */
export const returnedReach = (
  visit: SignedInVisit,
  about: Returned['about'],
  form: Form,
  thrown: Problem,
): Returned => {
  const problem = about === 'absence' ? ofAbsence(thrown) : thrown;
  const said = whole(visit, about, problem);
  const inWords = problemInWords(visit, problem, {
    sentences: sentences(visit, form, problem),
    ...(said && { whole: said }),
  });
  return { about, form, problem: inWords ?? problem };
};
