import type { Problem } from '../../problems.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';

/** What the API says of one field, as the page can show it; undefined where the field is right. */
export const errorFor = (problem: Problem | undefined, pointer: string): string | undefined =>
  problem?.details.errors?.find((error) => error.pointer === pointer)?.detail;

const anchorOf = (pointer: string): string => pointer.replace(/^[/?]/, '').replaceAll('/', '-');

/**
 * Why nothing was saved, on top of the page that is shown again: a link to each field that is wrong. `labels` are the
 * visible labels by JSON pointer; `anchors` the ids of the fields where they are not the pointer itself with `-` for `/`.
 */
export const errorSummary = (
  visit: Visit,
  problem: Problem | undefined,
  labels: Record<string, string>,
  anchors: Record<string, string> = {},
): Html => {
  if (!problem) return html``;
  const { frame } = visit.words;
  const errors = problem.details.errors ?? [];
  return html`<div class="ds-error-summary v-errors" role="alert" tabindex="-1" autofocus id="errors">
    <h2 class="ds-heading" data-size="xs">${errors.length > 0 ? frame.errorsTitle : frame.problemTitle(problem.type)}</h2>
    ${
      errors.length > 0
        ? html`<ul class="ds-list">${errors.map(
            ({ pointer, detail }) =>
              html`<li><a class="ds-link" href="#${anchors[pointer] ?? anchorOf(pointer)}">${(labels[pointer] ?? frame.someField).replace(/[?:]$/, '')}: ${frame.fault(detail)}</a></li>`,
          )}</ul>`
        : html`<p class="ds-paragraph">${frame.problemAdvice(problem.type)}</p>`
    }
  </div>`;
};
