import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { decide } from '../../workflows/incident/decide.ts';
import { demandedDeadlines } from '../../workflows/incident/demanded-deadlines.ts';
import { chart } from '../../workflows/incident/machine.ts';
import { stateAfter } from './given-when-then.ts';
import { positions } from '../workflows/golden/positions.ts';

/**
 * Writes a snapshot for each position that has none in the folder of the present chart. What stands there already is
 * never written again: it is what a released Varsla has stored. Run by hand: `node test/support/write-golden.ts`.
 */
const folder = new URL(`../workflows/golden/${chart}/`, import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, { past, next }] of Object.entries(positions)) {
  const file = new URL(`${name}.json`, folder);
  if (existsSync(file)) continue;
  const [opening, ...later] = past;
  const state = stateAfter(opening, ...later);
  const decision = decide(state, next);
  if (!decision.accepted) throw new Error(`${name}: ${decision.refusal.detail}`);
  const clocks = demandedDeadlines(decision.state).map(({ kind, dueAt }) => ({ kind, dueAt }));
  const golden = { state, next, leadsTo: decision.state.value, clocks };
  writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`);
}
