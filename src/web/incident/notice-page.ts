import { languages } from '../../languages.ts';
import { button } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { approveForm, returnForm } from './approval-forms.ts';
import { type CaseView, isOpen, mayWrite, pathOf, stateOf } from './case-view.ts';
import { eventForm, fieldId, law } from './form-parts.ts';
import { casePage } from './layout.ts';
import type { ShownNotice } from './load-case.ts';
import { fieldOf, languageFields, places } from './notice-fields.ts';
import { whyNot } from './why-not.ts';

const frozenTexts = ({ visit }: CaseView, notice: ShownNotice): Html => {
  const words = visit.words.incident;
  return html`${languages.map((language) => {
    const { email, sms } = notice.texts[language];
    return html`<section class="ds-card" data-color="neutral" aria-labelledby="in-${language}"><h2 class="ds-heading" data-size="xs" id="in-${language}">${words[`language.${language}`]}</h2><dl class="answers" lang="${language}"><dt>${words.noticeSubject}</dt><dd>${email.subject}</dd><dt>${words.noticeEmail}</dt><dd class="written">${email.text}</dd><dt>${words.noticeSms}</dt><dd class="written">${sms.text}<p class="muted">${words.noticeSegments(notice.smsSegments[language] ?? 0, notice.smsCostly[language] ?? [])}</p></dd></dl></section>`;
  })}`;
};

/** What can be done with the notice now. */
const todo = (view: CaseView, notice: ShownNotice): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  if (incident.role === 'processor') return html`<p class="ds-paragraph">${words.peopleNotOurs}</p>`;
  if (!mayWrite(view)) return html`<p class="ds-paragraph">${words['why.role']}</p>`;
  const accepts = new Set(incident.accepts);
  const people = stateOf(incident, 'people');
  const voluntary = people === 'deciding' || people === 'released';
  const peopleLink = html`<p class="ds-paragraph"><a class="ds-link" href="${pathOf(incident.id, 'people')}">${words.peopleNow(notice.people)}</a></p>`;
  return html`${peopleLink}${
    accepts.has('notice.submitted')
      ? eventForm(view, 'notice.submitted', {
          label: words['do.notice.submitted'],
          inner: html`<p class="ds-paragraph">${voluntary ? `${words.noticeVoluntary} ` : ''}${words.submitNoticeText}</p>`,
          ...(voluntary && { variant: 'secondary' as const }),
        })
      : ''
  }${accepts.has('notice.approved') && notice.hash ? approveForm(view, 'notice', notice.hash, words.approveNoticeText(notice.people)) : ''}${
    accepts.has('notice.returned') ? returnForm(view, 'notice.returned') : ''
  }${accepts.has('notice.submitted') || accepts.has('notice.approved') ? '' : html`<p class="ds-paragraph">${whyNot(view, 'notice.submitted')}</p>`}${law(view, words['notice.law'])}`;
};

/** The texts that people get, by language and channel, with what keeps them from being sent. */
export const noticePage = (view: CaseView, notice: ShownNotice) => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const editable =
    notice.standing === 'draft' &&
    isOpen(incident) &&
    mayWrite(view) &&
    incident.role !== 'processor' &&
    stateOf(incident, 'people') !== 'told';
  const pointers = languages.flatMap((language) =>
    places.map((place) => ({ pointer: `/texts/${language}/${place.replace('.', '/')}`, language, place })),
  );
  const labels = {
    'email.subject': words.noticeSubject,
    'email.text': words.noticeEmail,
    'sms.text': words.noticeSms,
  };
  const returned = '/reason';
  return casePage(view, 'notice', {
    lead: words.noticeLead,
    labels: {
      ...Object.fromEntries(
        pointers.map(({ pointer, language, place }) => [
          pointer,
          `${labels[place]}, ${words[`language.${language}`]}`,
        ]),
      ),
      [returned]: words.returnReason,
      '/ownApprovalReason': words['ownApproval.reason'],
      '/people': words['approve.people'],
    },
    anchors: {
      ...Object.fromEntries(
        pointers.map(({ pointer, language, place }) => [pointer, fieldOf(language, place)]),
      ),
      [returned]: fieldId('notice.returned', 'reason'),
      '/ownApprovalReason': fieldId('notice.approved', 'ownApprovalReason'),
      '/people': fieldId('notice.approved', 'people'),
    },
    body: html`<section class="ds-card" data-color="neutral" aria-labelledby="standing"><div><h2 class="ds-heading" data-size="xs" id="standing">${words[`notice.${notice.standing}`]}</h2>
    ${notice.standing === 'draft' ? html`<p class="ds-paragraph">${words.noticeFaults(notice.faults.length)}</p>` : html`<p class="ds-paragraph">${words.noticeFrozen}</p>`}
    ${todo(view, notice)}</div></section>
    ${
      editable
        ? html`<form class="incident-form notice" method="post" action="${pathOf(incident.id, 'notice')}"><input type="hidden" name="version" value="${incident.version}"><p class="ds-paragraph muted">${words.noticeFields}</p>${languages.map((language) => languageFields(view, notice, language))}<div class="actions sticky">${button(words.noticeSave)}</div></form>`
        : frozenTexts(view, notice)
    }`,
  });
};
