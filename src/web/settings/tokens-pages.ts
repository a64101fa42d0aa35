import { TZDate } from '@date-fns/tz';
import { type Response, Router } from 'express';
import { invalid } from '../../problems.ts';
import { send, visitOf } from '../frame.ts';
import type { Html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import { problemInWords } from './faults.ts';
import { attempt, type Form, formOf, typed } from './form.ts';
import { inSettings, signedIn } from './parts.ts';
import { newTokenView, type ShownToken, type TokensPage, tokensView } from './tokens-view.ts';

/** The end of a day in Norway. Throws `invalid-input` for what is no date of the calendar. */
const endOf = (written: string): string => {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ?? []).map(Number);
  const end = new TZDate(year ?? NaN, (month ?? NaN) - 1, (day ?? NaN) + 1, 'Europe/Oslo');
  const last = new TZDate(end.getTime() - 1, 'Europe/Oslo');
  if (last.getDate() !== day || last.getMonth() + 1 !== month)
    throw invalid('/expiresAt', 'This is no date.');
  return new Date(end.getTime()).toISOString();
};

const bodyOf = (form: Form) => {
  const expires = typed(form, 'expires');
  return {
    name: typed(form, 'name') ?? '',
    role: form['role'],
    ...(expires && { expiresAt: endOf(expires) }),
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
    page: Omit<TokensPage, 'tokens'>,
  ): Promise<void> => {
    const { body } = await call(visit.requester, 'get', '/api/v1/tokens');
    const { items: tokens } = body as { items: ShownToken[] };
    await answer(response, visit, tokensView(visit, { ...page, tokens }), statusOf(page.problem));
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
    if (token === undefined) await list(response, visit, { form, problem: problemInWords(visit, problem) });
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
