import { expect } from 'chai';
import { chartLayouts } from '../../../src/charts/chart-layout.ts';
import { drawRegion } from '../../../src/charts/draw-region.ts';
import { languages } from '../../../src/languages.ts';
import { drawnCharts } from '../../../workflows/chart-model.ts';

const layoutOf = (name: string) => {
  const found = chartLayouts('nb').incident.find((region) => region.name === name);
  if (!found) throw new Error(`no region ${name}`);
  return found;
};

const lit = (svg: string): string[] =>
  [...svg.matchAll(/class="chart-(?:state|frame) on">.*?<\/g>/g)].map(([group]) =>
    [...group.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).join(' '),
  );

describe('a region as a picture', () => {
  it('lights the current state and the frames around it, and nothing else', () => {
    const svg = drawRegion(layoutOf('authority'), { current: 'owed.reviewing', title: 'Datatilsynet' });
    expect(lit(svg)).to.deep.equal(['Melding skal gis', 'Venter på godkjenning']);
    expect(lit(drawRegion(layoutOf('authority'), { title: 'Datatilsynet' }))).to.deep.equal([]);
  });

  it('says its title to a screen reader, escaped', () => {
    const svg = drawRegion(layoutOf('case'), { title: 'A "case" <b>' });
    expect(svg).to.include('role="img" aria-label="A &quot;case&quot; &lt;b&gt;"');
  });

  for (const language of languages)
    it(`has every state and every way of the charts, each inside the picture: ${language}`, () => {
      const layouts = chartLayouts(language);
      for (const [chart, regions] of Object.entries(drawnCharts()))
        for (const region of regions) {
          const laid = layouts[chart as 'incident'].find(({ name }) => name === region.name);
          if (!laid) throw new Error(`${chart} ${region.name} is not laid out`);
          expect(laid.moves.map(({ from, to }) => `${from} ${to}`)).to.have.members(
            region.moves.map(({ from, to }) => `${from} ${to}`),
          );
          for (const { x, y, width, height } of laid.states) {
            expect(Math.min(x, y)).to.be.at.least(0);
            expect(x + width).to.be.at.most(laid.width);
            expect(y + height).to.be.at.most(laid.height);
          }
          for (const { from, to, corners } of laid.moves)
            for (const [at, path] of [
              [0, from],
              [corners.length - 1, to],
            ] as const) {
              const state = laid.states.find((placed) => placed.path === path);
              const { x, y } = corners[at] as { x: number; y: number };
              if (!state) throw new Error(`no state ${path}`);
              const touches =
                x >= state.x - 1 &&
                x <= state.x + state.width + 1 &&
                y >= state.y - 1 &&
                y <= state.y + state.height + 1;
              expect(touches, `${from} → ${to} ends at ${path}`).to.equal(true);
            }
        }
    });
});
