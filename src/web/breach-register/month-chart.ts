import type { StatisticsInWords } from '../../breach-register/present-statistics.ts';
import { type Html, html } from '../html.ts';
import { listOf } from './bar-chart.ts';

/** Units of the picture: a month's room, its column, the tallest column, and the room above and below the columns. */
const room = 40;
const column = 24;
const tallest = 110;
const above = 20;
const below = 22;

/** The twelve months as columns: a picture that says in words what it shows, and the same figures as a table. */
export const monthChart = (
  year: number,
  { title, note, bars, inShort, inOne }: StatisticsInWords['months'],
  words: { table: string; month: string; counted: string },
): Html => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const columns = bars.map(({ value, said }, at) => {
    const middle = at * room + room / 2;
    const height = value === 0 ? 0 : Math.max(2, Math.round((value / most) * tallest));
    const top = above + tallest - height;
    return html`<rect class="br-bar" x="${middle - column / 2}" y="${top}" width="${column}" height="${height}" rx="2"></rect><text class="br-said" x="${middle}" y="${top - 6}" text-anchor="middle">${said}</text><text class="br-said" x="${middle}" y="${above + tallest + 16}" text-anchor="middle">${inShort[at] ?? ''}</text>`;
  });
  return html`<div class="ds-card br-chart" data-color="neutral"><h2 class="ds-heading" data-size="xs" id="months">${title}</h2>
    <p class="ds-paragraph muted">${note}</p>
    <svg class="br-months" viewBox="0 0 ${room * bars.length} ${above + tallest + below}" role="img" aria-label="${title}: ${inOne}" focusable="false"><line class="br-ground" x1="0" x2="${room * bars.length}" y1="${above + tallest}" y2="${above + tallest}"></line>${columns}</svg>
    <details class="ds-details" data-size="sm"><summary>${words.table}</summary><div><table class="ds-table" data-size="sm"><caption class="ds-sr-only">${title}</caption><thead><tr><th scope="col">${words.month}</th><th scope="col">${words.counted}</th></tr></thead><tbody>${bars.map(
      ({ label, value, said, filter }) =>
        html`<tr><th scope="row">${value > 0 && filter ? html`<a class="ds-link" href="${listOf(year, filter)}">${label}</a>` : label}</th><td>${said}</td></tr>`,
    )}</tbody></table></div></details></div>`;
};
