import { readFileSync, writeFileSync } from 'node:fs';
import type { AnyStateMachine } from 'xstate';
import { deliveryMachine } from '../../workflows/delivery/machine.ts';
import { incidentMachine } from '../../workflows/incident/machine.ts';
import { versions } from '../../workflows/regimes/no-gdpr.ts';
import type { Regime } from '../../workflows/regimes/regime.ts';
import { chartTree } from './chart-tree.ts';
import { chartWords } from './chart-words.ts';

const workflows = new URL('../../workflows/', import.meta.url);

const introduction = `# The workflows, in words

This page is generated from the charts by \`npm run charts\`, and a test compares it with them: what it says is what
Varsla does. Nothing in this folder reads a clock, a file or a database. It imports itself and \`xstate\`.

## How to read a chart

A **region** runs beside the others; an incident stands in one state of each of its six regions at the same time. A
state whose name ends in _-ing_ means that somebody owes work; a participle (_notified_, _released_, _told_) means that
it is over. What stands under a state's name (●) is its meaning, with its basis in law.

    on report.submitted [case is aware] → reviewing / markReport submitted

reads: when a report is submitted, and the guard in brackets holds, the region goes to _reviewing_, and the world is
asked for the effect after the stroke. Several lines for one event are tried from the top; the first whose guard holds is
taken. _stays_ means that the event is recorded and the state remains. _at once_ happens on the way in. An event that no
region takes is refused, and the refusal says why and what is accepted instead (\`incident/refusals.ts\`). What a chart only
remembers (\`incident/context.ts\`) is not drawn here.

Clocks are not in the chart. \`incident/demanded-deadlines.ts\` says which clocks a state demands; a decision compares
before and after and orders \`armDeadline\`, \`moveDeadline\` or \`settleDeadline\`. A clock that falls due comes back as the
event \`deadline.neared\` or \`deadline.passed\`.

\`\`\`ts
const { state } = open({ type: 'incident.opened', … });
const decision = decide(state, { type: 'risk.assessed', level: 'high', … });
// { accepted: true, state, effects } or { accepted: false, refusal, accepts }
\`\`\`

A new event is an entry in \`incident/events.ts\`, a transition in \`incident/regions/\`, a sample in
\`incident/samples.ts\` and a test in \`test/workflows/\`. A stored state that the changed chart cannot open needs a new chart
version with a migration in \`incident/state.ts\`; the snapshots in \`test/workflows/golden/\` tell.
`;

/** Columns of even width, as the formatter wants them. The first row is the head. */
const table = (rows: readonly (readonly string[])[]): string => {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: readonly string[]) => `| ${row.map((cell, at) => cell.padEnd(width(at))).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = head.map((_, column) => '-'.repeat(width(column)));
  return [head, rule, ...body].map(line).join('\n');
};

const chartSection = (title: string, machine: AnyStateMachine, ...sources: readonly string[]): string => {
  const lines = chartTree(machine.root, chartWords(new URL(`${machine.id}/`, workflows)));
  const links = sources.map((source) => `[\`${source}\`](${source})`).join(' and ');
  return `## ${title}\n\nSource: ${links}\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`;
};

const effectSection = (): string => {
  const source = readFileSync(new URL('incident/effects.ts', workflows), 'utf8');
  const found = [...source.matchAll(/\/\*\* (.+) \*\/\n {2}(?:\| \{\s*type: '(\w+)'|(\w+): effect)/g)];
  const rows = found.map(([, words = '', later, own]) => [`\`${own ?? later}\``, words]);
  return `## The effects

As data; each happens only after the transition is committed.

${table([['Effect', 'What it asks'], ...rows])}
`;
};

const remindersInWords = ({ hoursBefore, everyHoursAfter }: Regime['duties']['people.notice']['reminders']) =>
  [
    'when it arises',
    ...(hoursBefore.length > 0 ? [`${hoursBefore.join(', ')} h before`] : []),
    'when it passes',
    `every ${everyHoursAfter} h after`,
  ].join('; ');

const regimeSection = (regime: Regime): string => {
  const { id, authority, thresholds, validFrom, validTo, duties } = regime;
  const rows = Object.entries(duties).map(([kind, { hours, countsFrom, basis, ownTarget, reminders }]) => [
    `\`${kind}\``,
    String(hours),
    countsFrom,
    basis,
    ownTarget ? 'ours' : 'the law',
    remindersInWords(reminders),
  ]);
  return `### \`${id}\`

${authority.name} (${authority.country}), from ${validFrom}${validTo ? ` to ${validTo}` : ''}. The authority is told from _${thresholds.authority}_, the people from
_${thresholds.people}_.

${table([['Clock', 'Hours', 'Count from', 'Basis', 'Hours set by', 'Reminders'], ...rows])}
`;
};

/** The whole page, from the charts as they are now. */
export const chartsPage = (): string =>
  [
    introduction,
    chartSection('One incident', incidentMachine, 'incident/machine.ts', 'incident/regions/'),
    effectSection(),
    chartSection('One delivery: one person, one channel', deliveryMachine, 'delivery/machine.ts'),
    `## The law as data\n\nAn incident keeps the regime that was in force at its awareness. Hours run on the absolute time line.\n`,
    ...versions.map(regimeSection),
  ].join('\n');

/** Where the page stands. */
export const chartsFile = new URL('README.md', workflows);

if (import.meta.main) writeFileSync(chartsFile, chartsPage());
