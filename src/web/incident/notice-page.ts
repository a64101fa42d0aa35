import { languages } from '../../languages.ts';
import { button, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { approveForm, returnForm } from './approval-forms.ts';
import { type CaseView, isOpen, mayWrite, pathOf, stateOf } from './case-view.ts';
import { eventForm, fieldId, formState, law, withError } from './form-parts.ts';
import { casePage } from './layout.ts';
import type { ShownNotice } from './load-case.ts';
import { fieldOf, languageFields, places } from './notice-fields.ts';
import { whyNot } from './why-not.ts';

/** Somebody of the staff who can get a sample. */
export interface Sampled {
  id: string;
  name: string;
  email: string | null;
  mobile: string | null;
}

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

/** A sample to one's own staff, by the channel that people get the notice by. */
const sampleForm = (view: CaseView, staff: readonly Sampled[]): Html => {
  const { visit, incident } = view;
  const words = visit.words.incident;
  const reachable = staff.filter(({ email, mobile }) => email ?? mobile);
  if (!mayWrite(view) || !isOpen(incident) || reachable.length === 0) return html``;
  const state = formState(view, 'sample');
  return html`<details class="ds-details" id="sample"${state.returned ? html` open` : ''}><summary>${words['sample.title']}</summary><div><p class="ds-paragraph">${words['sample.text']}</p>
    <form class="incident-form" method="post" action="${pathOf(incident.id, 'notice')}/sample"><input type="hidden" name="version" value="${incident.version}">
    ${select({ id: state.id('contactId'), name: 'contactId', label: words['sample.whom'], value: state.value('contactId'), options: reachable.map(({ id, name }) => ({ value: id, label: name })), ...withError(state.error('/contactId')) })}
    ${select({ id: state.id('channel'), name: 'channel', label: words['sample.how'], value: state.value('channel', 'email'), options: (['email', 'sms'] as const).map((channel) => ({ value: channel, label: words[`channel.${channel}`] })) })}
    ${select({ id: state.id('language'), name: 'language', label: words['sample.language'], value: state.value('language', visit.language), options: languages.map((language) => ({ value: language, label: words[`language.${language}`] })) })}
    <div class="actions">${button(words['sample.send'], { variant: 'secondary' })}</div></form></div></details>`;
};

/** The texts that people get, by language and channel, with what keeps them from being sent. */
export const noticePage = (view: CaseView, notice: ShownNotice, staff: readonly Sampled[] = []) => {
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
      '/contactId': words['sample.whom'],
    },
    anchors: {
      ...Object.fromEntries(
        pointers.map(({ pointer, language, place }) => [pointer, fieldOf(language, place)]),
      ),
      [returned]: fieldId('notice.returned', 'reason'),
      '/ownApprovalReason': fieldId('notice.approved', 'ownApprovalReason'),
      '/people': fieldId('notice.approved', 'people'),
      '/contactId': fieldId('sample', 'contactId'),
    },
    body: html`<section class="ds-card" data-color="neutral" aria-labelledby="standing"><div><h2 class="ds-heading" data-size="xs" id="standing">${words[`notice.${notice.standing}`]}</h2>
    ${notice.standing === 'draft' ? html`<p class="ds-paragraph">${words.noticeFaults(notice.faults.length)}</p>` : html`<p class="ds-paragraph">${words.noticeFrozen}</p>`}
    ${todo(view, notice)}${incident.role === 'processor' ? '' : sampleForm(view, staff)}</div></section>
    ${
      editable
        ? html`<form class="incident-form notice" method="post" action="${pathOf(incident.id, 'notice')}"><input type="hidden" name="version" value="${incident.version}"><p class="ds-paragraph muted">${words.noticeFields}</p>${languages.map((language) => languageFields(view, notice, language))}<div class="actions sticky">${button(words.noticeSave)}</div></form>`
        : frozenTexts(view, notice)
    }`,
  });
};
