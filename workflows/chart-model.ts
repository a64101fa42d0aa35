import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { deliveryMachine } from './delivery/machine.ts';
import { incidentMachine } from './incident/machine.ts';
import { noticeMachine } from './notice/machine.ts';

/** A state as it is drawn: `choice` is passed at once, `end` is over, `initial` is where its parent begins. */
export interface DrawnState {
  /** The names from the region down, joined by dots: `owed.preparing`. */
  path: string;
  kind: 'choice' | 'end' | 'state';
  initial: boolean;
  states: readonly DrawnState[];
}

/** An arrow: from one state to another, and every event that takes it. */
export interface DrawnMove {
  from: string;
  to: string;
  /** Names of events; of what happens at once the name of the guard, or nothing for the way that is left. */
  events: readonly string[];
}

/** What is drawn as one picture: a region of a parallel chart, or a chart that has none. */
export interface DrawnRegion {
  name: string;
  states: readonly DrawnState[];
  moves: readonly DrawnMove[];
}

const pathIn = (region: AnyStateNode, node: AnyStateNode): string =>
  node.path.slice(region.path.length).join('.');

const kindOf = (node: AnyStateNode): DrawnState['kind'] => {
  if (node.tags.includes('end') || node.type === 'final') return 'end';
  return node.always && node.transitions.size === 0 ? 'choice' : 'state';
};

const statesIn = (region: AnyStateNode, parent: AnyStateNode): DrawnState[] =>
  Object.values(parent.states).map((node) => ({
    path: pathIn(region, node),
    kind: kindOf(node),
    initial: parent.config.initial === node.key,
    states: statesIn(region, node),
  }));

const eventOf = ({ eventType, guard }: { eventType: string; guard?: unknown }): string[] => {
  if (eventType !== '') return [eventType];
  return typeof guard === 'string' ? [guard] : [];
};

/** The arrows out of a state and of all that is nested in it. What leaves a state where it is, is not drawn. */
const movesFrom = (region: AnyStateNode, node: AnyStateNode): DrawnMove[] => {
  const own = [...(node.always ?? []), ...[...node.transitions.values()].flat()].flatMap((transition) => {
    const to = transition.target?.[0];
    return to === undefined || to === node
      ? []
      : [{ from: pathIn(region, node), to: pathIn(region, to), events: eventOf(transition) }];
  });
  return [...own, ...Object.values(node.states).flatMap((inner) => movesFrom(region, inner))];
};

/** Several ways from one state to another become one arrow with all their events. */
const joined = (moves: readonly DrawnMove[]): DrawnMove[] => {
  const arrows = new Map<string, DrawnMove>();
  for (const { from, to, events } of moves) {
    const key = `${from} ${to}`;
    const known = arrows.get(key)?.events ?? [];
    arrows.set(key, { from, to, events: [...new Set([...known, ...events])] });
  }
  return [...arrows.values()];
};

const regionOf = (name: string, root: AnyStateNode): DrawnRegion => ({
  name,
  states: statesIn(root, root),
  moves: joined(Object.values(root.states).flatMap((node) => movesFrom(root, node))),
});

const drawn = (machine: AnyStateMachine): DrawnRegion[] =>
  machine.root.type === 'parallel'
    ? Object.entries(machine.root.states).map(([name, node]) => regionOf(name, node as AnyStateNode))
    : [regionOf(machine.id, machine.root)];

/** Every chart as it is drawn, read off the machine that decides. */
export const drawnCharts = (): Readonly<
  Record<'incident' | 'notice' | 'delivery', readonly DrawnRegion[]>
> => ({
  incident: drawn(incidentMachine),
  notice: drawn(noticeMachine),
  delivery: drawn(deliveryMachine),
});
