import { Router } from 'express';
import type { RouteCaller } from '../../http/call-route.ts';
import { Problem } from '../../problems.ts';
import { button, inOslo, send } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { copyField } from '../settings/parts.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { doorPage, heading, signedInVisit } from './parts.ts';

interface ShownCalendar {
  createdAt: string;
  lastReadAt: string | null;
}

const api = '/api/v1/me/calendar';

/** The calendar of whoever looks, or undefined where they have none. */
const calendarOf = async (call: RouteCaller, visit: SignedInVisit): Promise<ShownCalendar | undefined> => {
  try {
    return (await call(visit.requester, 'get', api)).body as ShownCalendar;
  } catch (error) {
    if (error instanceof Problem && error.type === 'not-found') return undefined;
    throw error;
  }
};

/** What stands on a person's own page of their calendar, and how they get one or end it. */
export const calendarPart = async (call: RouteCaller, visit: SignedInVisit): Promise<Html> => {
  const words = visit.words.calendar;
  const made = await calendarOf(call, visit);
  const make = (label: string): Html => html`<form class="v-form" method="post" action="/me/calendar">
    ${made ? html`<p class="ds-paragraph">${words.feedAgainHint}</p>` : ''}
    <div class="v-actions">${button(label, { variant: 'secondary' })}</div></form>`;
  return html`<section class="ds-card" data-color="neutral" aria-labelledby="calendar-title"><h2 class="ds-heading" data-size="sm" id="calendar-title">${words.feedTitle}</h2>
    <p class="ds-paragraph">${words.feedIntro}</p>
    ${
      made
        ? html`<p class="ds-paragraph">${words.feedMade(inOslo(visit, made.createdAt))} ${made.lastReadAt ? words.feedRead(inOslo(visit, made.lastReadAt)) : words.feedNeverRead}</p>
          ${make(words.feedAgain)}
          <form class="v-form" method="post" action="/me/calendar/end"><div class="v-actions">${button(words.feedEnd, { variant: 'secondary', color: 'danger' })}</div></form>`
        : make(words.feedMake)
    }</section>`;
};

const readyPage = (visit: SignedInVisit, url: string) => {
  const words = visit.words.calendar;
  return doorPage(
    words.feedReadyTitle,
    html`<link rel="stylesheet" href="/assets/settings.css">${heading(words.feedReadyTitle, words.feedReadyIntro)}
      ${copyField(visit, 'address', words.feedAddress, url)}
      <p><a class="ds-link" href="${url.replace(/^https?:/, 'webcal:')}">${words.feedOpen}</a></p>
      <h2 class="ds-heading" data-size="sm">${words.feedHow}</h2>
      <ul class="ds-list"><li>${words.feedOutlook}</li><li>${words.feedGoogle}</li><li>${words.feedPhone}</li></ul>
      <p><a class="ds-link" href="/me">${words.feedBack}</a></p>
      <script type="module" src="/assets/conveniences.js"></script>`,
  );
};

/** Makes and ends a person's own calendar. */
export const createCalendarPages: Pages = ({ call }) => {
  const router = Router();
  router.post('/me/calendar', async (_request, response) => {
    const visit = signedInVisit(response);
    const { body } = await call(visit.requester, 'post', api, { body: { language: visit.language } });
    await send(response, visit, readyPage(visit, (body as { url: string }).url), 201);
  });
  router.post('/me/calendar/end', async (_request, response) => {
    const visit = signedInVisit(response);
    try {
      await call(visit.requester, 'delete', api);
    } catch (error) {
      // Ended in another tab: what was asked for is so.
      if (!(error instanceof Problem && error.type === 'not-found')) throw error;
    }
    response.redirect(303, '/me?notice=sayingFeedEnded');
  });
  return router;
};
