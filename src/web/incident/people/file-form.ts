import { fileLimits } from '../../../people/files/limits.ts';
import { button, fileField } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { type CaseView, pathOf } from '../case-view.ts';
import { formState, withError } from '../form-parts.ts';

export const fileForm = 'people-file';

/** A file to send in; it works without script, and nothing of it is held in the browser. */
export const peopleFileForm = (view: CaseView, replaces: boolean): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const state = formState(view, fileForm);
  return html`<form class="incident-form" method="post" enctype="multipart/form-data" action="${pathOf(incident.id, 'people')}/file">
    ${fileField({
      id: state.id('file'),
      name: 'file',
      label: words.peopleFile,
      hint: words.peopleFileHint(words.peopleNumber(fileLimits.rows)),
      accept: '.csv,.txt,.tsv,.xlsx,text/csv,text/plain',
      required: true,
      ...withError(state.error('/file')),
    })}
    ${replaces ? html`<p class="ds-paragraph muted">${words.peopleReplace}</p>` : ''}
    <div class="actions">${button(words.peopleFileSend)}</div></form>`;
};
