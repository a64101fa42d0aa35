import { type StatisticsInWords, statisticsInWords } from '../../breach-register/present-statistics.ts';
import type { Statistics } from '../../breach-register/statistics.ts';
import { breachWords } from '../../breach-register/words/words-of.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { barChart } from './bar-chart.ts';
import { registerTabs } from './register-view.ts';

const figure = ({ label, value, note }: StatisticsInWords['figures'][number]): Html =>
  html`<div class="figure"><dt>${label}</dt><dd>${value}<span class="v-sub">${note}</span></dd></div>`;

const timesTable = ({ title, note, columns, rows }: StatisticsInWords['times']): Html =>
  html`<div class="ds-card br-chart" data-color="neutral"><h2 class="ds-heading" data-size="xs" id="times">${title}</h2>
    <p class="ds-paragraph muted">${note}</p>
    <div class="table-scroll" tabindex="0" role="region" aria-labelledby="times"><table class="ds-table" data-size="sm"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${rows.map(([label, ...cells]) => html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div></div>`;

const years = (visit: Visit, chosen: number, all: readonly number[]): Html =>
  html`<nav class="v-choice" aria-label="${visit.words.breachRegister.year}"><ul>${[
    ...new Set([...all, chosen]),
  ]
    .sort((a, b) => b - a)
    .map(
      (year) =>
        html`<li><a href="/breach-register/statistics?year=${year}"${year === chosen ? html` aria-current="page"` : ''}>${year}</a></li>`,
    )}</ul></nav>`;

/** A year of the register in figures and bars, each with what it counts. */
export const statisticsView = (
  visit: Visit,
  statistics: Statistics,
  all: readonly number[],
  mayImport: boolean,
): Html => {
  const { statistics: words } = breachWords(visit.language);
  const { title, lead, nothing, figures, times, charts } = statisticsInWords(statistics, visit.language);
  const body = nothing
    ? html`<div class="ds-card v-empty" data-color="neutral"><p class="ds-paragraph">${nothing}</p></div>`
    : html`<dl class="figures br-figures">${figures.map(figure)}</dl>
      ${timesTable(times)}
      <div class="br-charts">${charts.map(({ id, title: heading, bars, note }) => barChart(id, heading, [heading, words.breaches], bars, note))}</div>`;
  return html`<link rel="stylesheet" href="/assets/incident.css"><link rel="stylesheet" href="/assets/breach-register.css">
    <h1 class="ds-heading" data-size="lg">${title}</h1>
    <p class="ds-paragraph lead">${lead}</p>
    ${registerTabs(visit, 'statistics', mayImport)}
    <div class="br-actions">${years(visit, statistics.year, all)}<a class="ds-button" data-variant="secondary" data-color="accent" href="/breach-register/statistics.pdf?year=${statistics.year}" download>${words.pdf}</a></div>
    ${body}`;
};
