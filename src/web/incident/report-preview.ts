import type { AuthorityReport } from '../../authority/report-document.ts';
import { presentReport } from '../../documents/present-report.ts';
import { type Language, languages } from '../../languages.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, pathOf } from './case-view.ts';

type Row = ReturnType<typeof presentReport>['sections'][number]['rows'][number];

/** An answer as on paper. What is pasted into the authority's form stands on the sheet. */
const answer = ({ label, paragraphs, bullets, note, missing }: Row): Html =>
  html`<dt>${label}</dt><dd class="answer"${missing ? html` data-missing` : ''}><div>${paragraphs.map((lines) => html`<p>${lines.map((line, index) => html`${index > 0 ? html`<br>` : ''}${line}`)}</p>`)}${bullets.length > 0 ? html`<ul>${bullets.map((item) => html`<li>${item}</li>`)}</ul>` : ''}${note ? html`<p class="muted">${note}</p>` : ''}</div></dd>`;

/** The notice to read: the same words in the same order as on paper. */
export const reportPreview = (
  view: CaseView,
  report: AuthorityReport,
  shown: { language: Language; content: 'latest' | 'draft' },
): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const printed = presentReport(report, shown.language);
  const here = (language: Language): string =>
    `${pathOf(incident.id, 'report')}?language=${language}&content=${shown.content}`;
  return html`<section class="preview-section" aria-labelledby="preview"><h2 class="ds-heading" data-size="sm" id="preview">${words.preview}</h2>
  <div class="preview-bar"><nav aria-label="${words.previewLanguage}"><ul>${languages.map(
    (language) =>
      html`<li><a class="ds-link" href="${here(language)}"${language === shown.language ? html` aria-current="true"` : ''}>${words[`language.${language}`]}</a></li>`,
  )}</ul></nav>
  <a class="ds-button" data-variant="secondary" data-color="accent" href="${pathOf(incident.id)}/report.pdf?language=${shown.language}&content=${shown.content}" download>${words.download} (${words[`language.${shown.language}`]})</a></div>
  <article class="ds-card preview" data-color="neutral" lang="${shown.language}">
    <p class="muted">${printed.status.mark} · ${printed.reference}</p>
    <h3 class="ds-heading" data-size="sm">${printed.title}</h3>
    <p class="ds-paragraph">${printed.lead}</p>
    <p class="ds-paragraph">${printed.status.meaning}</p>
    ${[{ heading: printed.subtitle, rows: printed.head }, ...printed.sections].map(
      ({ heading, rows }) =>
        html`<section><h4 class="ds-heading" data-size="xs">${heading}</h4><dl class="answers">${rows.map(answer)}</dl></section>`,
    )}
    <p class="muted hash">${printed.footer.hash}</p>
  </article></section>`;
};
