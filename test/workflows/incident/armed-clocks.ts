import type { Deadline } from '../../../workflows/deadlines.ts';
import type { Effect } from '../../../workflows/incident/effects.ts';

/** The clocks that run after these effects, as the rows of a database would stand. Throws where a row would not fit. */
export const armedClocks = (before: readonly Deadline[], effects: readonly Effect[]): readonly Deadline[] =>
  effects.reduce<readonly Deadline[]>((rows, effect) => {
    if (effect.type !== 'armDeadline' && effect.type !== 'moveDeadline' && effect.type !== 'settleDeadline')
      return rows;
    const kind = effect.type === 'settleDeadline' ? effect.params.kind : effect.params.deadline.kind;
    const others = rows.filter((row) => row.kind !== kind);
    if (others.length < rows.length === (effect.type === 'armDeadline'))
      throw new Error(
        `${effect.type} ${kind} where ${rows.map((row) => row.kind).join(', ') || 'nothing'} runs`,
      );
    return effect.type === 'settleDeadline' ? others : [...others, effect.params.deadline];
  }, before);

/** In a fixed order, to compare. */
export const byKind = (clocks: readonly Deadline[]): readonly Deadline[] =>
  clocks.toSorted((a, b) => a.kind.localeCompare(b.kind));
