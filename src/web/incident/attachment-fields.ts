import { attachmentKinds } from '../../attachments/kinds.ts';
import { select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { CaseView } from './case-view.ts';
import { type FormState, withError } from './form-parts.ts';

/** What is said of a file when it is shown to be changed. */
interface Said {
  kind: string;
  disclosure: string;
  basis: string;
  note: string;
}

const choice = (state: FormState, value: string, label: string, isChosen: boolean): Html => {
  const id = state.id(`disclosure-${value || 'open'}`);
  return html`<div class="ds-field choice"><input class="ds-input" type="radio" name="disclosure" value="${value}" id="${id}"${isChosen ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="${id}">${label}</label></div>`;
};

/** Kind, release with its basis, and note: the same for a new file and for one that is there. */
export const attachmentFields = ({ visit }: CaseView, state: FormState, said?: Said): Html => {
  const words = visit.words.incident;
  const isJudged = said !== undefined && (said.disclosure === 'releasable' || said.basis !== '');
  const disclosure = state.value('disclosure', isJudged ? said.disclosure : '');
  const error = state.error('/disclosure');
  return html`${select({
    id: state.id('kind'),
    name: 'kind',
    label: words.attachmentKind,
    value: state.value('kind', said?.kind),
    required: true,
    options: [
      ...(said ? [] : [{ value: '', label: words.attachmentKindChoose }]),
      ...attachmentKinds.map((kind) => ({ value: kind, label: words[`attachment.${kind}`] })),
    ],
    ...withError(state.error('/kind')),
  })}
  <fieldset class="ds-fieldset" id="${state.id('disclosure')}"><legend class="ds-label" data-weight="medium">${words.attachmentDisclosure}</legend><p data-field="description">${words.attachmentDisclosureHint}</p>
  ${isJudged ? '' : choice(state, '', words['disclosure.open'], disclosure === '')}${(['releasable', 'exempt'] as const).map((value) => choice(state, value, words[`disclosure.${value}`], disclosure === value))}
  ${error ? html`<p class="ds-validation-message" data-field="validation">${error}</p>` : ''}</fieldset>
  ${textArea({
    id: state.id('basis'),
    name: 'basis',
    label: words.attachmentBasis,
    hint: words.attachmentBasisHint,
    value: state.value('basis', said?.basis),
    rows: 2,
    ...withError(state.error('/basis')),
  })}
  ${textArea({
    id: state.id('note'),
    name: 'note',
    label: words.attachmentNote,
    value: state.value('note', said?.note),
    rows: 2,
    ...withError(state.error('/note')),
  })}`;
};
