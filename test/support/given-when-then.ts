import { expect } from 'chai';
import { decide, open } from '../../workflows/incident/decide.ts';
import type { Effect } from '../../workflows/incident/effects.ts';
import type { IncidentOpened, LaterEvent, PersonEventType } from '../../workflows/incident/events.ts';
import type { Refusal } from '../../workflows/incident/refusal.ts';
import type { IncidentState, IncidentValue } from '../../workflows/incident/state.ts';

/** An effect in one line, with what tells it from its like: `armDeadline people.notice 2026-03-10T08:00:00.000Z`. */
export const inWords = (effect: Effect): string => {
  if ('deadline' in effect.params && typeof effect.params.deadline === 'object')
    return `${effect.type} ${effect.params.deadline.kind} ${effect.params.deadline.dueAt}`;
  return [effect.type, ...Object.values(effect.params)].join(' ');
};

/** The state after these events; throws at the first that is refused, so that no test stands on a wrong past. */
export const stateAfter = (opened: IncidentOpened, ...events: readonly LaterEvent[]): IncidentState =>
  events.reduce((state, event) => {
    const decision = decide(state, event);
    if (!decision.accepted) throw new Error(`given ${event.type}, but ${decision.refusal.detail}`);
    return decision.state;
  }, open(opened).state);

interface Outcome {
  /** Accepted: the regions named stand there, and these effects follow, no more and no fewer, in any order. */
  leadsTo(value: Partial<IncidentValue>, effects: readonly string[]): IncidentState;
  /** Refused, for this reason, with this field named; and everything is as it was. */
  isRefused(code: Refusal['code'], field?: string): readonly PersonEventType[];
}

const outcomeOf = (before: IncidentState, event: LaterEvent): Outcome => {
  const frozen = JSON.stringify(before);
  const decision = decide(before, event);
  return {
    leadsTo(value, effects) {
      if (!decision.accepted)
        throw new Error(`refused: ${decision.refusal.code}, ${decision.refusal.detail}`);
      expect(decision.state.value).to.deep.include(value);
      expect(decision.effects.map(inWords)).to.have.members(effects);
      expect(decision.stateChanged).to.equal(JSON.stringify(decision.state) !== frozen);
      return decision.state;
    },
    isRefused(code, field) {
      if (decision.accepted) throw new Error(`accepted: ${JSON.stringify(decision.state.value)}`);
      expect(decision.refusal.code).to.equal(code);
      expect(decision.refusal.field).to.equal(field);
      expect(decision.refusal.detail).to.match(/\w.*\.|no clock/);
      expect(JSON.stringify(before)).to.equal(frozen);
      return decision.accepts;
    },
  };
};

/** given(what happened).when(this happens): then it leads somewhere with effects, or is refused with a reason. */
export const given = (opened: IncidentOpened, ...events: readonly LaterEvent[]) => ({
  when: (event: LaterEvent): Outcome => outcomeOf(stateAfter(opened, ...events), event),
});
