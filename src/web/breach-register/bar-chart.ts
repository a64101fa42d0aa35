import type { Bar } from '../../breach-register/present-statistics.ts';
import { type Html, html } from '../html.ts';

/** How wide the longest bar is drawn, in units of the picture. */
const width = 100;

/**
 * Bars beneath one another, each with its label before it and its number behind it: a table, in which the bars are
 * drawn for those who see them. Nothing is told by colour alone.
 */
export const barChart = (
  id: string,
  title: string,
  columns: readonly [label: string, number: string],
  bars: readonly Bar[],
  note: string | null,
): Html => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const row = ({ label, value, said }: Bar): Html => {
    const drawn = value === 0 ? 0 : Math.max(1, Math.round((value / most) * width));
    return html`<tr><th scope="row">${label}</th><td class="br-drawn"><svg class="br-bars" viewBox="0 0 ${width} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="br-bar" width="${drawn}" height="10"></rect></svg></td><td class="br-number">${said}</td></tr>`;
  };
  return html`<div class="ds-card br-chart" data-color="neutral"><h2 class="ds-heading" data-size="xs" id="${id}">${title}</h2>
    ${note ? html`<p class="ds-paragraph muted">${note}</p>` : ''}
    <table class="br-numbers" aria-labelledby="${id}"><thead class="ds-sr-only"><tr><th scope="col">${columns[0]}</th><td></td><th scope="col">${columns[1]}</th></tr></thead>
    <tbody>${bars.map(row)}</tbody></table></div>`;
};
