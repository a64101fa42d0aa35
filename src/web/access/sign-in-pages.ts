import { type Response, Router } from 'express';
import type { SignInOutcome } from '../../access/accounts.ts';
import { button, field, send, visitOf } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { alert, doorPage, heading, hidden, onwards, setCookies, textOf, wantedPath } from './parts.ts';
import { providerLink } from './provider-pages.ts';

type Failure = Extract<SignInOutcome, { outcome: 'refused' | 'locked' }>;

const statusOf = (failure: Failure | undefined): number =>
  failure === undefined ? 200 : failure.outcome === 'locked' ? 429 : 401;

const failureAlert = (visit: Visit, failure: Failure | undefined, refused: [string, string]): Html | '' => {
  const words = visit.words.access;
  if (!failure) return '';
  return failure.outcome === 'locked'
    ? alert(words.lockedTitle, words.locked(failure.minutes))
    : alert(...refused);
};

const sendFailure = (response: Response, failure: Failure | undefined): void => {
  if (failure?.outcome === 'locked') response.set('Retry-After', String(failure.minutes * 60));
};

/** The way in by the provider, above the one by password. */
const providerPart = (visit: Visit, next: string, name: string): Html => {
  const words = visit.words.access;
  return html`<p><a class="ds-button" data-variant="primary" href="${providerLink(next)}">${words.providerButton(name)}</a></p>
    <h2 class="ds-heading" data-size="2xs">${words.orPassword}</h2>`;
};

interface SignInForm {
  next: string;
  provider: { name: string } | undefined;
  email?: string;
  failure?: Failure;
}

const signInPage = (visit: Visit, { next, provider, email = '', failure }: SignInForm) => {
  const words = visit.words.access;
  return doorPage(
    words.signInTitle,
    html`${heading(words.signInTitle)}
      ${failureAlert(visit, failure, [words.refusedTitle, words.refused])}
      ${provider ? providerPart(visit, next, provider.name) : ''}
      <form class="v-form" method="post" action="/sign-in">
        ${hidden('next', next)}
        ${field({ id: 'email', name: 'email', type: 'email', label: words.email, value: email, required: true, autocomplete: 'username' })}
        ${field({ id: 'password', name: 'password', type: 'password', label: words.password, required: true, autocomplete: 'current-password' })}
        <div class="v-actions">${button(words.signInButton, { variant: provider ? 'secondary' : 'primary' })}<a class="ds-link" href="/forgot">${words.forgotLink}</a></div>
      </form>`,
  );
};

const codePage = (visit: Visit, next: string, failure?: Failure) => {
  const words = visit.words.access;
  return doorPage(
    words.codeTitle,
    html`${heading(words.codeTitle, words.codeIntro)}
      ${failureAlert(visit, failure, [words.codeRefusedTitle, words.codeRefused])}
      <form class="v-form" method="post" action="/sign-in/second-factor">
        ${hidden('next', next)}
        ${field({ id: 'code', name: 'code', label: words.code, hint: words.codeHint, required: true, autocomplete: 'one-time-code' })}
        <div class="v-actions">${button(words.codeButton)}<a class="ds-link" href="/sign-in">${words.startOver}</a></div>
      </form>`,
  );
};

/** Signing in and out. */
export const createSignInPages: Pages = ({ accounts }) => {
  const router = Router();
  const { provider } = accounts;
  router.get('/sign-in', async (request, response) => {
    const visit = visitOf(response);
    const next = wantedPath(request.query['next']);
    if (visit.requester) response.redirect(303, onwards(next));
    else await send(response, visit, signInPage(visit, { next, provider }));
  });

  router.post('/sign-in', async (request, response) => {
    const visit = visitOf(response);
    const next = wantedPath(textOf(request.body, 'next'));
    const email = textOf(request.body, 'email');
    const outcome = await accounts.signIn(request, email, textOf(request.body, 'password'));
    if (outcome.outcome === 'refused' || outcome.outcome === 'locked') {
      sendFailure(response, outcome);
      await send(
        response,
        visit,
        signInPage(visit, { next, provider, email, failure: outcome }),
        statusOf(outcome),
      );
      return;
    }
    setCookies(response, outcome);
    response.redirect(
      303,
      outcome.outcome === 'signed-in'
        ? onwards(next)
        : `/sign-in/second-factor?next=${encodeURIComponent(next)}`,
    );
  });

  router.get('/sign-in/second-factor', async (request, response) => {
    const visit = visitOf(response);
    await send(response, visit, codePage(visit, wantedPath(request.query['next'])));
  });

  router.post('/sign-in/second-factor', async (request, response) => {
    const visit = visitOf(response);
    const next = wantedPath(textOf(request.body, 'next'));
    const outcome = await accounts.verifySecondFactor(request, textOf(request.body, 'code'));
    if (outcome.outcome === 'signed-in') {
      setCookies(response, outcome);
      response.redirect(303, onwards(next));
      return;
    }
    const failure: Failure = outcome.outcome === 'locked' ? outcome : { outcome: 'refused' };
    sendFailure(response, failure);
    await send(response, visit, codePage(visit, next, failure), statusOf(failure));
  });

  router.post('/sign-out', async (request, response) => {
    setCookies(response, await accounts.signOut(request));
    response.redirect(303, '/sign-in?notice=sayingSignedOut');
  });
  return router;
};
