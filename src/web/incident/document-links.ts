import { may } from '../../access/permissions.ts';
import { languages } from '../../languages.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, pathOf } from './case-view.ts';

/** A document in the language of the page first, and in the others after it; each link says which language. */
const inLanguages = ({ visit, incident }: CaseView, file: string, name: string): Html => {
  const words = visit.words.incident;
  const at = (language: string): string => `${pathOf(incident.id)}/${file}?language=${language}`;
  const others = languages.filter((language) => language !== visit.language);
  return html`<a class="ds-link" href="${at(visit.language)}" download>${name}</a> <span class="muted">(${others.map(
    (language, index) =>
      html`${index > 0 ? ', ' : ''}<a class="ds-link" href="${at(language)}" download aria-label="${words['documents.language'](name, words[`language.${language}`])}">${words[`language.${language}`]}</a>`,
  )})</span>`;
};

/** The firm's own record of the case. Basis: GDPR art. 33(5). */
export const documentationLink = (view: CaseView): Html => {
  const words = view.visit.words.incident;
  return html`<p class="ds-paragraph">${inLanguages(view, 'documentation.pdf', words['documents.documentation'])}<br><span class="muted">${words['documents.documentation.hint']}</span></p>`;
};

/** Proof that the people were told, once a notice to them was approved. */
export const proofLinks = (view: CaseView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  return html`<p class="ds-paragraph">${inLanguages(view, 'proof.pdf', words['documents.proof'])}<br><span class="muted">${words['documents.proof.hint']}</span><br><a class="ds-link" href="${pathOf(incident.id)}/proof.csv?language=${visit.language}" download>${words['documents.proofCsv']}</a></p>`;
};

/** The whole case in one sealed file, for those who may open all of it; without the exempt files for whoever gets it. */
export const caseFileLinks = (view: CaseView): Html => {
  const { visit, incident } = view;
  if (!may(visit.requester.role, 'attachments.open-exempt')) return html``;
  const words = visit.words.evidence;
  return html`<p class="ds-paragraph">${inLanguages(view, 'case-file.zip', words.caseFile)}<br><span class="muted">${words.caseFileHint}</span><br><a class="ds-link" href="${pathOf(incident.id)}/case-file.zip?language=${visit.language}&exempt=leave-out" download>${words.caseFile}, ${words.caseFileWithout}</a></p>`;
};
