import { type Response, Router } from 'express';
import type { Problem } from '../../problems.ts';
import { button, errorFor, errorSummary, field, send, visitOf } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { doorPage, heading, hidden, inWords, textOf, tokenOf } from './parts.ts';

const passwordField = (visit: Visit, problem: Problem | undefined): Html => {
  const words = visit.words.access;
  return field({
    id: 'password',
    name: 'password',
    type: 'password',
    label: words.newPassword,
    hint: words.newPasswordHint,
    error: errorFor(problem, '/password'),
    required: true,
    autocomplete: 'new-password',
  });
};

const forgotPage = (visit: Visit) => {
  const words = visit.words.access;
  return doorPage(
    words.forgotTitle,
    html`${heading(words.forgotTitle, words.forgotIntro)}
      <form class="v-form" method="post" action="/forgot">
        ${field({ id: 'email', name: 'email', type: 'email', label: words.email, required: true, autocomplete: 'username' })}
        <div class="v-actions">${button(words.forgotButton)}<a class="ds-link" href="/sign-in">${words.backToSignIn}</a></div>
      </form>`,
  );
};

const saidPage = (visit: Visit, title: string, text: string) =>
  doorPage(
    title,
    html`${heading(title, text)}<p><a class="ds-link" href="/sign-in">${visit.words.access.backToSignIn}</a></p>`,
  );

const passwordPage = (visit: Visit, kind: 'reset' | 'invitation', token: string, problem?: Problem) => {
  const words = visit.words.access;
  const title = words[`${kind}Title`];
  return doorPage(
    title,
    html`${heading(title, words[`${kind}Intro`])}
      ${errorSummary(visit, problem, { '/password': words.newPassword })}
      <form class="v-form" method="post" action="/${kind}">
        ${hidden('token', token)} ${passwordField(visit, problem)}
        <div class="v-actions">${button(words[`${kind}Button`])}</div>
      </form>`,
  );
};

const welcomePage = (
  visit: Visit,
  token: string,
  typed: { name: string; email: string } = { name: '', email: '' },
  problem?: Problem,
) => {
  const words = visit.words.access;
  const labels = { '/name': words.name, '/email': words.email, '/password': words.newPassword };
  return doorPage(
    words.welcomeTitle,
    html`${heading(words.welcomeTitle, words.welcomeIntro)} ${errorSummary(visit, problem, labels)}
      <form class="v-form" method="post" action="/welcome">
        ${hidden('token', token)}
        ${field({ id: 'name', name: 'name', label: words.name, hint: words.nameHint, value: typed.name, error: errorFor(problem, '/name'), required: true, autocomplete: 'name' })}
        ${field({ id: 'email', name: 'email', type: 'email', label: words.email, value: typed.email, error: errorFor(problem, '/email'), required: true, autocomplete: 'username' })}
        ${passwordField(visit, problem)}
        <div class="v-actions">${button(words.welcomeButton)}</div>
      </form>`,
  );
};

/** A link's address holds its token: no page that it leads to may learn it. */
const silent = (response: Response): void => {
  response.set('Referrer-Policy', 'no-referrer');
};

/** Pages that a one-time link leads to, and the one that asks for such a link. Reading one uses nothing up. */
export const createLinkPages: Pages = ({ accounts }) => {
  const router = Router();
  router.get('/forgot', async (_request, response) => {
    const visit = visitOf(response);
    await send(response, visit, forgotPage(visit));
  });
  router.post('/forgot', async (request, response) => {
    const visit = visitOf(response);
    const { forgotSentTitle, forgotSent } = visit.words.access;
    await accounts.requestReset(request, textOf(request.body, 'email'));
    await send(response, visit, saidPage(visit, forgotSentTitle, forgotSent));
  });

  const use = async (kind: 'reset' | 'invitation', token: string, password: string): Promise<boolean> =>
    kind === 'reset' ? accounts.resetPassword(token, password) : accounts.acceptInvitation(token, password);
  for (const kind of ['reset', 'invitation'] as const) {
    router.get(`/${kind}`, async (request, response) => {
      const visit = visitOf(response);
      silent(response);
      await send(response, visit, passwordPage(visit, kind, tokenOf(request)));
    });
    router.post(`/${kind}`, async (request, response) => {
      const visit = visitOf(response);
      const token = tokenOf(request);
      try {
        if (await use(kind, token, textOf(request.body, 'password')))
          response.redirect(303, '/sign-in?notice=sayingPasswordSaved');
        else {
          const { linkDeadTitle, resetDead, invitationDead } = visit.words.access;
          const page = saidPage(visit, linkDeadTitle, kind === 'reset' ? resetDead : invitationDead);
          await send(response, visit, page, 410);
        }
      } catch (error) {
        await send(response, visit, passwordPage(visit, kind, token, inWords(visit, error)), 422);
      }
    });
  }

  router.get('/welcome', async (request, response) => {
    const visit = visitOf(response);
    silent(response);
    await send(response, visit, welcomePage(visit, tokenOf(request)));
  });
  router.post('/welcome', async (request, response) => {
    const visit = visitOf(response);
    const token = tokenOf(request);
    const typed = { name: textOf(request.body, 'name'), email: textOf(request.body, 'email') };
    try {
      const password = textOf(request.body, 'password');
      if (await accounts.createFirstAdministrator(token, { ...typed, password }))
        response.redirect(303, '/sign-in?notice=sayingAdministratorMade');
      else {
        const { linkDeadTitle, welcomeDead } = visit.words.access;
        await send(response, visit, saidPage(visit, linkDeadTitle, welcomeDead), 410);
      }
    } catch (error) {
      await send(response, visit, welcomePage(visit, token, typed, inWords(visit, error)), 422);
    }
  });
  return router;
};
