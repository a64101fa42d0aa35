import type { Standing } from '../workflows/assessment/duty-proposals.ts';
import { pictureOfFacts } from '../workflows/assessment/picture-of-facts.ts';
import { propose } from '../workflows/assessment/propose.ts';
import { weigh } from '../workflows/assessment/weigh.ts';
import { type BenchResult, median, rounded } from './measure.ts';

const known = (value: unknown) => ({ certainty: 'known', value });

/** A breach of which much is open: what is not known is tried with every answer, so this is the dearest kind. */
const dearest = {
  peopleCount: known(3572),
  protection: known('strong'),
  dataKinds: known([{ class: 'financial', circumstance: 'ordinary' }]),
};

const standing: Standing = {
  role: 'controller',
  thresholds: { authority: 'risk', people: 'high' },
  authorityNotifier: null,
  peopleInformer: null,
  exemptions: ['criminal-investigation'],
};

/** Milliseconds that each of so many runs took. */
const timesOf = (runs: number, work: () => unknown): number[] =>
  Array.from({ length: runs }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });

const runs = 2000;

/** The whole assessment of one incident, against the bare proposal of its risk without factors, duties and turns. */
export const run = (): Promise<BenchResult> => {
  const whole = (): unknown => weigh(dearest, standing);
  const bareProposal = (): unknown => propose(pictureOfFacts(dearest));
  const [first = Number.NaN] = timesOf(1, whole);
  timesOf(200, whole);
  const ours = timesOf(runs, whole);
  const bare = median(timesOf(runs, bareProposal));
  const middle = median(ours);
  return Promise.resolve({
    bench: 'assessment',
    ours: rounded(middle, 4),
    bare: rounded(bare, 4),
    ratio: rounded(middle / bare),
    unit: 'ms',
    first: rounded(first, 4),
    p99: rounded([...ours].sort((a, b) => a - b)[Math.floor(runs * 0.99)] ?? Number.NaN, 4),
    limit: 5,
  });
};
