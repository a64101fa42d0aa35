import { type FieldFault, Problem } from '../../problems.ts';
import { timeRules } from '../fact-order.ts';
import { contradictions } from './contradictions.ts';
import { doubts } from './doubts.ts';
import type { About, FactRule, StandingFacts } from './fact-rule.ts';
import type { FactKey } from './vocabulary.ts';

/** Something to look at again: the facts are recorded all the same. */
export interface FactWarning {
  code: string;
  /** The fact that it is shown at. */
  key: FactKey;
  /** All that it compares. */
  keys: FactKey[];
  detail: string;
}

const impossible: readonly FactRule[] = [...timeRules, ...contradictions];
/** Their sentence alone tells which they are, at the fact that they name first. */
const plain = new Set([...timeRules.map(({ code }) => code), 'only-joint']);

/** The code first, so that a page can say it in its own words. */
const faultOf = (rule: FactRule, at: FactKey, others: readonly FactKey[]): FieldFault => {
  const said =
    plain.has(rule.code) && at === rule.keys[0]
      ? rule.says
      : `${rule.code}: ${at === rule.keys[0] ? rule.says : `${rule.says} (${rule.keys[0]})`}`;
  const recorded = others.length > 0 ? ` Recorded before: ${others.join(', ')}.` : '';
  return { pointer: `/${at}/value`, detail: `${said}${recorded}` };
};

/**
 * Refuses a patch that makes facts contradict each other: throws `invalid-input` with all faults at once, one a field.
 * What contradicted already and is not touched refuses nothing; it stands as a warning.
 */
export const refuseContradictions = (
  facts: StandingFacts,
  touched: ReadonlySet<FactKey>,
  about: About,
): void => {
  const errors = new Map<string, FieldFault>();
  for (const rule of impossible) {
    const at = rule.keys.find((key) => touched.has(key));
    if (at === undefined || !rule.broken(facts, about)) continue;
    const fault = faultOf(
      rule,
      at,
      rule.keys.filter((key) => !touched.has(key)),
    );
    if (!errors.has(fault.pointer)) errors.set(fault.pointer, fault);
  }
  const [first] = errors.values();
  if (first) throw new Problem('invalid-input', first.detail, { errors: [...errors.values()] });
};

/** What does not fit together as it stands: doubts, and contradictions that came about by what was not patched. */
export const warningsOf = (facts: StandingFacts, about: About): FactWarning[] =>
  [...impossible, ...doubts]
    .filter(({ broken }) => broken(facts, about))
    .map(({ code, keys, says }) => ({ code, key: keys[0], keys: [...keys], detail: says }));
