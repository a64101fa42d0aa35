import { type ColumnPlan, fieldNameOf, targets } from '../../../people/files/columns.ts';
import type { ShownImport } from '../../../people/present.ts';
import { languages } from '../../../languages.ts';
import { button, field, select } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { type CaseView, pathOf } from '../case-view.ts';
import { fieldId, formState, withError } from '../form-parts.ts';
import { wordFor } from '../own-words.ts';

export const startForm = 'people-start';

type File = NonNullable<ShownImport['file']>;

const samples = 3;

const labelOf = ({ visit }: CaseView, { headings }: File, at: number): string =>
  headings[at] || visit.words.incident.mappingColumn(at + 1);

/** Labels and places of the columns' fields, for the list of what is wrong. */
export const mappingFaults = (view: CaseView, file: File | null | undefined) => {
  const labels: Record<string, string> = { '/columns': view.visit.words.incident.mappingTitle };
  const anchors: Record<string, string> = { '/columns': fieldId(startForm, 'as-0') };
  for (const at of file?.headings.keys() ?? []) {
    labels[`/columns/${at}/as`] = labelOf(view, file as File, at);
    anchors[`/columns/${at}/as`] = fieldId(startForm, `as-${at}`);
    labels[`/columns/${at}/field`] =
      `${labelOf(view, file as File, at)}, ${view.visit.words.incident.mappingField}`;
    anchors[`/columns/${at}/field`] = fieldId(startForm, `field-${at}`);
  }
  return { labels, anchors };
};

/** One column: its heading, what stands in it, what it is taken for. */
const columnRow = (view: CaseView, file: File, at: number, plan: ColumnPlan): Html => {
  const { visit } = view;
  const words = visit.words.incident;
  const state = formState(view, startForm);
  const label = labelOf(view, file, at);
  const shown = file.rows
    .map((row) => row[at] ?? '')
    .filter((value) => value !== '')
    .slice(0, samples);
  return html`<li class="mapping-column"><p class="ds-paragraph"><strong>${label}</strong><br><span class="muted">${plan.as === 'identityNumber' ? words.mappingHidden : shown.length > 0 ? shown.join(' · ') : words.mappingBlank}</span></p>
  ${select({
    id: state.id(`as-${at}`),
    name: `as.${at}`,
    label: words.mappingAs(label),
    value: state.value(`as.${at}`, plan.as),
    options: targets.map((target) => ({
      value: target,
      label: wordFor(visit, `target.${target}`) ?? target,
    })),
    ...withError(state.error(`/columns/${at}/as`)),
  })}${field({
    id: state.id(`field-${at}`),
    name: `field.${at}`,
    label: words.mappingField,
    value: state.value(`field.${at}`, plan.field ?? fieldNameOf(label)),
    ...withError(state.error(`/columns/${at}/field`)),
  })}</li>`;
};

const firstRows = (view: CaseView, file: File, plans: readonly ColumnPlan[]): Html => {
  const words = view.visit.words.incident;
  const shown = plans.flatMap(({ as }, at) => (as === 'identityNumber' ? [] : [at]));
  return html`<details class="ds-details" data-size="sm"><summary>${words.mappingRows(file.rows.length)}</summary><div class="table-scroll" tabindex="0" role="region" aria-label="${words.mappingRows(file.rows.length)}"><table class="ds-table" data-size="sm"><thead><tr>${shown.map((at) => html`<th scope="col">${labelOf(view, file, at)}</th>`)}</tr></thead><tbody>${file.rows.map((row) => html`<tr>${shown.map((at) => html`<td>${row[at] ?? ''}</td>`)}</tr>`)}</tbody></table></div></details>`;
};

/** What the columns of a file are, guessed, to be put right; and what stands for what the file does not say. */
export const mappingForm = (view: CaseView, { id, file, mapping, state: standing }: ShownImport): Html => {
  if (!file) return html``;
  const { visit, incident } = view;
  const words = visit.words.incident;
  const state = formState(view, startForm);
  const plans: readonly ColumnPlan[] = mapping?.columns ?? file.guessed;
  return html`<form class="incident-form" method="post" action="${pathOf(incident.id, 'people')}/start" aria-labelledby="mapping">
    <h3 class="ds-heading" data-size="2xs" id="mapping">${words.mappingTitle}</h3><p class="ds-paragraph">${words.mappingText}</p>
    <input type="hidden" name="version" value="${incident.version}"><input type="hidden" name="import" value="${id}">
    <ol class="mapping">${plans.map((plan, at) => columnRow(view, file, at, plan))}</ol>
    ${firstRows(view, file, plans)}
    ${select({
      id: state.id('language'),
      name: 'language',
      label: words.mappingLanguage,
      value: state.value('language', mapping?.language ?? 'nb'),
      options: languages.map((language) => ({ value: language, label: words[`language.${language}`] })),
    })}
    ${field({
      id: state.id('group'),
      name: 'group',
      label: words.mappingGroup,
      value: state.value('group', mapping?.group ?? ''),
      ...withError(state.error('/group')),
    })}
    <div class="actions">${button(standing === 'interrupted' ? words.importAgain : words.importStart)}</div></form>`;
};
