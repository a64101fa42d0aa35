import type { PlacedMove, PlacedState, Point, RegionLayout } from './chart-layout.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const lineHeight = 15;

const textAt = (lines: readonly string[], { x, y }: Point, name: string): string => {
  const first = y - ((lines.length - 1) * lineHeight) / 2;
  return lines
    .map(
      (line, at) => `<text class="${name}" x="${x}" y="${first + at * lineHeight}">${escaped(line)}</text>`,
    )
    .join('');
};

const frame = ({ x, y, width, height, lines }: PlacedState, lit: string): string =>
  `<g class="chart-frame${lit}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>${textAt(
    lines,
    { x: x + 10, y: y + 14 },
    'chart-frame-name',
  )}</g>`;

const choice = ({ x, y, width, height }: PlacedState): string =>
  `<circle class="chart-choice" cx="${x + width / 2}" cy="${y + height / 2}" r="${width / 2}"/>`;

const box = ({ x, y, width, height, lines, kind }: PlacedState, lit: string): string => {
  const middle = { x: x + width / 2, y: y + height / 2 };
  const ring =
    kind === 'end'
      ? `<rect class="chart-ring" x="${x + 3}" y="${y + 3}" width="${width - 6}" height="${height - 6}" rx="5"/>`
      : '';
  return `<g class="chart-state${lit}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>${ring}${textAt(lines, middle, 'chart-name')}</g>`;
};

const rounded = 5;

const towards = (from: Point, to: Point, far: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(far, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
};

/** A line along its corners, each a little rounded. */
const pathAlong = (corners: readonly Point[]): string => {
  const point = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  return corners
    .map((corner, at) => {
      const before = corners[at - 1];
      const after = corners[at + 1];
      if (!before) return `M${point(corner)}`;
      if (!after) return `L${point(corner)}`;
      return `L${point(towards(corner, before, rounded))}Q${point(corner)} ${point(towards(corner, after, rounded))}`;
    })
    .join('');
};

const head = (corners: readonly Point[]): string => {
  const tip = corners.at(-1) as Point;
  const before = corners.at(-2) as Point;
  const turn = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
  return `<path class="chart-head" d="M0 0L-8 -3.5L-8 3.5Z" transform="translate(${tip.x} ${tip.y}) rotate(${Math.round(turn)})"/>`;
};

const arrow = ({ corners, label }: PlacedMove): string =>
  `<g class="chart-move"><path d="${pathAlong(corners)}"/>${head(corners)}${
    label
      ? textAt(label.lines, { x: label.x + label.width / 2, y: label.y + label.height / 2 }, 'chart-event')
      : ''
  }</g>`;

const within = (state: string, path: string): boolean => state === path || state.startsWith(`${path}.`);

export interface Drawing {
  /** The state that the region is in, from the region down; nothing is lit without it. */
  current?: string;
  /** What a screen reader says of the picture. */
  title: string;
  /** For a picture that stands alone: what would otherwise be in the page's style sheet. */
  style?: string;
}

/** One region as SVG. Colours come from the classes: `on` marks the current state and the frames around it. */
export const drawRegion = (
  { width, height, states, moves }: RegionLayout,
  { current, title, style }: Drawing,
): string => {
  const lit = ({ path }: PlacedState) => (current !== undefined && within(current, path) ? ' on' : '');
  const frames = states.filter(({ kind }) => kind === 'frame');
  const others = states.filter(({ kind }) => kind !== 'frame');
  return [
    `<svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(title)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    ...(style === undefined ? [] : [`<style>${style}</style>`]),
    ...frames.map((state) => frame(state, lit(state))),
    ...moves.map(arrow),
    ...others.map((state) => (state.kind === 'choice' ? choice(state) : box(state, lit(state)))),
    '</svg>',
  ].join('');
};
