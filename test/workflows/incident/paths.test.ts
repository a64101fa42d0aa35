import { expect } from 'chai';
import type { AnyStateNode } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { Deadline } from '../../../workflows/deadlines.ts';
import { acceptedNow, decide, open } from '../../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import type { IncidentOpened, LaterEvent } from '../../../workflows/incident/events.ts';
import { personEventTypes } from '../../../workflows/incident/events.ts';
import { incidentMachine } from '../../../workflows/incident/machine.ts';
import { type IncidentState, persist, restore, type Snapshot } from '../../../workflows/incident/state.ts';
import { stateAfter } from '../../support/given-when-then.ts';
import { armedClocks, byKind } from './armed-clocks.ts';
import { filed, mandateGiven, opened, risk, sending, settled } from './saying.ts';
import {
  exemptPasts,
  filingPasts,
  moved,
  ofExemptions,
  ofFilings,
  openings,
  variants,
  variantsFor,
  whereabouts,
  withDuty,
} from './variants.ts';

type Paths = ReturnType<typeof getShortestPaths<typeof incidentMachine>>;
const found = new Map<IncidentOpened, Paths>();

/** The shortest way to every state that can be told from the others; looked for once. */
const shortestPaths = (opening: IncidentOpened): Paths => {
  const paths =
    found.get(opening) ??
    getShortestPaths(incidentMachine, {
      input: opening,
      events: variantsFor(opening),
      serializeState: whereabouts,
    });
  found.set(opening, paths);
  return paths;
};

interface Place {
  state: IncidentState;
  clocks: readonly Deadline[];
}

/** One step through the only door, with the state stored as text in between. */
const step = ({ state, clocks }: Place, event: LaterEvent): Place => {
  const decision = decide(state, event);
  if (!decision.accepted) throw new Error(`${event.type}: ${decision.refusal.detail}`);
  const stored = JSON.parse(JSON.stringify(decision.state)) as IncidentState;
  expect(persist(restore(stored))).to.deep.equal(decision.state);
  return { state: stored, clocks: armedClocks(clocks, decision.effects) };
};

/** One that no path has given. */
const newMandate = mandateGiven({ key: 'another' });

const expectSame = ({ state, clocks }: Place, snapshot: Snapshot) => {
  expect(whereabouts(restore(state))).to.equal(whereabouts(snapshot));
  expect(byKind(clocks)).to.deep.equal(byKind(demandedDeadlines(state)));
};

/** Every transition of the chart by state, event and place in its list. */
const transitionsOf = (node: AnyStateNode): string[] => [
  ...[...node.transitions.values()].flat().map((transition) => nameOf(transition)),
  ...Object.values(node.states).flatMap((child) => transitionsOf(child)),
];
const nameOf = ({
  source,
  eventType,
  target,
}: {
  source: { id: string; transitions: Map<string, readonly unknown[]> };
  eventType: string;
  target?: readonly { id: string }[] | undefined;
}): string => `${source.id} on ${eventType} to ${target?.map(({ id }) => id).join() ?? 'itself'}`;

describe('every path through the incident chart', function () {
  this.timeout(120_000);

  for (const opening of openings) {
    const spaces = `${opening.role}, ${opening.confirmed ? 'sure' : 'suspected'}`;

    it(`is walked by decide() as XState walks it, stored and restored at each step: ${spaces}`, () => {
      const { state, effects } = open(opening);
      const walked = new Map<string, Place>([['', { state, clocks: armedClocks([], effects) }]]);
      const paths = shortestPaths(opening);
      for (const { steps } of paths) {
        let way = '';
        for (const { event, state: reached } of steps.slice(1)) {
          const before = walked.get(way);
          if (!before) throw new Error(`no way ${way}`);
          way = `${way} ${variants.indexOf(event as LaterEvent)}`;
          if (walked.has(way)) continue;
          const place = step(before, event as LaterEvent);
          expectSame(place, reached);
          walked.set(way, place);
        }
      }
      expect(walked.size).to.be.at.least(paths.length);
    });
  }

  it('leaves no transition of the chart untaken', () => {
    const taken = new Set<string>();
    for (const opening of openings.filter(({ confirmed }) => !confirmed))
      for (const { state } of shortestPaths(opening))
        for (const event of [...variants, ...reminders(state)])
          for (const transition of incidentMachine.getTransitionData(state, event) ?? [])
            taken.add(nameOf(transition));
    const dutiful = restore(stateAfter(opened(), withDuty));
    for (const event of variants)
      for (const transition of incidentMachine.getTransitionData(dutiful, event) ?? [])
        taken.add(nameOf(transition));
    for (const past of [...exemptPasts, ...filingPasts]) {
      const place = restore(stateAfter(...past));
      for (const event of [...variants, ...ofExemptions, ...ofFilings])
        for (const transition of incidentMachine.getTransitionData(place, event) ?? [])
          taken.add(nameOf(transition));
    }
    const aged = restore(
      stateAfter(opened(), risk('high'), ...filed, ...sending, settled(0), ...moved.slice(0, 1)),
    );
    for (const event of variants)
      for (const transition of incidentMachine.getTransitionData(aged, event) ?? [])
        taken.add(nameOf(transition));
    const all = new Set(transitionsOf(incidentMachine.root));
    expect([...taken]).to.have.members([...all].filter((name) => !name.includes(' on  to ')));
  });

  it('lists as accepted in each state exactly what some body gets through', () => {
    for (const opening of openings.filter(({ confirmed }) => !confirmed))
      for (const { state } of shortestPaths(opening)) {
        const possible = personEventTypes.filter((type) =>
          [...variants, newMandate].some((event) => event.type === type && state.can(event)),
        );
        expect(acceptedNow(persist(state))).to.deep.equal(possible);
      }
  });
});

const reminders = (snapshot: Snapshot): LaterEvent[] =>
  demandedDeadlines(persist(snapshot)).flatMap(({ kind, key, dueAt }): LaterEvent[] => {
    const reminder = {
      at: dueAt,
      actor: { kind: 'system' } as const,
      deadline: kind,
      ...(key !== undefined && { key }),
      dueAt,
    };
    return [
      { ...reminder, type: 'deadline.neared', step: 'remaining' },
      { ...reminder, type: 'deadline.passed', step: 'passed' },
    ];
  });
