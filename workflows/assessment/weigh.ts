import { type DutyProposal, proposeDuties, type Standing } from './duty-proposals.ts';
import { type FactorWeighed, weighFactors } from './factors.ts';
import { type FactsRead, pictureOfFacts } from './picture-of-facts.ts';
import { type Proposal, propose } from './propose.ts';
import type { OpenQuestion } from './reasons.ts';
import { type Turn, turnsOf } from './turns.ts';

/** All that an assessment says, in codes: the same facts and standing give the same for ever. */
export interface Weighing extends Omit<Proposal, 'open' | 'exempt'> {
  factors: readonly FactorWeighed[];
  duties: readonly DutyProposal[];
  /** What is not known, and which answer would turn the outcome. */
  open: readonly { question: OpenQuestion; turns: readonly Turn[] }[];
}

/** Weighs a breach from its facts. A suggestion: a person decides, with a reason, also against it. */
export const weigh = (facts: FactsRead, standing: Standing): Weighing => {
  const picture = pictureOfFacts(facts);
  const proposal = propose(picture);
  const { severity, risk, reasons, open } = proposal;
  return {
    severity,
    risk,
    reasons,
    factors: weighFactors(facts, open),
    duties: proposeDuties(proposal, standing),
    open: open.map((question) => ({ question, turns: turnsOf(picture, question, risk) })),
  };
};
