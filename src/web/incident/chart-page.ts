import { type ChartLayouts, chartLayouts, type RegionLayout } from '../../charts/chart-layout.ts';
import { drawRegion } from '../../charts/draw-region.ts';
import { type Html, html, raw } from '../html.ts';
import { type CaseView, stateOf } from './case-view.ts';
import { casePage } from './layout.ts';
import { wordFor } from './own-words.ts';
import { type Region, regions } from './regions.ts';

/** The ways out of a state: those of the frames around it count too. What leads to where it stands already does not. */
const waysFrom = ({ moves, states }: RegionLayout, current: string): { event: string; to: string }[] => {
  const frames = current.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.'));
  return moves
    .filter(({ from, to }) => frames.includes(from) && to !== current)
    .map(({ to, label }) => ({
      event: label?.lines.join(', ') ?? '',
      to: states.find(({ path }) => path === to)?.lines.join(' ') ?? to,
    }));
};

const ways = ({ visit }: CaseView, layout: RegionLayout, current: string): Html => {
  const words = visit.words.chart;
  const found = waysFrom(layout, current);
  if (found.length === 0) return html`<p class="ds-paragraph muted">${words.next}: ${words.noNext}</p>`;
  return html`<details class="chart-ways"><summary>${words.next} (${found.length})</summary><ul class="ds-list">${found.map(({ event, to }) => html`<li>${words.way(event, to)}</li>`)}</ul></details>`;
};

/** A picture that may be wider than the page: it scrolls by itself, by keyboard too. */
const picture = (label: string, svg: string): Html =>
  html`<div class="chart-scroll" tabindex="0" role="region" aria-label="${label}">${raw(svg)}</div>`;

const regionPart = (view: CaseView, layouts: ChartLayouts, region: Region): Html => {
  const { visit, incident } = view;
  const words = visit.words.chart;
  const layout = layouts.incident.find(({ name }) => name === region);
  if (!layout) throw new Error(`no layout of the region ${region}`);
  const name = visit.words.incident[`region.${region}`];
  const current = stateOf(incident, region);
  const said = wordFor(visit, `state.${region}.${current}`) ?? current;
  return html`<section aria-labelledby="chart-${region}"><h2 class="ds-heading" data-size="sm" id="chart-${region}">${name}</h2>
    <p class="ds-paragraph"><strong>${words.here(said)}</strong></p>
    ${ways(view, layout, current)}
    ${picture(words.scroll(name), drawRegion(layout, { current, title: words.picture(name, said) }))}</section>`;
};

/** Every region of the chart as a picture with its current state lit, and beside it the same in words. */
export const chartPage = (view: CaseView): ReturnType<typeof casePage> => {
  const { visit } = view;
  const words = visit.words.chart;
  const layouts = chartLayouts(visit.language);
  const parts = (['notice', 'delivery'] as const).map((chart) => {
    const title = words[`${chart}Title`];
    const pictures = layouts[chart].map((layout) =>
      picture(words.scroll(title), drawRegion(layout, { title: words[`${chart}Picture`] })),
    );
    return html`<section aria-labelledby="chart-${chart}"><h2 class="ds-heading" data-size="sm" id="chart-${chart}">${title}</h2>
    <p class="ds-paragraph">${words[`${chart}Lead`]}</p>${pictures}</section>`;
  });
  return casePage(view, 'chart', {
    lead: words.lead,
    body: html`<link rel="stylesheet" href="/assets/chart.css">${regions.map((region) => regionPart(view, layouts, region))}
    ${parts}`,
  });
};
