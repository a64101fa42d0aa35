import { type Request, type Response, Router } from 'express';
import type { Language } from '../languages.ts';
import { button, inOslo, send, visitOf } from './frame.ts';
import { type Html, html } from './html.ts';
import { languageCookie } from './make-visit.ts';
import type { Visit } from './visit.ts';
import type { Pages, WebDeps } from './web-deps.ts';
import { wordsOf } from './words.ts';

type Shown = NonNullable<Awaited<ReturnType<NonNullable<WebDeps['signedAlerts']>['read']>>>['alerts'][number];

const deadlineName = (visit: Visit, kind: string): string => {
  const words = visit.words.incident as Record<string, unknown>;
  const name = words[`deadline.${kind}`];
  return typeof name === 'string' ? name : visit.words.alarms.deadline;
};

const alertItem = (visit: Visit, { reference, kind, dueAt, state }: Shown): Html => {
  const words = visit.words.alarms;
  return html`<li><strong>${reference ?? words.testAlarm}</strong>${
    reference ? html`: ${deadlineName(visit, kind)}` : ''
  }${dueAt ? html`<br>${words.due(inOslo(visit, dueAt.toISOString()))}` : ''}<br>${words[state]}</li>`;
};

const alertPage = (
  visit: Visit,
  title: string,
  lead: string,
  alerts: readonly Shown[],
  form: Html | '' = '',
) => ({
  title,
  narrow: true,
  body: html`<h1 class="ds-heading" data-size="lg">${title}</h1><p class="ds-paragraph v-lead">${lead}</p>
    ${alerts.length > 0 ? html`<ul class="ds-list">${alerts.map((alert) => alertItem(visit, alert))}</ul>` : ''}
    ${form}<p><a class="ds-link" href="/">${visit.words.alarms.openVarsla}</a></p>`,
});

/** A stranger who has chosen no language here reads the page in that of the message. */
const inLanguageOf = (request: Request, visit: Visit, language: Language): Visit =>
  visit.requester || request.get('cookie')?.includes(`${languageCookie}=`)
    ? visit
    : { ...visit, language, words: wordsOf(language) };

/** The address holds the token: no page that it leads to may learn it, and nobody keeps it. */
const silent = (response: Response): void => {
  response.set('Referrer-Policy', 'no-referrer').set('Cache-Control', 'no-store');
  response.set('X-Robots-Tag', 'noindex');
};

/**
 * Where the link in an alert leads: what it is about, and a button. Opening the page changes nothing, since mail
 * scanners open links; only the button acknowledges. Needs no sign-in, and shows no more than the message did.
 */
export const createAlertPages: Pages = ({ signedAlerts }) => {
  const router = Router();
  if (!signedAlerts) return router;
  const dead = async (response: Response): Promise<void> => {
    const visit = visitOf(response);
    const { deadTitle, deadLead } = visit.words.alarms;
    await send(response, visit, alertPage(visit, deadTitle, deadLead, []), 410);
  };
  router.get('/alerts/:token', async (request, response, next) => {
    const { token } = request.params;
    if (!token.includes('.')) {
      next();
      return;
    }
    silent(response);
    const read = await signedAlerts.read(token);
    if (!read || read.expired) {
      await dead(response);
      return;
    }
    const visit = inLanguageOf(request, visitOf(response), read.language);
    const words = visit.words.alarms;
    const isOpen = read.alerts.some(({ state }) => state === 'open');
    await send(
      response,
      visit,
      alertPage(
        visit,
        isOpen ? words.openTitle : words.closedTitle,
        isOpen ? words.openLead : words.closedLead,
        read.alerts,
        isOpen
          ? html`<form method="post" action="/alerts/${token}"><div class="v-actions">${button(words.button)}</div></form>`
          : '',
      ),
    );
  });
  router.post('/alerts/:token', async (request, response, next) => {
    const { token } = request.params;
    if (!token.includes('.')) {
      next();
      return;
    }
    silent(response);
    const standings = await signedAlerts.acknowledge(token);
    const read = await signedAlerts.read(token);
    if (!standings || !read) {
      await dead(response);
      return;
    }
    const visit = inLanguageOf(request, visitOf(response), read.language);
    const words = visit.words.alarms;
    const isNow = standings.includes('open');
    const [title, lead] = isNow ? [words.doneTitle, words.doneLead] : [words.closedTitle, words.closedLead];
    await send(response, visit, alertPage(visit, title, lead, read.alerts), isNow ? 200 : 409);
  });
  return router;
};
