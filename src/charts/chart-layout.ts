import { readFileSync } from 'node:fs';
import { type Language, languages } from '../languages.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** A state in its place. `path` is its name in the region (`owed.preparing`); a state with `inner` others is a frame. */
export interface PlacedState extends Box {
  path: string;
  kind: 'choice' | 'end' | 'frame' | 'state';
  /** What stands in it, a line each. */
  lines: readonly string[];
}

/** An arrow along its corners, and what it is called beside it. */
export interface PlacedMove {
  from: string;
  to: string;
  corners: readonly Point[];
  label: (Box & { lines: readonly string[] }) | null;
}

/** One region of a chart with every box and arrow in its place; units are those of the picture. */
export interface RegionLayout {
  name: string;
  width: number;
  height: number;
  states: readonly PlacedState[];
  moves: readonly PlacedMove[];
}

export interface ChartLayouts {
  incident: readonly RegionLayout[];
  notice: readonly RegionLayout[];
  delivery: readonly RegionLayout[];
}

/** Where the layouts of a language are kept: made by `npm run charts`, and held to the charts by a test. */
export const layoutFile = (language: Language): URL => new URL(`layouts/${language}.json`, import.meta.url);

const read = (language: Language): ChartLayouts =>
  JSON.parse(readFileSync(layoutFile(language), 'utf8')) as ChartLayouts;

const known = new Map<Language, ChartLayouts>();

/** The layouts of every chart in a language; read from the disk once. */
export const chartLayouts = (language: Language): ChartLayouts => {
  if (!languages.includes(language)) throw new Error('a language without layouts');
  const layouts = known.get(language) ?? read(language);
  known.set(language, layouts);
  return layouts;
};
