import type { ShownHold } from '../../hold/routes.ts';
import { Problem } from '../../problems.ts';
import { button, errorFor, inOslo, select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Form } from './form.ts';
import { mayWrite, problemBox } from './parts.ts';

type WouldGoOut = NonNullable<ShownHold['wouldGoOut']>;

/** What came back with the form: what was typed, and what is wrong with it. */
export interface ReturnedRelease {
  form: Form;
  problem: Problem;
}

const kinds = ['reminders', 'alerts', 'notices', 'unknown'] as const;

const why = (visit: SignedInVisit, { reason, backupMadeAt }: ShownHold): string => {
  const words = visit.words.hold;
  if (reason === 'other-cluster') return words.whyOtherCluster;
  if (reason === 'rolled-back') return words.whyRolledBack;
  return words.whyRestored(backupMadeAt ? inOslo(visit, backupMadeAt) : '–');
};

const waiting = (visit: SignedInVisit, would: WouldGoOut): Html => {
  const words = visit.words.hold;
  const several = kinds.some((kind) => would[kind].incidents.length >= 50);
  const isWhole = kinds.every(
    (kind) => would[kind].incidents.reduce((sum, { count }) => sum + count, 0) === would[kind].count,
  );
  const note = several ? words.andMore : words.andUnseen;
  return html`<dl class="hold-waiting">${kinds.map(
    (kind) =>
      html`<div><dt>${words[kind]}</dt><dd><strong>${
        would[kind].count === 0 ? words.none : words.count(would[kind].count)
      }</strong>${
        would[kind].incidents.length === 0
          ? ''
          : html`<ul>${would[kind].incidents.map(
              ({ id, reference, count }) =>
                html`<li><a class="ds-link" href="/incidents/${id}">${reference}</a> (${words.count(count)})</li>`,
            )}</ul>`
      }</dd></div>`,
  )}</dl>${several || !isWhole ? html`<p class="ds-paragraph">${note}</p>` : ''}`;
};

/** The problem of the API in this page's words. */
const inWords = (visit: SignedInVisit, problem: Problem | undefined): Problem | undefined => {
  if (!problem) return undefined;
  const words = visit.words.hold;
  if (problem.type === 'not-found') return new Problem('not-found', words.gone);
  const errors = problem.details.errors?.map(({ pointer }) => ({
    pointer,
    detail: pointer === '/notices' ? words.faultNotices : words.faultReason,
  }));
  return new Problem(problem.type, words.problem, errors ? { errors } : {});
};

const releaseForm = (visit: SignedInVisit, would: WouldGoOut, returned?: ReturnedRelease): Html => {
  const words = visit.words.hold;
  const problem = inWords(visit, returned?.problem);
  const labels = { '/reason': words.reason, '/notices': words.noticesChoice };
  return html`${problemBox(visit, problem, labels, { '/reason': 'reason', '/notices': 'notices' })}
    <form method="post" action="/settings/hold" novalidate>
    ${
      would.notices.count === 0
        ? ''
        : select({
            id: 'notices',
            name: 'notices',
            label: words.noticesChoice,
            hint: words.noticesHint,
            required: true,
            value: returned?.form['notices'] ?? '',
            error: errorFor(problem, '/notices'),
            options: [
              { value: '', label: words.chooseNotices },
              { value: 'unknown', label: words.noticesUnknown },
              { value: 'send', label: words.noticesSend },
            ],
          })
    }
    ${textArea({
      id: 'reason',
      name: 'reason',
      label: words.reason,
      hint: words.reasonHint,
      required: true,
      value: returned?.form['reason'] ?? '',
      error: errorFor(problem, '/reason'),
      rows: 3,
    })}
    ${button(words.release)}</form>`;
};

/** Why nothing leaves the house, what to do first, what would go out, and the form that lets it. */
export const holdView = (visit: SignedInVisit, hold: ShownHold, returned?: ReturnedRelease): Html => {
  const words = visit.words.hold;
  if (!hold.wouldGoOut || !hold.since) return html`<p class="ds-paragraph">${words.nothing}</p>`;
  const steps =
    hold.reason === 'restored'
      ? [words.checkOther, words.checkMissing, words.checkAccess, words.checkWaiting]
      : [words.checkOther, words.checkWaiting];
  return html`<p class="ds-paragraph">${why(visit, hold)} ${words.since(inOslo(visit, hold.since))}</p>
    <h2 class="ds-heading" data-size="sm">${words.first}</h2>
    <ol class="ds-list">${steps.map((step) => html`<li>${step}</li>`)}</ol>
    <h2 class="ds-heading" data-size="sm">${words.waitingTitle}</h2>
    ${waiting(visit, hold.wouldGoOut)}
    <h2 class="ds-heading" data-size="sm">${words.releaseTitle}</h2>
    ${mayWrite(visit) ? releaseForm(visit, hold.wouldGoOut, returned) : html`<p class="ds-paragraph">${words.onlyAdministrator}</p>`}`;
};
