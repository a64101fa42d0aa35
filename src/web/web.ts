import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { logFault, problemFrom } from '../http/problem-details.ts';
import { requestIdOf } from '../http/request-id.ts';
import { Problem, problems } from '../problems.ts';
import { createAccessPages } from './access-pages.ts';
import { createAlertPages } from './alert-pages.ts';
import { createAssets } from './assets.ts';
import { send, visitOf } from './frame.ts';
import { chosenLanguage, makeVisit, rememberLanguage } from './make-visit.ts';
import { memberPages } from './member-pages.ts';
import { failedPage, foreignPage, problemPage, signedOutPage } from './parts/plain-pages.ts';
import { isFromOurPages, ownPath } from './same-origin.ts';
import type { WebDeps } from './web-deps.ts';

/**
 * A form of somebody who is signed in, or was in this browser before, may hold a register or a list of people; a
 * stranger's holds an address.
 */
const bodyLimit = { member: '12mb', stranger: '512kb' };

/** The API with its description, calendars, and programs that ask for JSON, are not answered with pages. */
const wantsNoPage = (request: Request): boolean =>
  /^\/(api|docs|webhooks|calendar)(\/|$)/.test(request.path) || request.accepts(['html', 'json']) === 'json';

const parseForm = (limit: string) =>
  express.urlencoded({
    extended: false,
    limit,
    parameterLimit: 5000,
    type: 'application/x-www-form-urlencoded',
  });

/** Who is not signed in goes to sign in, and what they typed waits for them there, or in the page they get. */
const askToSignIn = async (deps: WebDeps, request: Request, response: Response): Promise<void> => {
  const visit = visitOf(response);
  if (request.get('hx-request') === 'true') {
    // The list has nothing that a fresh page would lose; what stands half typed on another page stays.
    if (request.path === '/') response.set('HX-Refresh', 'true');
    response.status(401).end();
    return;
  }
  const isForm = request.method === 'POST';
  if (isForm && !(await deps.accounts.keepForm(request)) && Object.keys(request.body as object).length > 0) {
    await send(response, visit, signedOutPage(visit, request.body as Record<string, unknown>), 401);
    return;
  }
  // A form with a file is not read from a stranger: where it stands is where it is sent to.
  const next = isForm && !request.is('multipart/form-data') ? '/' : visit.path;
  response.redirect(303, `/sign-in?next=${encodeURIComponent(next)}`);
};

const createErrorPages =
  (deps: WebDeps): ErrorRequestHandler =>
  async (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const visit = (response.locals['visit'] ?? makeVisit(request, undefined, deps.clock.now())) as ReturnType<
      typeof visitOf
    >;
    const problem = problemFrom(error);
    if (problem) {
      await send(response, visit, problemPage(visit, problem), problems[problem.type].status);
      return;
    }
    const id = requestIdOf(response);
    logFault(deps.log, id, request, error);
    await send(response, visit, failedPage(visit, id), 500);
  };

/**
 * The pages, in this order: files for all; then who it is and whether the form is ours; then what strangers may see;
 * then, for those who are signed in, the rest. Leaves the API and what asks for JSON to whoever comes after.
 */
export const createWeb = (deps: WebDeps): Router => {
  const pages = Router();
  pages.use(async (request, response, next) => {
    const requester = await deps.accounts.requesterOf(request);
    const held = requester !== undefined && ((await deps.isHeld?.()) ?? false);
    const visit = { ...makeVisit(request, requester, deps.clock.now()), held };
    response.locals['visit'] = visit;
    // Pages say where a form came from to ourselves alone: without it, Origin would be null.
    response.set('Referrer-Policy', 'same-origin');
    if (!isFromOurPages(request, deps.publicUrl())) {
      await send(response, visit, foreignPage(visit), 403);
      return;
    }
    next();
  });
  const parse = { member: parseForm(bodyLimit.member), stranger: parseForm(bodyLimit.stranger) };
  pages.use((request, response, next) => {
    const isMember = visitOf(response).requester ?? deps.accounts.knowsBrowser(request);
    parse[isMember ? 'member' : 'stranger'](request, response, (error?: unknown) => {
      request.body ??= {};
      next(error);
    });
  });
  pages.post('/language', async (request, response) => {
    const { language, back } = request.body as Record<string, unknown>;
    const chosen = chosenLanguage(language);
    const { requester } = visitOf(response);
    if (chosen && requester) await deps.accounts.setLanguage(requester, chosen);
    if (chosen) rememberLanguage(response, chosen, deps.publicUrl());
    response.redirect(303, ownPath(back));
  });
  pages.use(createAccessPages(deps));
  pages.use(createAlertPages(deps));
  pages.use(async (request, response, next) => {
    if (visitOf(response).requester) next();
    else await askToSignIn(deps, request, response);
  });
  for (const create of memberPages) pages.use(create(deps));
  pages.use(() => {
    throw new Problem('not-found', 'There is no page at this address.');
  });
  pages.use(createErrorPages(deps));

  const router = Router();
  router.use(createAssets());
  router.use((request, response, next) => {
    if (wantsNoPage(request)) next();
    else pages(request, response, next);
  });
  return router;
};
