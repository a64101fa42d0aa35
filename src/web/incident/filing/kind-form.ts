import {
  completenesses,
  type ReportKind,
  reportKinds,
  withdrawalCodes,
} from '../../../../workflows/incident/filings.ts';
import { inOslo, select, textArea } from '../../frame.ts';
import { type Html, html } from '../../html.ts';
import { eventForm, type FormState, formState, withError } from '../form-parts.ts';
import { type DeskView, isFiled } from './desk-view.ts';

const type = 'report.submitted';

/** The kinds that can be sent now: only the first one before anything stands with the authority. */
const kindsNow = (view: DeskView): readonly ReportKind[] => {
  if (!isFiled(view)) return ['first'];
  return view.incident.role === 'processor' ? reportKinds : reportKinds.filter((kind) => kind !== 'first');
};

const startKind = (view: DeskView, kinds: readonly ReportKind[]): ReportKind => {
  const { since, draft, askedKind } = view;
  const proposed = since.proposed ?? draft.kind;
  return kinds.find((kind) => kind === askedKind) ?? kinds.find((kind) => kind === proposed) ?? 'first';
};

const radio = (
  state: FormState,
  one: { name: string; value: string; label: string; means?: string; checked: boolean },
): Html => {
  const id = state.id(`${one.name}-${one.value}`);
  const means = one.means
    ? html`<p class="ds-paragraph" data-field="description" id="${id}-means">${one.means}</p>`
    : '';
  return html`<div class="ds-field choice"><input class="ds-input" type="radio" name="${one.name}" id="${id}" value="${one.value}"${one.checked ? html` checked` : ''}${one.means ? html` aria-describedby="${id}-means"` : ''}><label class="ds-label" data-weight="medium" for="${id}">${one.label}</label>${means}</div>`;
};

const faultOf = (error: string | undefined, id: string): Html =>
  error ? html`<p class="ds-validation-message" data-field="validation" id="${id}">${error}</p>` : html``;

const kindChoice = (view: DeskView, state: FormState): Html => {
  const words = view.visit.words.incident;
  const kinds = kindsNow(view);
  const start = startKind(view, kinds);
  if (kinds.length === 1)
    return html`<input type="hidden" name="kind" value="${start}"><p class="ds-paragraph"><strong>${words[`kind.${start}`]}.</strong> ${words[`kind.${start}.means`]}</p>`;
  const chosen = state.value('kind', start);
  return html`<fieldset class="ds-fieldset" id="${state.id('kind')}"><legend class="ds-label" data-weight="medium">${words['kind.choose']}</legend>${kinds.map(
    (kind) =>
      radio(state, {
        name: 'kind',
        value: kind,
        label: words[`kind.${kind}`],
        means: words[`kind.${kind}.means`],
        checked: kind === chosen,
      }),
  )}${faultOf(state.error('/kind'), state.id('kind-fault'))}</fieldset>`;
};

/** What the facts amount to is proposed; the API refuses a complete one that leaves something open. */
const completenessChoice = (view: DeskView, state: FormState): Html => {
  const words = view.visit.words.incident;
  const counted = view.draft.completeness ?? 'incomplete';
  const chosen = state.value('completeness', counted);
  return html`<fieldset class="ds-fieldset unless-withdrawal" id="${state.id('completeness')}"><legend class="ds-label" data-weight="medium">${words['completeness.choose']}</legend>
    ${completenesses.map((value) =>
      radio(state, {
        name: 'completeness',
        value,
        label: words[`completeness.${value}`],
        means:
          value === counted ? words[`completeness.proposed.${value}`] : words[`completeness.${value}.means`],
        checked: chosen === value,
      }),
    )}${faultOf(state.error('/completeness'), state.id('completeness-fault'))}</fieldset>`;
};

/** Asked where a notice is taken back; without `:has()` in the browser it stands there with its words. */
const withdrawal = (view: DeskView, state: FormState): Html => {
  const words = view.visit.words.incident;
  if (!isFiled(view)) return html``;
  return html`<fieldset class="ds-fieldset when-withdrawal"><legend class="ds-label" data-weight="medium">${words['withdrawal.title']}</legend>
    ${select({
      id: state.id('withdrawalCode'),
      name: 'withdrawalCode',
      label: words['withdrawal.code'],
      value: state.value('withdrawalCode', withdrawalCodes[1]),
      options: withdrawalCodes.map((value) => ({ value, label: words[`withdrawal.${value}`] })),
      ...withError(state.error('/withdrawal/code')),
    })}${textArea({
      id: state.id('withdrawalReason'),
      name: 'withdrawalReason',
      label: words['withdrawal.reason'],
      hint: words['withdrawal.reason.hint'],
      value: state.value('withdrawalReason'),
      rows: 3,
      ...withError(state.error('/withdrawal/reason') ?? state.error('/withdrawal')),
    })}</fieldset>`;
};

/** Under which mandates a processor sends it: all that stand, unless somebody takes one out. */
const mandateChoice = (view: DeskView, state: FormState): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const standing = incident.filing.mandates.filter(({ endedAt }) => endedAt === null);
  if (incident.role !== 'processor' || standing.length === 0) return html``;
  const chosen = state.returned ? state.value('mandates').split('\n') : standing.map(({ key }) => key);
  return html`<fieldset class="ds-fieldset" id="${state.id('mandates')}"><legend class="ds-label" data-weight="medium">${words['mandates.covered']}</legend>${standing.map(
    ({ key, controller, scope, givenAt }) =>
      html`<div class="ds-field choice"><input class="ds-input" type="checkbox" name="mandates" value="${key}" id="mandate-${key}"${chosen.includes(key) ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="mandate-${key}">${controller}: ${words[`scope.${scope}`].toLocaleLowerCase(visit.language)} <span class="muted">(${inOslo(visit, givenAt)})</span></label></div>`,
  )}${faultOf(state.error('/mandates'), state.id('mandates-fault'))}</fieldset>`;
};

/** What kind of notice is sent for approval, and whether it leaves something open; the defaults say why. */
export const kindForm = (view: DeskView, variant: 'primary' | 'secondary'): Html => {
  const { visit } = view;
  const words = visit.words.incident;
  const state = formState(view, type);
  const inner = html`${kindChoice(view, state)}${completenessChoice(view, state)}${withdrawal(view, state)}${mandateChoice(view, state)}<p class="ds-paragraph muted">${words.submitReportText}</p>`;
  return eventForm(view, type, { label: words[`do.${type}`], inner, variant });
};
