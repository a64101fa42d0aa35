import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AnyStateMachine } from 'xstate';
import { deliveryMachine } from '../../workflows/delivery/machine.ts';
import { incidentMachine } from '../../workflows/incident/machine.ts';
import { noticeMachine } from '../../workflows/notice/machine.ts';
import { versions } from '../../workflows/regimes/no-gdpr.ts';
import type { Regime } from '../../workflows/regimes/regime.ts';
import { chartLayouts, type ChartLayouts } from '../../src/charts/chart-layout.ts';
import { drawRegion } from '../../src/charts/draw-region.ts';
import { chartTree } from './chart-tree.ts';
import { chartWords } from './chart-words.ts';
import { writeLayouts } from './lay-out-charts.ts';

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
  return `## ${title}\n\nSource: ${links}\n\n${pictureLinks(machine.id)}\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`;
};

/** A picture that stands alone brings its colours along: dark on white, also on a dark page. */
const style = [
  'svg{background:#fff}text{font:500 12.5px Inter,system-ui,sans-serif;dominant-baseline:central;fill:#1e2b3c}',
  '.chart-name,.chart-event{text-anchor:middle}.chart-event{font-size:11.5px;font-weight:400;fill:#44546a;paint-order:stroke;stroke:#fff;stroke-width:3px}',
  '.chart-state rect{fill:#fff;stroke:#68707c}.chart-state .chart-ring{fill:none}.chart-frame rect{fill:#f1f5fa;stroke:#8796a8}.chart-frame-name{font-weight:600}',
  '.chart-move path{fill:none;stroke:#68707c}.chart-move .chart-head{fill:#68707c;stroke:none}.chart-choice{fill:#1e2b3c}',
].join('');

const pictureName = (chart: string, region: string): string =>
  chart === region ? `${chart}.svg` : `${chart}-${region}.svg`;

/** The pictures of every chart by file name, as the layouts say. */
export const chartPictures = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(chartLayouts('en')).flatMap(([chart, regions]: [string, ChartLayouts['incident']]) =>
      regions.map((region): [string, string] => [
        pictureName(chart, region.name),
        `${drawRegion(region, { title: `${chart}: ${region.name}`, style })}\n`,
      ]),
    ),
  );

const pictureLinks = (chart: string): string =>
  [...chartPictures().keys()]
    .filter((name) => name.startsWith(chart))
    .map((name) => `![${name.replace('.svg', '').replace('-', ': ')}](pictures/${name})`)
    .join('\n\n');

/** Where the pictures stand. */
export const picturesFolder = new URL('pictures/', workflows);

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
    chartSection('One notice to people, as a whole', noticeMachine, 'notice/machine.ts'),
    chartSection('One delivery: one person, one channel', deliveryMachine, 'delivery/machine.ts'),
    `## The law as data\n\nAn incident keeps the regime that was in force at its awareness. Hours run on the absolute time line.\n`,
    ...versions.map(regimeSection),
  ].join('\n');

/** Where the page stands. */
export const chartsFile = new URL('README.md', workflows);

if (import.meta.main) {
  await writeLayouts();
  mkdirSync(picturesFolder, { recursive: true });
  for (const [name, svg] of chartPictures()) writeFileSync(new URL(name, picturesFolder), svg);
  writeFileSync(chartsFile, chartsPage());
}
