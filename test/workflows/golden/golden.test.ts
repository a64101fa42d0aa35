import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { acceptedNow, decide } from '../../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import type { LaterEvent } from '../../../workflows/incident/events.ts';
import { chart } from '../../../workflows/incident/machine.ts';
import { type IncidentState, persist, restore } from '../../../workflows/incident/state.ts';
import { stateAfter } from '../../support/given-when-then.ts';
import { opened } from '../incident/saying.ts';

interface Golden {
  state: IncidentState;
  next: LaterEvent;
  leadsTo: IncidentState['value'];
  clocks: readonly { kind: string; dueAt: string }[];
}

const charts = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const goldens = charts.flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url)).map((file) => ({
    name: `${folder}/${file}`,
    folder,
    golden: JSON.parse(readFileSync(new URL(`${folder}/${file}`, import.meta.url), 'utf8')) as Golden,
  })),
);

describe('states that a released chart has stored', () => {
  it('are kept for the present chart too', () => {
    expect(charts).to.include(chart);
    expect(goldens.filter(({ folder }) => folder === chart)).to.have.length.at.least(10);
  });

  for (const { name, folder, golden } of goldens) {
    it(`open and take their next event: ${name}`, () => {
      expect(golden.state.chart).to.equal(folder);
      const decision = decide(golden.state, golden.next);
      if (!decision.accepted) throw new Error(decision.refusal.detail);
      expect(decision.state.chart).to.equal(chart);
      expect(decision.state.value).to.deep.equal(golden.leadsTo);
      const clocks = demandedDeadlines(decision.state).map(({ kind, dueAt }) => ({ kind, dueAt }));
      expect(clocks).to.deep.equal(golden.clocks);
      expect(acceptedNow(golden.state)).not.to.deep.equal([]);
    });

    it(`remember after opening all that the present chart remembers: ${name}`, () => {
      const today = Object.keys(stateAfter(opened()).context);
      expect(Object.keys(persist(restore(golden.state)).context)).to.have.members(today);
    });
  }
});
