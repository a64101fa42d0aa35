import { type Language, languages } from '../../languages.ts';
import { button, field, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { approveForm, returnForm } from './approval-forms.ts';
import { type CaseView, isOpen, mayWrite, pathOf, stateOf } from './case-view.ts';
import type { Values } from './event-body.ts';
import { eventForm, fieldId, formState, law, withError } from './form-parts.ts';
import { casePage } from './layout.ts';
import type { ShownNotice } from './load-case.ts';
import { wordFor } from './own-words.ts';
import { whyNot } from './why-not.ts';

const form = 'texts';
const places = ['email.subject', 'email.text', 'sms.text'] as const;
type Place = (typeof places)[number];

const textAt = ({ email, sms }: ShownNotice['texts'][Language], place: Place): string => {
  if (place === 'sms.text') return sms.text;
  return place === 'email.subject' ? email.subject : email.text;
};

/** The texts of the form as the API takes them. A text that came back as it was shown is no change. */
export const textsFrom = (values: Values): Record<string, unknown> => {
  const at = (language: Language, place: Place): string =>
    (values[`${language}.${place}`] ?? '').replaceAll('\r\n', '\n');
  return {
    texts: Object.fromEntries(
      languages.map((language) => [
        language,
        {
          email: { subject: at(language, 'email.subject'), text: at(language, 'email.text') },
          sms: { text: at(language, 'sms.text') },
        },
      ]),
    ),
  };
};

const idOf = (language: Language, place: Place): string => `${language}-${place.replace('.', '-')}`;

/** What the lint says of one text, each once. */
const faultsAt = (
  { visit }: CaseView,
  { faults }: ShownNotice,
  language: Language,
  place: Place,
): string | undefined => {
  const pointer = `/${language}/${place.replace('.', '/')}`;
  const codes = faults.filter((fault) => fault.pointer === pointer).map(({ code }) => code);
  const said = [...new Set(codes)].map((code) => wordFor(visit, `lint.${code}`) ?? code);
  return said.join(' ') || undefined;
};

const languageFields = (view: CaseView, notice: ShownNotice, language: Language): Html => {
  const words = view.visit.words.incident;
  const state = formState(view, form);
  const options = (place: Place, label: string) => ({
    id: idOf(language, place),
    name: `${language}.${place}`,
    label,
    value: state.value(`${language}.${place}`, textAt(notice.texts[language], place)),
    ...withError(faultsAt(view, notice, language, place)),
  });
  return html`<section class="ds-card notice-language" data-color="neutral" aria-labelledby="in-${language}"><h2 class="ds-heading" data-size="xs" id="in-${language}">${words[`language.${language}`]}</h2>
    <div lang="${language}">${field(options('email.subject', words.noticeSubject))}
    ${textArea({ ...options('email.text', words.noticeEmail), rows: 14 })}
    ${textArea({ ...options('sms.text', words.noticeSms), rows: 4, hint: words.noticeSegments(notice.smsSegments[language] ?? 0) })}</div></section>`;
};

const frozenTexts = ({ visit }: CaseView, notice: ShownNotice): Html => {
  const words = visit.words.incident;
  return html`${languages.map((language) => {
    const { email, sms } = notice.texts[language];
    return html`<section class="ds-card" data-color="neutral" aria-labelledby="in-${language}"><h2 class="ds-heading" data-size="xs" id="in-${language}">${words[`language.${language}`]}</h2><dl class="answers" lang="${language}"><dt>${words.noticeSubject}</dt><dd>${email.subject}</dd><dt>${words.noticeEmail}</dt><dd class="written">${email.text}</dd><dt>${words.noticeSms}</dt><dd class="written">${sms.text}<p class="muted">${words.noticeSegments(notice.smsSegments[language] ?? 0)}</p></dd></dl></section>`;
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
    },
    anchors: {
      ...Object.fromEntries(pointers.map(({ pointer, language, place }) => [pointer, idOf(language, place)])),
      [returned]: fieldId('notice.returned', 'reason'),
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
