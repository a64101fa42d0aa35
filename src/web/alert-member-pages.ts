import { Router } from 'express';
import { Problem } from '../problems.ts';
import { alertView } from './alerts/alert-view.ts';
import type { SentMessage, ShownAlert } from './alerts/shown-alert.ts';
import { send, visitOf } from './frame.ts';
import { ownPath } from './same-origin.ts';
import type { SignedInVisit } from './visit.ts';
import type { Pages } from './web-deps.ts';

/** `/alerts/:id` for those who are signed in: what was sent, what became of it, and the press that takes it. */
export const createAlertMemberPages: Pages = ({ call }) => {
  const router = Router();
  /** Takes an alert. False where somebody else has taken it, or it is over: its own page says which. */
  const isTaken = async ({ requester }: SignedInVisit, id: string): Promise<boolean> => {
    try {
      const path = '/api/v1/alerts/{id}/acknowledge';
      const { body } = await call(requester, 'post', path, { params: { id } });
      return (body as ShownAlert).acknowledgedByReader;
    } catch (error) {
      if (error instanceof Problem && error.type === 'alert-over') return false;
      throw error;
    }
  };
  router.get('/alerts/:id', async (request, response) => {
    const visit = visitOf(response) as SignedInVisit;
    const { body } = await call(visit.requester, 'get', '/api/v1/alerts/{id}', {
      params: { id: request.params.id },
    });
    const alert = body as ShownAlert & { messages: SentMessage[] };
    await send(response, visit, alertView(visit, alert, request.query['late'] !== undefined));
  });
  router.post('/alerts/:id/acknowledge', async (request, response) => {
    const visit = visitOf(response) as SignedInVisit;
    const { id } = request.params;
    if (!(await isTaken(visit, id))) {
      response.redirect(303, `/alerts/${id}?late`);
      return;
    }
    const { back } = request.body as Record<string, unknown>;
    const path = ownPath(back);
    response.redirect(303, `${path}${path.includes('?') ? '&' : '?'}notice=alarmTaken`);
  });
  return router;
};
