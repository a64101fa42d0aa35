import type { Bar } from '../../breach-register/present-charts.ts';
import { type Html, html } from '../html.ts';
import { addressOf } from './chosen.ts';

/** How wide the longest bar is drawn, in units of the picture. */
const width = 100;

/** Where the register lists the breaches that a figure of the year counts. */
export const listOf = (year: number, filter: Readonly<Record<string, string>>): string =>
  addressOf({ year: String(year), dismissed: 'no', ...filter });

/**
 * Bars beneath one another, each with its label before it and its number behind it: a table, in which the bars are
 * drawn for those who see them. Nothing is told by colour alone. A label leads to the breaches that the bar counts.
 */
export const barChart = (
  year: number,
  { id, title, note, bars }: { id: string; title: string; note: string | null; bars: readonly Bar[] },
  counted: string,
): Html => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const row = ({ label, value, said, filter }: Bar): Html => {
    const drawn = value === 0 ? 0 : Math.max(1, Math.round((value / most) * width));
    const name = filter
      ? html`<a class="ds-link" href="${listOf(year, filter)}">${label}</a>`
      : html`${label}`;
    return html`<tr><th scope="row">${name}</th><td class="br-drawn"><svg class="br-bars" viewBox="0 0 ${width} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="br-bar" width="${drawn}" height="10"></rect></svg></td><td class="br-number">${said}</td></tr>`;
  };
  return html`<div class="ds-card br-chart" data-color="neutral"><h2 class="ds-heading" data-size="xs" id="${id}">${title}</h2>
    ${note ? html`<p class="ds-paragraph muted">${note}</p>` : ''}
    <table class="br-numbers" aria-labelledby="${id}"><thead class="ds-sr-only"><tr><th scope="col">${title}</th><td></td><th scope="col">${counted}</th></tr></thead>
    <tbody>${bars.map(row)}</tbody></table></div>`;
};
