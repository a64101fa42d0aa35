import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ElkExtendedEdge, ElkNode, ELK as Elk } from 'elkjs';
import {
  type ChartLayouts,
  layoutFile,
  type PlacedMove,
  type PlacedState,
  type RegionLayout,
} from '../../src/charts/chart-layout.ts';
import { type Language, languages } from '../../src/languages.ts';
import { type Words, wordsOf } from '../../src/web/words.ts';
import {
  type DrawnMove,
  type DrawnRegion,
  type DrawnState,
  drawnCharts,
} from '../../workflows/chart-model.ts';

const ElkConstructor = createRequire(import.meta.url)('elkjs') as new () => Elk;

/** A letter's width in Inter at 12.5 px, on average and a little more: boxes have air rather than none. */
const letter = 6.9;
const small = 6.2;
const line = 15;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '28',
  'elk.spacing.nodeNode': '22',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '11',
  'elk.spacing.edgeLabel': '3',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '11',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
};

const wrapped = (text: string, most: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const sizeOf = (lines: readonly string[], width: number) => ({
  width: Math.ceil(Math.max(...lines.map(({ length }) => length)) * width),
  height: lines.length * line,
});

/** What a state is called: the words of the pages, or those of the chart for what only the chart shows. */
const nameIn = ({ incident, chart }: Words, chartName: string, region: string, path: string): string => {
  const said: Readonly<Record<string, unknown>> = { ...incident, ...chart };
  const found =
    chartName !== 'incident'
      ? (said[`${chartName}.${path}`] ?? said[`frame.${chartName}.${path}`])
      : (said[`state.${region}.${path}`] ?? said[`frame.${region}.${path}`]);
  if (typeof found !== 'string') throw new Error(`no words for ${chartName} ${region} ${path}`);
  return found.charAt(0).toUpperCase() + found.slice(1);
};

const eventIn = ({ chart }: Words, event: string): string => {
  const found = (chart as Readonly<Record<string, unknown>>)[`event.${event}`];
  if (typeof found !== 'string') throw new Error(`no words for the event ${event}`);
  return found;
};

interface Naming {
  state(path: string): string;
  event(name: string): string;
}

const nodeOf = (state: DrawnState, naming: Naming): ElkNode => {
  const placed = { id: state.path };
  const first = state.initial ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {};
  if (state.kind === 'choice') return { ...placed, width: 12, height: 12, layoutOptions: first };
  if (state.states.length > 0)
    return {
      ...placed,
      layoutOptions: { ...options, 'elk.padding': '[top=34,left=18,bottom=18,right=18]' },
      children: state.states.map((inner) => nodeOf(inner, naming)),
    };
  const { width, height } = sizeOf(wrapped(naming.state(state.path), 24), letter);
  return { ...placed, width: width + 24, height: height + 16, layoutOptions: first };
};

const labelLines = ({ events }: DrawnMove, naming: Naming): string[] => [
  ...new Set(events.map((event) => naming.event(event))),
];

const edgeOf = (move: DrawnMove, at: number, naming: Naming): ElkExtendedEdge => {
  const lines = labelLines(move, naming);
  return {
    id: `move-${at}`,
    sources: [move.from],
    targets: [move.to],
    ...(lines.length > 0 && {
      labels: [{ id: `label-${at}`, text: lines.join('\n'), ...sizeOf(lines, small) }],
    }),
  };
};

const round = (value: number): number => Math.round(value * 10) / 10;

const placedStates = (
  node: ElkNode,
  states: readonly DrawnState[],
  naming: Naming,
  at = { x: 0, y: 0 },
): PlacedState[] =>
  states.flatMap((state) => {
    const found = node.children?.find(({ id }) => id === state.path);
    if (!found) throw new Error(`not laid out: ${state.path}`);
    const x = at.x + (found.x ?? 0);
    const y = at.y + (found.y ?? 0);
    const isFrame = state.states.length > 0;
    return [
      {
        path: state.path,
        kind: isFrame ? ('frame' as const) : state.kind,
        lines:
          state.kind === 'choice'
            ? []
            : isFrame
              ? [naming.state(state.path)]
              : wrapped(naming.state(state.path), 24),
        x: round(x),
        y: round(y),
        width: round(found.width ?? 0),
        height: round(found.height ?? 0),
      },
      ...placedStates(found, state.states, naming, { x, y }),
    ];
  });

/** Edges stand in the node that holds both ends; their places are relative to the node that ELK names. */
const placedMoves = (
  root: ElkNode,
  states: readonly PlacedState[],
  moves: readonly DrawnMove[],
  naming: Naming,
) =>
  (root.edges ?? []).map((edge): PlacedMove => {
    const move = moves[Number(edge.id.slice('move-'.length))] as DrawnMove;
    const container = (edge as { container?: string }).container ?? 'root';
    const { x: dx, y: dy } = states.find(({ path }) => path === container) ?? { x: 0, y: 0 };
    const [section] = edge.sections ?? [];
    if (!section) throw new Error(`an arrow without a way: ${move.from} ${move.to}`);
    const corners = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({
      x: round(x + dx),
      y: round(y + dy),
    }));
    const [label] = edge.labels ?? [];
    return {
      from: move.from,
      to: move.to,
      corners,
      label: label
        ? {
            x: round((label.x ?? 0) + dx),
            y: round((label.y ?? 0) + dy),
            width: round(label.width ?? 0),
            height: round(label.height ?? 0),
            lines: labelLines(move, naming),
          }
        : null,
    };
  });

const layOutRegion = async (region: DrawnRegion, naming: Naming): Promise<RegionLayout> => {
  const root: ElkNode = await new ElkConstructor().layout({
    id: 'root',
    layoutOptions: { ...options, 'elk.padding': '[top=8,left=8,bottom=8,right=8]' },
    children: region.states.map((state) => nodeOf(state, naming)),
    edges: region.moves.map((move, at) => edgeOf(move, at, naming)),
  });
  const states = placedStates(root, region.states, naming);
  return {
    name: region.name,
    width: Math.ceil(root.width ?? 0),
    height: Math.ceil(root.height ?? 0),
    states,
    moves: placedMoves(root, states, region.moves, naming),
  };
};

/** Every chart laid out in a language, from the charts and words as they are now. */
export const layOutCharts = async (language: Language): Promise<ChartLayouts> => {
  const words = wordsOf(language);
  const charts = drawnCharts();
  const layOut = async (chart: keyof ChartLayouts): Promise<RegionLayout[]> => {
    const laid: RegionLayout[] = [];
    for (const region of charts[chart])
      laid.push(
        await layOutRegion(region, {
          state: (path) => nameIn(words, chart, region.name, path),
          event: (name) => eventIn(words, name),
        }),
      );
    return laid;
  };
  return {
    incident: await layOut('incident'),
    notice: await layOut('notice'),
    delivery: await layOut('delivery'),
  };
};

/** As it is kept: a line for each state and arrow would be long, so one for each region. */
export const layoutText = (layouts: ChartLayouts): string => {
  const lines = (regions: readonly RegionLayout[]) =>
    regions.map((region) => `    ${JSON.stringify(region)}`).join(',\n');
  const charts = Object.entries(layouts).map(
    ([chart, regions]: [string, ChartLayouts['incident']]) => `  "${chart}": [\n${lines(regions)}\n  ]`,
  );
  return `{\n${charts.join(',\n')}\n}\n`;
};

export const writeLayouts = async (): Promise<void> => {
  for (const language of languages)
    writeFileSync(layoutFile(language), layoutText(await layOutCharts(language)));
};
