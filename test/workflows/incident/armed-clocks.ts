import type { Deadline } from '../../../workflows/deadlines.ts';
import { clockName } from '../../../workflows/incident/demanded-deadlines.ts';
import type { Effect } from '../../../workflows/incident/effects.ts';

/** The clocks that run after these effects, as the rows of a database would stand. Throws where a row would not fit. */
export const armedClocks = (before: readonly Deadline[], effects: readonly Effect[]): readonly Deadline[] =>
  effects.reduce<readonly Deadline[]>((rows, effect) => {
    if (effect.type !== 'armDeadline' && effect.type !== 'moveDeadline' && effect.type !== 'settleDeadline')
      return rows;
    const name = clockName(effect.type === 'settleDeadline' ? effect.params : effect.params.deadline);
    const others = rows.filter((row) => clockName(row) !== name);
    if (others.length < rows.length === (effect.type === 'armDeadline'))
      throw new Error(
        `${effect.type} ${name} where ${rows.map((row) => clockName(row)).join(', ') || 'nothing'} runs`,
      );
    return effect.type === 'settleDeadline' ? others : [...others, effect.params.deadline];
  }, before);

/** In a fixed order, to compare. */
export const byKind = (clocks: readonly Deadline[]): readonly Deadline[] =>
  clocks.toSorted((a, b) => clockName(a).localeCompare(clockName(b)));
