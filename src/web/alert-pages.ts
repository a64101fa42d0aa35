import { type Request, type Response, Router } from 'express';
import type { Language } from '../languages.ts';
import { closedInWords } from './alerts/closed-words.ts';
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

/** What became of an alert that is not open any more; undefined while it is. */
const closed = (visit: Visit, alert: Shown): ReturnType<typeof closedInWords> | undefined => {
  const { state, acknowledgedBy, acknowledgedAt, acknowledgedByContact, endedBecause } = alert;
  if (state === 'open') return undefined;
  return closedInWords(visit, {
    state,
    takenBy: acknowledgedBy,
    takenAt: acknowledgedAt?.toISOString() ?? null,
    isMine: acknowledgedByContact,
    endedBecause,
  });
};

/** Where none of what a message is about is open: the one sentence that holds for all of it, or a general one. */
const closedAll = (visit: Visit, alerts: readonly Shown[]): { title: string; lead: string } => {
  const { closedTitle: title, closedLead: lead } = visit.words.alarms;
  const [first, ...others] = alerts.map((alert) => closed(visit, alert));
  const isOne = others.every((one) => one?.title === first?.title && one?.lead === first?.lead);
  return first && isOne ? first : { title, lead };
};

const alertItem = (visit: Visit, alert: Shown, isOneOfSeveral: boolean): Html => {
  const words = visit.words.alarms;
  const { reference, kind, dueAt, state } = alert;
  const standing = (isOneOfSeveral && closed(visit, alert)?.title) || words[state];
  return html`<li><strong>${reference ?? words.testAlarm}</strong>${
    reference ? html`: ${deadlineName(visit, kind)}` : ''
  }${dueAt ? html`<br>${words.due(inOslo(visit, dueAt.toISOString()))}` : ''}<br>${standing}</li>`;
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
    ${alerts.length > 0 ? html`<ul class="ds-list">${alerts.map((alert) => alertItem(visit, alert, alerts.length > 1))}</ul>` : ''}
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
    const { title, lead } = isOpen
      ? { title: words.openTitle, lead: words.openLead }
      : closedAll(visit, read.alerts);
    await send(
      response,
      visit,
      alertPage(
        visit,
        title,
        lead,
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
    // A button that was pressed twice is answered the same twice.
    const isDone =
      standings.includes('open') || read.alerts.every(({ acknowledgedByContact }) => acknowledgedByContact);
    const { title, lead } = isDone
      ? { title: words.doneTitle, lead: words.doneLead }
      : closedAll(visit, read.alerts);
    await send(response, visit, alertPage(visit, title, lead, read.alerts), isDone ? 200 : 409);
  });
  return router;
};
