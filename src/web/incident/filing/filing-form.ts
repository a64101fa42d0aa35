import { addHours } from '../../../../workflows/deadlines.ts';
import { regimeAt } from '../../../../workflows/regimes/no-gdpr.ts';
import { offeredEndings } from '../../../attachments/formats.ts';
import { field, fileField, inOslo, select, textArea } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { type CaseView, stateOf } from '../case-view.ts';
import { looksLikeAltinn } from '../event-body.ts';
import { dateAndTime, eventForm, type FormState, formState, law, withError } from '../form-parts.ts';
import type { DeskView } from './desk-view.ts';

const type = 'authority.notified';

export const isLate = ({ incident, visit, attempt }: CaseView): boolean => {
  const due = incident.deadlines.findLast(({ kind }) => kind === 'authority.notice')?.dueAt;
  const late = due !== undefined && Date.parse(due) < visit.now.getTime();
  return late || attempt?.problem.details.code === 'delay-reason-missing';
};

/** Which of the staff did it; whoever fills in the form, unless they say otherwise. */
export const byWhom = ({ visit, staff }: DeskView, state: FormState, label: string): Html => {
  const own = visit.requester.personId;
  const options = staff.some(({ id }) => id === own)
    ? staff
    : [{ id: own, name: visit.requester.name }, ...staff];
  return select({
    id: state.id('filedBy'),
    name: 'filedBy',
    label,
    value: state.value('filedBy', own),
    options: options.map(({ id, name }) => ({ value: id, label: name })),
    ...withError(state.error('/filedBy')),
  });
};

/** A file of the case that proves what is recorded; chosen among those that are there, or sent along. */
export const proofField = (
  { visit, attachments, uploadMaxBytes }: DeskView,
  state: FormState,
  { label, hint }: { label: string; hint: string },
): Html => {
  const words = visit.words.incident;
  const options = attachments
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ id, name, addedAt }) => ({
      value: id,
      label: `${name ?? words['proof.unnamed']} (${inOslo(visit, addedAt)})`,
    }));
  return html`${select({
    id: state.id('proof'),
    name: 'proof',
    label,
    hint,
    value: state.value('proof'),
    options: [{ value: '', label: words['proof.none'] }, ...options],
    ...withError(state.error('/proof')),
  })}${fileField({
    id: state.id('file'),
    name: 'file',
    label: words.attachmentUploadHere,
    hint: words.attachmentFileHint(Math.floor(uploadMaxBytes / 1024 / 1024)),
    accept: offeredEndings.join(','),
  })}`;
};

const channels = ['altinn', 'e-mail', 'letter', 'other'] as const;

const reference = (view: DeskView, state: FormState): Html => {
  const words = view.visit.words.incident;
  const typed = state.value('reference');
  const isOdd = state.returned && typed !== '' && !looksLikeAltinn(typed);
  const error = state.error('/reference');
  const sure = html`<div class="ds-field choice"><input class="ds-input" type="checkbox" name="referenceSure" value="yes" id="${state.id('referenceSure')}"${state.value('referenceSure') === 'yes' ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="${state.id('referenceSure')}">${words['filed.reference.sure']}</label></div>`;
  return html`${field({
    id: state.id('reference'),
    name: 'reference',
    label: words['filed.reference'],
    hint: words['filed.reference.hint'],
    value: typed,
    ...withError(error),
  })}${isOdd && state.value('channel', 'altinn') === 'altinn' ? sure : ''}`;
};

/** When the rest of an incomplete notice is given: the regime's own date unless somebody says another. */
const rest = (view: DeskView, state: FormState): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  if (incident.filing.waiting?.completeness !== 'incomplete') return html``;
  const { defaultHours = 0 } = regimeAt(incident.awareAt).dated['authority.supplement'];
  const start = addHours(visit.now.toISOString(), defaultHours);
  return html`${dateAndTime(view, state, { name: 'followUp', pointer: '/followUpDueAt', legend: words['filed.followUp'], start })}<p class="ds-paragraph muted">${words['filed.followUp.hint']}</p>`;
};

const delayReason = (view: DeskView, state: FormState): Html => {
  const words = view.visit.words.incident;
  const isFirst = stateOf(view.incident, 'authority').startsWith('owed');
  if (!isLate(view) || !isFirst) return html``;
  const frozen = view.sheet.fields.find(({ sources }) => sources.includes('record.delay'))?.text;
  const draft = frozen ?? view.delayDraft;
  return textArea({
    id: state.id('delayReason'),
    name: 'delayReason',
    label: words['filed.delayReason'],
    hint: draft ? `${words['filed.delayReason.hint']} ${words.delayDraft}` : words['filed.delayReason.hint'],
    value: state.value('delayReason', draft),
    rows: 8,
    ...withError(state.error('/delayReason')),
  });
};

/** The word that it is done: when, by whom, how, and what proves it. Nothing counts as filed before it. */
export const filingForm = (view: DeskView): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const state = formState(view, type);
  const channel = state.value('channel', 'altinn');
  const inner = html`<input type="hidden" name="kind" value="${incident.filing.waiting?.kind ?? 'first'}">
    ${dateAndTime(view, state, { name: 'at', pointer: '/at', legend: words['filed.when'], start: visit.now, required: true })}
    ${byWhom(view, state, words['filed.by'])}
    <fieldset class="ds-fieldset" id="${state.id('channel')}"><legend class="ds-label" data-weight="medium">${words['filed.channel']}</legend>${channels.map(
      (value) =>
        html`<div class="ds-field choice"><input class="ds-input" type="radio" name="channel" value="${value}" id="${state.id(`channel-${value}`)}"${value === channel ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="${state.id(`channel-${value}`)}">${words[`filed.channel.${value}`]}</label></div>`,
    )}</fieldset>
    ${reference(view, state)}
    ${proofField(view, state, { label: words['filed.proof'], hint: words['filed.proof.hint'] })}
    ${rest(view, state)}
    ${delayReason(view, state)}
    ${law(view, words['filed.law'])}`;
  return eventForm(view, type, { label: words[`do.${type}`], inner, takesFile: true });
};
