import {
  type FiguresTable,
  type StatisticsInWords,
  statisticsInWords,
} from '../../breach-register/present-statistics.ts';
import type { Statistics } from '../../breach-register/statistics.ts';
import { breachWords } from '../../breach-register/words/words-of.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { barChart, listOf } from './bar-chart.ts';
import { monthChart } from './month-chart.ts';
import { registerTabs } from './register-view.ts';

const figure = ({ label, value, note }: StatisticsInWords['figures'][number]): Html =>
  html`<div class="figure"><dt>${label}</dt><dd>${value}<span class="v-sub">${note}</span></dd></div>`;

const figuresTable = (
  id: string,
  { title, note, columns, rows }: FiguresTable,
  heads: readonly Html[],
): Html =>
  html`<div class="ds-card br-chart" data-color="neutral"><h2 class="ds-heading" data-size="xs" id="${id}">${title}</h2>
    <p class="ds-paragraph muted">${note}</p>
    <div class="table-scroll" tabindex="0" role="region" aria-labelledby="${id}"><table class="ds-table" data-size="sm"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${rows.map(([, ...cells], at) => html`<tr><th scope="row">${heads[at]}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div></div>`;

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
  const { title, lead, nothing, figures, times, levels, months, charts } = statisticsInWords(
    statistics,
    visit.language,
  );
  const { year } = statistics;
  const plain = ({ rows }: FiguresTable): Html[] => rows.map(([label = '']) => html`${label}`);
  const linked = levels.rows.map(([label = ''], at) => {
    const level = levels.codes[at] === 'unknown' ? 'none' : (levels.codes[at] ?? '');
    return html`<a class="ds-link" href="${listOf(year, { level })}">${label}</a>`;
  });
  const body = nothing
    ? html`<div class="ds-card v-empty" data-color="neutral"><p class="ds-paragraph">${nothing}</p></div>`
    : html`<dl class="figures br-figures">${figures.map(figure)}</dl>
      ${figuresTable('times', times, plain(times))}
      ${figuresTable('levels', levels, linked)}
      ${monthChart(year, months, { table: words.byMonthTable, month: words.month, counted: words.breaches })}
      <div class="br-charts">${charts.map((chart) => barChart(year, chart, words.breaches))}</div>`;
  return html`<link rel="stylesheet" href="/assets/incident.css"><link rel="stylesheet" href="/assets/breach-register.css">
    <h1 class="ds-heading" data-size="lg">${title}</h1>
    <p class="ds-paragraph lead">${lead} ${words.closedToYou}</p>
    ${registerTabs(visit, 'statistics', mayImport)}
    <div class="br-actions">${years(visit, statistics.year, all)}<a class="ds-button" data-variant="secondary" data-color="accent" href="/breach-register/statistics.pdf?year=${statistics.year}" download>${words.pdf}</a></div>
    ${body}`;
};
