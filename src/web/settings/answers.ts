import { type Problem, problems } from '../../problems.ts';

/** The status of a page that shows a problem, or of one that shows none. */
export const statusOf = (problem: Problem | undefined): number =>
  problem ? problems[problem.type].status : 200;
