import { Router } from 'express';
import { send, visitOf } from '../frame.ts';
import type { Pages } from '../web-deps.ts';
import { dutyView, type ShownDuty } from './duty-view.ts';
import { inSettings, signedIn } from './parts.ts';

/** `/settings/duty`: the duty list. */
export const createDutyPages: Pages = ({ call }) => {
  const router = Router();
  router.get('/settings/duty', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    const { body } = await call(visit.requester, 'get', '/api/v1/duty');
    const view = dutyView(visit, body as ShownDuty);
    await send(response, visit, {
      title: visit.words.settings.duty,
      current: 'settings',
      body: inSettings(visit, 'duty', view),
    });
  });
  return router;
};
