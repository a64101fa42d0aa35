import { type Response, Router } from 'express';
import { send, visitOf } from '../frame.ts';
import type { Html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import { endOfDay } from './end-of-day.ts';
import { problemInWords } from './faults.ts';
import { attempt, type Form, formOf, typed } from './form.ts';
import { openCases } from './guest-fields.ts';
import { inSettings, signedIn } from './parts.ts';
import { newTokenView, type ShownToken, type TokensPage, tokensView } from './tokens-view.ts';

const bodyOf = (form: Form) => {
  const expires = typed(form, 'expires');
  const incident = typed(form, 'incident');
  return {
    name: typed(form, 'name') ?? '',
    role: form['role'],
    scope: form['scope'] ?? 'all',
    ...(expires && { expiresAt: endOfDay(expires, '/expiresAt') }),
    ...(incident && { incident }),
  };
};

export const createTokensPages: Pages = ({ call }) => {
  const router = Router();
  const answer = (response: Response, visit: SignedInVisit, body: Html, status: number) =>
    send(
      response,
      visit,
      {
        title: visit.words.settings.tokens,
        current: 'settings',
        body: inSettings(visit, 'tokens', body),
      },
      status,
    );
  const list = async (
    response: Response,
    visit: SignedInVisit,
    page: Omit<TokensPage, 'tokens' | 'cases'>,
  ): Promise<void> => {
    const { body } = await call(visit.requester, 'get', '/api/v1/tokens');
    const { items: tokens } = body as { items: ShownToken[] };
    const cases = await openCases(call, visit);
    await answer(response, visit, tokensView(visit, { ...page, tokens, cases }), statusOf(page.problem));
  };

  router.get('/settings/tokens', (_request, response) =>
    list(response, signedIn(visitOf(response)), { form: {} }),
  );
  router.post('/settings/tokens', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const form = formOf(request);
    let token: string | undefined;
    const problem = await attempt(async () => {
      const { body } = await call(visit.requester, 'post', '/api/v1/tokens', { body: bodyOf(form) });
      token = (body as { token: string }).token;
    });
    const { faultGuestCase, faultGuestEnds } = visit.words.settings;
    const sentences = {
      '/incident': faultGuestCase,
      ...(form['role'] === 'guest' && { '/expiresAt': faultGuestEnds }),
    };
    if (token === undefined)
      await list(response, visit, { form, problem: problemInWords(visit, problem, { sentences }) });
    else await answer(response, visit, newTokenView(visit, token), 201);
  });
  router.post('/settings/tokens/:id/revoke', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const problem = await attempt(async () => {
      await call(visit.requester, 'delete', '/api/v1/tokens/{id}', { params: { id: request.params.id } });
    });
    if (problem) await list(response, visit, { form: {}, problem: problemInWords(visit, problem) });
    else response.redirect(303, '/settings/tokens?notice=tokenRevoked');
  });
  return router;
};
