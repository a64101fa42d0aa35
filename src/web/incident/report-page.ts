import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { mayWrite, pathOf } from './case-view.ts';
import { afterPart } from './filing/after-part.ts';
import { altinnHint } from './filing/altinn-hint.ts';
import { approvalPart } from './filing/approval-part.ts';
import { attachmentsPart } from './filing/attachments-part.ts';
import { correctionBox } from './filing/correction-box.ts';
import { type DeskView, isFiled, stageOf } from './filing/desk-view.ts';
import { deskFields } from './filing/desk-fields.ts';
import { filingForm } from './filing/filing-form.ts';
import { kindForm } from './filing/kind-form.ts';
import { lackingPart } from './filing/lacking-part.ts';
import { mandatesPart } from './filing/mandates-part.ts';
import { owedPart } from './filing/owed-part.ts';
import { sheetPart } from './filing/sheet-part.ts';
import { versionsPart } from './filing/versions-part.ts';
import { casePage } from './layout.ts';
import { reportPreview } from './report-preview.ts';
import { whyNot } from './why-not.ts';

const card = (id: string, title: string, body: Html): Html =>
  html`<section class="ds-card desk-step" data-color="neutral" aria-labelledby="${id}"><h2 class="ds-heading" data-size="sm" id="${id}">${title}</h2>${body}</section>`;

/** A change, or a new version, has made void what waited: said until the next one is filed. */
const voided = ({ visit, incident }: DeskView): Html => {
  const words = visit.words.incident;
  const { voided: gone, waiting } = incident.filing;
  return gone && !waiting
    ? html`<p class="ds-alert" data-color="warning">${words['desk.voided'](inOslo(visit, gone.since))}</p>`
    : html``;
};

/** The next notice, once one is filed: folded up unless it is proposed or was asked for. */
const nextNotice = (view: DeskView): Html => {
  const { visit, incident, since, askedKind, attempt } = view;
  const words = visit.words.incident;
  if (!incident.accepts.includes('report.submitted')) return html``;
  const isOpen = askedKind !== undefined || attempt?.form === 'report.submitted';
  return html`<details class="ds-details" id="next-notice"${isOpen ? html` open` : ''}><summary>${words['desk.next']}</summary><div><p class="ds-paragraph">${words.followUpText} <a class="ds-link" href="${pathOf(incident.id, 'facts')}">${words['view.facts']}</a></p>${lackingPart(view, view.draft)}${kindForm(view, since.proposed ? 'secondary' : 'primary')}</div></details>`;
};

/** What is done now, by the one who may, and nothing else: writing, reading, filing, or what follows. */
const now = (view: DeskView): Html => {
  const { visit, incident, report } = view;
  const words = visit.words.incident;
  const stage = stageOf(view);
  const said = (title: string, body: Html): Html => card('desk-now', title, body);
  if (stage === 'none' && incident.role === 'processor')
    return said(words['desk.none'], html`<p class="ds-paragraph">${words.reportNotOurs}</p>`);
  if (!mayWrite(view))
    return said(words[`report.${report.status}`], html`<p class="ds-paragraph">${words['why.role']}</p>`);
  if (stage === 'preparing' || stage === 'excepting')
    return said(
      words['desk.prepare'],
      incident.accepts.includes('report.submitted')
        ? html`${voided(view)}${lackingPart(view, view.draft)}${kindForm(view, 'primary')}`
        : html`${lackingPart(view, view.draft)}<p class="ds-paragraph">${whyNot(view, 'report.submitted')}</p>`,
    );
  if (stage === 'reviewing')
    return said(words['desk.review'], html`${lackingPart(view, view.sheet)}${approvalPart(view)}`);
  if (stage === 'filing') return html``;
  return said(
    stage === 'none' ? words['desk.none'] : words['desk.onwards'],
    stage === 'none'
      ? html`<p class="ds-paragraph">${whyNot(view, 'report.submitted')}</p>`
      : html`<p class="ds-paragraph">${isFiled(view) ? words['desk.filed'] : words['desk.withdrawn']}</p>${nextNotice(view)}`,
  );
};

/** Two steps at one desk: copy the answers, then record that it is done. */
const filing = (view: DeskView): Html => {
  const words = view.visit.words.incident;
  if (stageOf(view) !== 'filing' || !mayWrite(view)) return html``;
  return html`${card('desk-copy', words['desk.copy'], html`${altinnHint(view)}${sheetPart(view, { open: true, ticks: true, title: words['sheet.title'] })}`)}
    ${card('desk-file', words['desk.file'], html`<p class="ds-paragraph">${words['desk.fileText']}</p>${filingForm(view)}`)}`;
};

/** What is frozen and what the facts would give now, side by side for who asks. */
const otherContent = ({ visit, incident, report, shown }: DeskView): Html => {
  const words = visit.words.incident;
  if (report.status === 'draft' && shown.content === 'latest') return html``;
  const other = shown.content === 'draft' ? 'latest' : 'draft';
  return html`<p><a class="ds-link" href="${pathOf(incident.id, 'report')}?content=${other}">${other === 'draft' ? words.showDraft : words.showFrozen}</a></p>`;
};

/** The desk of the notice to Datatilsynet: what is owed, what to do now, the answers to its form, and what came of it. */
export const reportPage = (view: DeskView) => {
  const { visit } = view;
  const words = visit.words.incident;
  const stage = stageOf(view);
  const isOpen = stage === 'reviewing';
  const sheet =
    stage === 'filing' && mayWrite(view)
      ? html``
      : sheetPart(view, {
          open: isOpen,
          ticks: false,
          title: view.sheet.hash === null ? words['sheet.titleDraft'] : words['sheet.title'],
        });
  return casePage(view, 'report', {
    lead: words.reportLead,
    ...deskFields(view),
    body: html`<link rel="stylesheet" href="/assets/desk.css">${owedPart(view)}${correctionBox(view)}${now(view)}${filing(view)}${mandatesPart(view)}
      <div class="desk-more">${sheet}${attachmentsPart(view)}${versionsPart(view)}
      <details class="ds-details" id="whole"${view.shown.content === 'draft' ? html` open` : ''}><summary>${words['desk.document']}</summary><div>${otherContent(view)}${reportPreview(view, view.document, view.shown)}</div></details></div>
      <p><a class="ds-link" href="${pathOf(view.incident.id, 'exchange')}">${words['exchange.link']}</a></p>
      ${afterPart(view)}<script type="module" src="/assets/answer-sheet.js"></script>`,
  });
};
