import type { SystemInBreach } from '../../register/system-in-breach.ts';
import { inOslo } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { periodInWords } from '../settings/period.ts';
import type { SignedInVisit } from '../visit.ts';
import type { CaseView } from './case-view.ts';

type Processor = SystemInBreach['processors'][number];
type Promised = SystemInBreach['promises'][number];

const part = (id: string, heading: string, lead: string, body: Html): Html =>
  html`<section aria-labelledby="${id}"><h3 class="ds-heading" data-size="2xs" id="${id}">${heading}</h3>
    ${lead === '' ? '' : html`<p class="ds-paragraph">${lead}</p>`}${body}</section>`;

const ways = (visit: SignedInVisit, { contact }: Processor): Html => {
  const words = visit.words.fromRegister;
  if (!contact) return html`<br><span class="muted">${words.contactHidden}</span>`;
  const { phone, email, url } = contact;
  return html`${phone ? html`<br><a class="ds-link" href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a>` : ''}
    ${email ? html`<br><a class="ds-link" href="mailto:${email}">${email}</a>` : ''}
    ${!phone && !email ? html`<br>${words.noContact} <a class="ds-link" href="/settings/register">${words.addContact}</a>` : ''}
    ${url ? html`<br><a class="ds-link" href="${url}" rel="noopener noreferrer">${words.website}</a>` : ''}`;
};

const call = (visit: SignedInVisit, { processors }: SystemInBreach): Html => {
  const words = visit.words.fromRegister;
  if (processors.length === 0) return html``;
  return part(
    'register-call',
    processors.length === 1 ? words.call : words.callMany,
    words.callWhy,
    html`<ul>${processors.map(
      (processor) =>
        html`<li><strong>${processor.name}</strong>${processor.purpose ? html` <span class="muted">${processor.purpose}</span>` : ''}${ways(visit, processor)}</li>`,
    )}</ul>`,
  );
};

const traces = (visit: SignedInVisit, { evidence }: SystemInBreach): Html => {
  const words = visit.words.fromRegister;
  if (evidence.length === 0) return html``;
  const line = ({ what, period, source, vanishesAt }: (typeof evidence)[number]): Html => {
    const at = inOslo(visit, vanishesAt);
    const isPast = Date.parse(vanishesAt) <= visit.now.getTime();
    return html`<li>${isPast ? html`<strong>${words.vanishing(what, at)}</strong>` : words.vanishes(what, at)}<br><span class="muted">${words.rule(periodInWords(visit, period), source)}</span></li>`;
  };
  return part('register-traces', words.traces, words.tracesLead, html`<ul>${evidence.map(line)}</ul>`);
};

const bounds = (visit: SignedInVisit, fromRegister: SystemInBreach): Html => {
  const words = visit.words.fromRegister;
  if (fromRegister.bounds.length === 0) return html``;
  return part(
    'register-bounds',
    words.bounds,
    '',
    html`<ul>${fromRegister.bounds.map(
      ({ what, period, starts, notBefore, source }) =>
        html`<li>${words.bound(what, periodInWords(visit, period), starts)} ${words.boundBefore(inOslo(visit, notBefore))}<br><span class="muted">${words.source(source)}</span></li>`,
    )}</ul>`,
  );
};

const promises = (visit: SignedInVisit, fromRegister: SystemInBreach): Html => {
  const words = visit.words.fromRegister;
  if (fromRegister.promises.length === 0) return html``;
  const how = ({ channels, within }: Promised): string =>
    [
      new Intl.ListFormat(visit.language, { type: 'disjunction' }).format(
        channels.map((channel) => words[`channel.${channel}`]),
      ),
      within ? words.within(periodInWords(visit, within)) : '',
    ]
      .filter((text) => text !== '')
      .join(', ');
  return part(
    'register-promises',
    words.promises,
    words.promisesLead,
    html`<ul>${fromRegister.promises.map(
      (promise) =>
        html`<li>${promise.names[visit.language]}<br><span class="muted">${[words[`promise.${promise.trigger}`], how(promise), words.promiseSource(promise.source)].filter((text) => text !== '').join(' · ')}</span></li>`,
    )}</ul>`,
  );
};

/** What the register says on the day of a breach: whom to call, what vanishes, who can be in it, what was promised. */
export const registerBox = ({ visit, incident }: CaseView): Html => {
  const { fromRegister } = incident;
  if (!fromRegister) return html``;
  const words = visit.words.fromRegister;
  const names = new Intl.DisplayNames(visit.language, { type: 'language' });
  const languages = fromRegister.languages.map((language) => names.of(language) ?? language);
  return html`<section class="ds-card from-register" data-color="neutral" aria-labelledby="from-register">
    <h2 class="ds-heading" data-size="xs" id="from-register">${words.title}</h2>
    <p class="ds-paragraph">${words.lead(fromRegister.system.name)}${
      languages.length > 0
        ? html` ${words.languages(new Intl.ListFormat(visit.language).format(languages))}`
        : ''
    }</p>
    <div class="from-register-parts">${call(visit, fromRegister)}${traces(visit, fromRegister)}${bounds(visit, fromRegister)}${promises(visit, fromRegister)}</div></section>`;
};
