import { type Response, Router } from 'express';
import type { ShownHold } from '../../hold/routes.ts';
import { send, visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import { attempt, formOf, typed } from './form.ts';
import { holdView, type ReturnedRelease } from './hold-view.ts';
import { inSettings, signedIn } from './parts.ts';

/** `/settings/hold`: what stands still after a restore, and the word that lets it go. */
export const createHoldPages: Pages = ({ call }) => {
  const router = Router();
  const show = async (
    response: Response,
    visit: SignedInVisit,
    returned?: ReturnedRelease,
  ): Promise<void> => {
    const { body } = await call(visit.requester, 'get', '/api/v1/hold');
    const view = holdView(visit, body as ShownHold, returned);
    const page = {
      title: visit.words.settings.hold,
      current: 'settings' as const,
      body: inSettings(visit, 'hold', view),
    };
    await send(response, visit, page, statusOf(returned?.problem));
  };

  router.get('/settings/hold', async (_request, response) => {
    await show(response, signedIn(visitOf(response)));
  });
  router.post('/settings/hold', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const form = formOf(request);
    const notices = typed(form, 'notices');
    const problem = await attempt(async () => {
      const body = { reason: typed(form, 'reason') ?? '', ...(notices && { notices }) };
      await call(visit.requester, 'post', '/api/v1/hold/release', { body });
    });
    if (problem) await show(response, visit, { form, problem });
    else response.redirect(303, '/settings?notice=holdReleased');
  });
  return router;
};
