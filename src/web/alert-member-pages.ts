import { Router } from 'express';
import { alertView } from './alerts/alert-view.ts';
import type { SentMessage, ShownAlert } from './alerts/shown-alert.ts';
import { send, visitOf } from './frame.ts';
import { ownPath } from './same-origin.ts';
import type { SignedInVisit } from './visit.ts';
import type { Pages } from './web-deps.ts';

/** `/alerts/:id` for those who are signed in: what was sent, what became of it, and the press that takes it. */
export const createAlertMemberPages: Pages = ({ call }) => {
  const router = Router();
  router.get('/alerts/:id', async (request, response) => {
    const visit = visitOf(response) as SignedInVisit;
    const { body } = await call(visit.requester, 'get', '/api/v1/alerts/{id}', {
      params: { id: request.params.id },
    });
    await send(response, visit, alertView(visit, body as ShownAlert & { messages: SentMessage[] }));
  });
  router.post('/alerts/:id/acknowledge', async (request, response) => {
    const visit = visitOf(response) as SignedInVisit;
    await call(visit.requester, 'post', '/api/v1/alerts/{id}/acknowledge', {
      params: { id: request.params.id },
    });
    const { back } = request.body as Record<string, unknown>;
    const path = ownPath(back);
    response.redirect(303, `${path}${path.includes('?') ? '&' : '?'}notice=alarmTaken`);
  });
  return router;
};
