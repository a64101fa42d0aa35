import type { Spread, Statistics, Tally } from '../../breach-register/statistics.ts';
import { breachWords } from '../../breach-register/words/words-of.ts';
import { choiceInWords } from '../../documents/choice-words.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { type Bar, barChart } from './bar-chart.ts';
import { registerTabs } from './register-view.ts';

const localeOf = (visit: Visit): string => ({ nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' })[visit.language];

const figure = (label: string, value: string, note: string): Html =>
  html`<div class="figure"><dt>${label}</dt><dd>${value}<span class="v-sub">${note}</span></dd></div>`;

const times = (visit: Visit, { times: spans }: Statistics): Html => {
  const { breachRegister: words } = visit.words;
  const number = new Intl.NumberFormat(localeOf(visit), { maximumFractionDigits: 1 });
  const said = (hours: number | null): string => (hours === null ? '–' : number.format(hours));
  const row = (label: string, { count, median, p90, min, max }: Spread): Html =>
    html`<tr><th scope="row">${label}</th>${[median, p90, min, max].map((hours) => html`<td>${said(hours)}</td>`)}<td>${count}</td></tr>`;
  return html`<div class="ds-card br-chart" data-color="neutral"><h2 class="ds-heading" data-size="xs" id="times">${words.times}</h2>
    <p class="ds-paragraph muted">${words.timesNote}</p>
    <div class="table-scroll" tabindex="0" role="region" aria-labelledby="times"><table class="ds-table" data-size="sm"><thead><tr><th scope="col">${words.timesSpan}</th><th scope="col">${words.median}</th><th scope="col">${words.p90}</th><th scope="col">${words.min}</th><th scope="col">${words.max}</th><th scope="col">${words.counted}</th></tr></thead>
    <tbody>${row(words.beganToDetected, spans.beganToDetected)}${row(words.detectedToAware, spans.detectedToAware)}${row(words.awareToNotified, spans.awareToNotified)}</tbody></table></div></div>`;
};

const years = (visit: Visit, chosen: number, all: readonly number[]): Html => {
  const { breachRegister: words } = visit.words;
  return html`<nav class="v-choice" aria-label="${words.year}"><ul>${[...new Set([...all, chosen])]
    .sort((a, b) => b - a)
    .map(
      (year) =>
        html`<li><a href="/breach-register/statistics?year=${year}"${year === chosen ? html` aria-current="page"` : ''}>${year}</a></li>`,
    )}</ul></nav>`;
};

/** A year of the register in figures and bars, each with what it counts. */
export const statisticsView = (
  visit: Visit,
  statistics: Statistics,
  all: readonly number[],
  mayImport: boolean,
): Html => {
  const { breachRegister: words } = visit.words;
  const own = breachWords(visit.language);
  const number = new Intl.NumberFormat(localeOf(visit));
  const percent = new Intl.NumberFormat(localeOf(visit), { style: 'percent', maximumFractionDigits: 1 });
  const shareSaid = (share: number | null): string => (share === null ? '–' : percent.format(share));
  const bars = (tally: Tally, wordOf: (code: string) => string): Bar[] =>
    tally.map(({ code, count }) => ({
      label: code === 'unknown' ? own.unknown : wordOf(code),
      value: count,
      said: number.format(count),
    }));
  const said = (words: Readonly<Record<string, string>>) => (code: string) => words[code] ?? code;
  const chosen = (key: 'nature' | 'incidentTypes' | 'peopleTypes') => (code: string) =>
    choiceInWords(visit.language, key, code);
  const chart = (id: string, title: string, content: Bar[], note?: string): Html =>
    content.length === 0 ? html`` : barChart(id, title, [title, words.breaches], content, note);
  const month = new Intl.DateTimeFormat(localeOf(visit), { month: 'long', timeZone: 'UTC' });
  const months = statistics.byMonth.map((count, index) => ({
    label: month.format(new Date(Date.UTC(statistics.year, index, 1))),
    value: count,
    said: number.format(count),
  }));
  const { notified, people } = statistics;
  const body =
    statistics.breaches === 0
      ? html`<div class="ds-card v-empty" data-color="neutral"><p class="ds-paragraph">${words.noneInYear(statistics.year)}</p></div>`
      : html`<dl class="figures br-figures">
        ${figure(words.breaches, number.format(statistics.breaches), words.breachesNote(statistics.dismissed, statistics.imported))}
        ${figure(words.shareInTime, shareSaid(notified.shareInTime), words.shareInTimeNote(notified.inTime, notified.late))}
        ${figure(words.affected, number.format(people.affected), words.affectedNote(people.unknown))}
        ${figure(words.shareTold, shareSaid(people.shareTold), words.shareToldNote(people.highRiskTold, people.highRisk, number.format(people.told)))}
      </dl>
      ${times(visit, statistics)}
      <div class="br-charts">
      ${chart('months', words.byMonth, months)}
      ${chart('outcome', own.column.outcome, bars(statistics.outcome, said(own.outcome)))}
      ${chart('level', own.column.level, bars(statistics.level, said(own.level)))}
      ${chart('cause', words.cause, bars(statistics.cause, said(own.cause)), words.causeNote)}
      ${chart('nature', own.column.nature, bars(statistics.nature, chosen('nature')), words.severalNote)}
      ${chart('incident-types', own.column.incidentTypes, bars(statistics.incidentTypes, chosen('incidentTypes')), words.severalNote)}
      ${chart('people-types', own.column.peopleTypes, bars(statistics.peopleTypes, chosen('peopleTypes')), words.severalNote)}
      ${chart('bands', own.column.peopleCount, bars(people.bands, said(own.bands)))}
      ${chart(
        'system',
        own.column.system,
        bars(statistics.system, (code) => code),
      )}
      ${chart('role', own.column.role, bars(statistics.role, said(own.role)))}
      </div>`;
  return html`<link rel="stylesheet" href="/assets/incident.css"><link rel="stylesheet" href="/assets/breach-register.css">
    <h1 class="ds-heading" data-size="lg">${words.statisticsTitle(statistics.year)}</h1>
    <p class="ds-paragraph lead">${words.statisticsLead}</p>
    ${registerTabs(visit, 'statistics', mayImport)}
    ${years(visit, statistics.year, all)}
    ${body}`;
};
