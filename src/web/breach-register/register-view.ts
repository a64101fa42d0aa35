import type { ShownBreach } from '../../breach-register/present.ts';
import { breachWords } from '../../breach-register/words/words-of.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { breachTime } from './breach-time.ts';
import { type Chosen, filterNames } from './chosen.ts';
import { filterForm } from './filter-form.ts';

export interface RegisterView {
  chosen: Chosen;
  items: readonly ShownBreach[];
  /** On all pages together. */
  total: number;
  years: readonly number[];
  systems: readonly string[];
  next: string | null;
  /** What is wrong in the choices, by field. */
  errors: Readonly<Record<string, string>>;
}

const levelColors = { unlikely: 'success', risk: 'warning', high: 'danger' } as const;

/** A reason as far as a row has room for it; the whole stands in the case and in the spreadsheet. */
const inShort = (text: string): string => (text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text);

const row = (visit: Visit, one: ShownBreach): Html => {
  const { breachRegister: words } = visit.words;
  const own = breachWords(visit.language);
  const number = new Intl.NumberFormat(visit.language === 'en' ? 'en-GB' : 'nb-NO');
  const title = one.imported
    ? html`<a class="ds-link" href="/breach-register/older/${one.id}">${one.title}</a>`
    : html`<a class="ds-link" href="/incidents/${one.id}">${one.title}</a>`;
  const level = one.level
    ? html`<span class="ds-tag v-tag" data-size="sm" data-color="${levelColors[one.level]}">${own.level[one.level]}</span>`
    : html`<span class="v-sub">${words.notAssessed}</span>`;
  const why = one.reason ? html`<span class="v-sub">${inShort(one.reason)}</span>` : '';
  const late = html` <span class="ds-tag" data-size="sm" data-color="danger">${words.tooLate}</span>`;
  const notified = one.notifiedAt
    ? html`${breachTime(visit, one, 'notifiedAt')}${one.outcome === 'withdrawn' ? html`<span class="v-sub">${own.outcome.withdrawn}</span>` : ''}${one.hoursToNotice === null && one.inTime !== false ? '' : html`<span class="v-sub">${one.hoursToNotice === null ? '' : words.afterHours(number.format(one.hoursToNotice), one.hoursToNotice)}${one.inTime === false ? late : ''}</span>`}${why}`
    : html`${own.outcome[one.outcome]}${why}`;
  const beside = [one.system, one.owner].filter((said) => said !== null).join(' · ');
  return html`<tr>
    <td class="v-what">${title}<span class="v-sub">${one.reference}${one.imported ? html` <span class="ds-tag" data-size="sm" data-color="neutral">${words.importedTag}</span>` : ''}</span>${beside ? html`<span class="v-sub">${beside}</span>` : ''}</td>
    <td data-label="${own.column.detectedAt}">${breachTime(visit, one, 'detectedAt')}${one.awareAt === one.detectedAt ? '' : html`<span class="v-sub">${own.column.awareAt}: ${breachTime(visit, one, 'awareAt')}</span>`}${one.closedAt ? html`<span class="v-sub">${own.column.closedAt}: ${breachTime(visit, one, 'closedAt')}</span>` : ''}</td>
    <td data-label="${own.column.notifiedAt}">${notified}</td>
    <td data-label="${own.column.level}">${level}</td>
    <td data-label="${own.column.peopleCount}">${one.peopleCount === null ? html`<span class="v-sub">${own.unknown}</span>` : number.format(one.peopleCount)}${one.told === null ? '' : html`<span class="v-sub">${words.toldCount(number.format(one.told))}</span>`}</td>
  </tr>`;
};

const table = (visit: Visit, { items }: RegisterView): Html => {
  const own = breachWords(visit.language);
  const { column } = own;
  return html`<table class="ds-table v-cards br-table" data-color="neutral"><caption class="ds-sr-only">${visit.words.breachRegister.title}</caption>
    <thead><tr>${[column.title, column.detectedAt, column.notifiedAt, column.level, column.peopleCount].map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
    <tbody>${items.map((one) => row(visit, one))}</tbody></table>`;
};

const further = (visit: Visit, { chosen, next }: RegisterView): Html | string =>
  next === null
    ? ''
    : html`<form class="v-older" method="post" action="/breach-register">${[...filterNames, 'sort'].map((name) => html`<input type="hidden" name="${name}" value="${chosen[name] ?? ''}">`)}<input type="hidden" name="cursor" value="${next}"><button class="ds-button" data-variant="secondary" data-color="neutral" type="submit">${visit.words.breachRegister.older}</button></form>`;

/** Which of the register's pages this is. */
export const registerTabs = (
  visit: Visit,
  current: 'list' | 'statistics' | 'import' | 'older',
  mayImport: boolean,
): Html => {
  const { breachRegister: words } = visit.words;
  const entry = (key: typeof current, href: string, label: string): Html =>
    html`<li><a class="ds-link" href="${href}"${key === current ? html` aria-current="page"` : ''}>${label}</a></li>`;
  return html`<nav class="case-nav" aria-label="${words.tabs}"><ul>${entry('list', '/breach-register', words.tabList)}${entry('statistics', '/breach-register/statistics', words.tabStatistics)}${mayImport ? entry('import', '/breach-register/import', words.tabImport) : ''}</ul></nav>`;
};

/** Every breach, notified or not, by what was chosen. */
export const registerView = (visit: Visit, view: RegisterView, mayImport: boolean): Html => {
  const { breachRegister: words } = visit.words;
  const isNarrowed = filterNames.some((name) => (view.chosen[name] ?? '') !== '');
  const nothing = html`<div class="ds-card v-empty" data-color="neutral"><h2 class="ds-heading" data-size="sm">${isNarrowed ? words.noHitsTitle : words.emptyTitle}</h2><p class="ds-paragraph">${isNarrowed ? words.noHits : words.empty}</p></div>`;
  return html`<link rel="stylesheet" href="/assets/incident.css"><link rel="stylesheet" href="/assets/breach-register.css">
    <h1 class="ds-heading" data-size="lg">${words.title}</h1>
    <p class="ds-paragraph lead">${words.lead}</p>
    ${registerTabs(visit, 'list', mayImport)}
    ${filterForm(visit, view.chosen, view)}
    ${view.items.length > 0 ? html`<p class="ds-paragraph v-summary" role="status">${words.summary(view.total)}</p>${table(visit, view)}` : nothing}
    ${further(visit, view)}`;
};
