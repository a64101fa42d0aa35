import { Router } from 'express';
import type { SessionSummary } from '../../access/accounts.ts';
import { languages } from '../../languages.ts';
import { button, field, inOslo, select, send } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { chosenLanguage, rememberLanguage } from '../make-visit.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { calendarPart } from './calendar-pages.ts';
import { setUpPage } from './second-factor-page.ts';
import { alert, doorPage, heading, setCookies, signedInVisit, textOf } from './parts.ts';

const section = (id: string, title: string, body: Html): Html =>
  html`<section class="ds-card" data-color="neutral" aria-labelledby="${id}"><h2 class="ds-heading" data-size="sm" id="${id}">${title}</h2>${body}</section>`;

const languagePart = (visit: SignedInVisit): Html => {
  const words = visit.words.access;
  const options = languages.map((value) => ({ value, label: visit.words.frame.languageName(value) }));
  return section(
    'language-title',
    words.languageTitle,
    html`<form class="v-form" method="post" action="/me/language">
      ${select({ id: 'language', name: 'language', label: words.languageLabel, value: visit.language, options })}
      <div class="v-actions">${button(words.languageButton, { variant: 'secondary' })}</div>
    </form>`,
  );
};

/** Who has no password signs in at the provider, and the second step belongs there. */
const providerPart = (visit: SignedInVisit, name: string): Html => {
  const words = visit.words.access;
  return section(
    'second-factor-title',
    words.secondFactorTitle,
    html`<p class="ds-paragraph">${words.secondFactorAtProvider(name)}</p>`,
  );
};

const secondFactorPart = (visit: SignedInVisit, on: boolean): Html => {
  const words = visit.words.access;
  return section(
    'second-factor-title',
    words.secondFactorTitle,
    html`<p class="ds-paragraph">${on ? words.secondFactorOnIntro : words.secondFactorOffIntro}</p>
      <form class="v-form" method="post" action="/me/second-factor${on ? '/stop' : ''}">
        ${field({ id: 'password', name: 'password', type: 'password', label: words.yourPassword, required: true, autocomplete: 'current-password' })}
        <div class="v-actions">${on ? button(words.secondFactorStop, { variant: 'secondary', color: 'danger' }) : button(words.secondFactorStart, { variant: 'secondary' })}</div>
      </form>`,
  );
};

/** Browser and system, as far as the browser says: enough to know one's own again. */
const browserOf = (userAgent: string | null): string | undefined => {
  // Each names those that it is like before itself: the rarer ones are looked for first.
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((one) => userAgent?.includes(`${one}/`));
  const system = /\b(Windows|Android|iPhone|iPad|Mac OS X|Linux)\b/.exec(userAgent ?? '')?.[1];
  const name = { Edg: 'Edge', OPR: 'Opera' }[browser ?? ''] ?? browser;
  return name && system ? `${name}, ${system}` : (name ?? userAgent ?? undefined);
};

const sessionsPart = (visit: SignedInVisit, sessions: readonly SessionSummary[]): Html => {
  const words = visit.words.access;
  return section(
    'sessions-title',
    words.sessionsTitle,
    html`<ul class="sessions">${sessions.map(
      (one) =>
        html`<li><strong>${browserOf(one.userAgent) ?? words.sessionsUnknown}</strong>${one.current ? html` (${words.sessionsThis})` : ''}<br>${words.sessionsSpan(inOslo(visit, one.createdAt), inOslo(visit, one.expiresAt))}</li>`,
    )}</ul>
      <form class="v-form" method="post" action="/me/sign-out-everywhere"><p class="ds-paragraph">${words.everywhereHint}</p>
        <div class="v-actions">${button(words.everywhereButton, { variant: 'secondary', color: 'danger' })}</div></form>`,
  );
};

/** A person's own account: language, second factor, sessions. */
export const createMePages: Pages = ({ accounts, call, publicUrl }) => {
  const router = Router();
  const secondStep = async (visit: SignedInVisit): Promise<Html> => {
    const { password } = await accounts.waysIn(visit.requester);
    return !password && accounts.provider
      ? providerPart(visit, accounts.provider.name)
      : secondFactorPart(visit, await accounts.hasSecondFactor(visit.requester));
  };
  const mePage = async (visit: SignedInVisit, sessions: readonly SessionSummary[], wrong = false) =>
    doorPage(
      visit.words.access.meTitle,
      html`${heading(visit.words.access.meTitle, visit.requester.name)}
      ${wrong ? alert(visit.words.access.passwordWrong) : ''}
      ${await secondStep(visit)}
      ${sessionsPart(visit, sessions)} ${await calendarPart(call, visit)} ${languagePart(visit)}`,
    );

  router.get('/me', async (request, response) => {
    const visit = signedInVisit(response);
    await send(response, visit, await mePage(visit, await accounts.sessions(request)));
  });

  router.post('/me/language', async (request, response) => {
    const visit = signedInVisit(response);
    const language = chosenLanguage(textOf(request.body, 'language'));
    if (language) {
      await accounts.setLanguage(visit.requester, language);
      rememberLanguage(response, language, publicUrl());
    }
    response.redirect(303, '/me?notice=sayingLanguageSaved');
  });

  router.post('/me/sign-out-everywhere', async (request, response) => {
    signedInVisit(response);
    setCookies(response, await accounts.signOutEverywhere(request));
    response.redirect(303, '/sign-in?notice=sayingSignedOutEverywhere');
  });

  router.post('/me/second-factor', async (request, response) => {
    const visit = signedInVisit(response);
    const started = await accounts.startSecondFactor(request, textOf(request.body, 'password'));
    if (started) await send(response, visit, setUpPage(visit, started));
    else await send(response, visit, await mePage(visit, await accounts.sessions(request), true), 422);
  });

  router.post('/me/second-factor/confirm', async (request, response) => {
    const visit = signedInVisit(response);
    const confirmed = await accounts.confirmSecondFactor(request, textOf(request.body, 'code'));
    if (!confirmed) {
      await send(response, visit, setUpPage(visit, undefined, true), 422);
      return;
    }
    setCookies(response, confirmed);
    response.redirect(303, '/me?notice=sayingSecondFactorOn');
  });

  router.post('/me/second-factor/stop', async (request, response) => {
    const visit = signedInVisit(response);
    const stopped = await accounts.stopSecondFactor(request, textOf(request.body, 'password'));
    if (!stopped) {
      await send(response, visit, await mePage(visit, await accounts.sessions(request), true), 422);
      return;
    }
    setCookies(response, stopped);
    response.redirect(303, '/me?notice=sayingSecondFactorOff');
  });
  return router;
};
