import type { AuthorityReport } from '../../authority/report-document.ts';
import type { Language } from '../../languages.ts';
import { field, inOslo, select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { type CaseView, mayWrite, pathOf, stateOf } from './case-view.ts';
import { approveForm, returnForm } from './approval-forms.ts';
import { looksLikeAltinn } from './event-body.ts';
import { dateAndTime, eventForm, fieldId, formState, law, withError } from './form-parts.ts';
import { casePage } from './layout.ts';
import { reportPreview } from './report-preview.ts';
import { whyNot } from './why-not.ts';

const filed = 'authority.notified';

export const isLate = ({ incident, visit, attempt }: CaseView): boolean => {
  const due = incident.deadlines.findLast(({ kind }) => kind === 'authority.notice')?.dueAt;
  const late = due !== undefined && Date.parse(due) < visit.now.getTime();
  return late || attempt?.problem.details.code === 'delay-reason-missing';
};

/** The word that it is done: when, how, and Altinn's receipt. The reason for delay is asked for when it is late. */
const filingForm = (view: CaseView, delayDraft: string | undefined): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const state = formState(view, filed);
  const followUp = stateOf(incident, 'authority').startsWith('amending');
  const oddReference =
    state.returned && !looksLikeAltinn(state.value('reference')) && state.value('reference') !== '';
  const inner = html`<p class="ds-paragraph">${words.fileText}</p>
    <input type="hidden" name="kind" value="${incident.filing.waiting?.kind ?? 'first'}">
    ${dateAndTime(view, state, { name: 'at', pointer: '/at', legend: words['filed.when'], start: visit.now, required: true })}
    ${select({
      id: state.id('channel'),
      name: 'channel',
      label: words['filed.channel'],
      value: state.value('channel', 'altinn'),
      options: (['altinn', 'e-mail', 'letter', 'other'] as const).map((value) => ({
        value,
        label: words[`filed.channel.${value}`],
      })),
    })}
    ${field({
      id: state.id('reference'),
      name: 'reference',
      label: `${words['filed.reference']} (${words.optional})`,
      hint: words['filed.reference.hint'],
      value: state.value('reference'),
      ...withError(state.error('/reference') && words['lint.odd-reference']),
    })}
    ${oddReference ? html`<div class="ds-field choice"><input class="ds-input" type="checkbox" name="referenceSure" value="yes" id="${state.id('referenceSure')}"${state.value('referenceSure') === 'yes' ? html` checked` : ''}><label class="ds-label" data-weight="regular" for="${state.id('referenceSure')}">${words['filed.reference.sure']}</label></div>` : ''}
    ${
      isLate(view) && !followUp
        ? textArea({
            id: state.id('delayReason'),
            name: 'delayReason',
            label: words['filed.delayReason'],
            hint: delayDraft
              ? `${words['filed.delayReason.hint']} ${words.delayDraft}`
              : words['filed.delayReason.hint'],
            value: state.value('delayReason', delayDraft),
            rows: 8,
            ...withError(state.error('/delayReason') && words['refusal.delay-reason-missing']),
          })
        : ''
    }
    ${law(view, words['filed.law'])}`;
  return eventForm(view, filed, { label: words['do.authority.notified'], inner });
};

/** What can be done with the notice now. */
const todo = (view: CaseView, report: AuthorityReport, delayDraft: string | undefined): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  if (incident.role === 'processor') return html`<p class="ds-paragraph">${words.reportNotOurs}</p>`;
  if (!mayWrite(view)) return html`<p class="ds-paragraph">${words['why.role']}</p>`;
  const accepts = new Set(incident.accepts);
  const authority = stateOf(incident, 'authority');
  const submit = accepts.has('report.submitted')
    ? eventForm(view, 'report.submitted', {
        label: words['do.report.submitted'],
        inner: html`<p class="ds-paragraph">${authority === 'notified' ? words.followUpText : words.submitReportText} <a class="ds-link" href="${pathOf(incident.id, 'facts')}">${words['view.facts']}</a></p>`,
        ...(authority === 'notified' && { variant: 'secondary' as const }),
      })
    : html``;
  const approve =
    accepts.has('report.approved') && report.hash
      ? approveForm(view, 'report', report.hash, words.approveReportText)
      : html``;
  const nothing = !['report.submitted', 'report.approved', filed].some((type) => accepts.has(type));
  return html`${submit}${approve}${accepts.has(filed) ? filingForm(view, delayDraft) : ''}${accepts.has('report.returned') ? returnForm(view, 'report.returned') : ''}${nothing ? html`<p class="ds-paragraph">${whyNot(view, 'report.submitted')}</p>` : ''}`;
};

/** The notice to Datatilsynet: where it stands, what can be done with it, and all of it to read. */
export const reportPage = (
  view: CaseView,
  report: AuthorityReport,
  shown: { language: Language; content: 'latest' | 'draft'; delayDraft?: string | undefined },
) => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const { approval, status } = report;
  const other = shown.content === 'draft' ? 'latest' : 'draft';
  const id = (name: string): string => fieldId(view.attempt?.form ?? filed, name);
  return casePage(view, 'report', {
    lead: words.reportLead,
    labels: {
      '/at': words['filed.when'],
      '/channel': words['filed.channel'],
      '/reference': words['filed.reference'],
      '/delayReason': words['filed.delayReason'],
      '/reason': words.returnReason,
      '/ownApprovalReason': words['ownApproval.reason'],
    },
    anchors: {
      '/at': id('at'),
      '/channel': id('channel'),
      '/reference': id('reference'),
      '/delayReason': id('delayReason'),
      '/reason': id('reason'),
      '/ownApprovalReason': id('ownApprovalReason'),
    },
    body: html`<section class="ds-card" data-color="neutral" aria-labelledby="standing"><div><h2 class="ds-heading" data-size="xs" id="standing">${words[`report.${status}`]}</h2>
      ${approval ? html`<p class="muted">${words.reportBy(approval.submittedBy, inOslo(visit, approval.submittedAt))}${approval.approvedBy && approval.approvedAt ? html`<br>${words.reportApprovedBy(approval.approvedBy, inOslo(visit, approval.approvedAt))}` : ''}${approval.ownApprovalReason ? html`<br>${words['ownApproval.said'](approval.ownApprovalReason)}` : ''}</p>` : ''}
      ${todo(view, report, shown.delayDraft)}
      ${status === 'draft' && shown.content === 'latest' ? '' : html`<p><a class="ds-link" href="${pathOf(incident.id, 'report')}?content=${other}">${other === 'draft' ? words.showDraft : words.showFrozen}</a></p>`}</div></section>
    ${reportPreview(view, report, shown)}`,
  });
};
