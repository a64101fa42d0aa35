import { Router } from 'express';
import { headsFileName } from '../../journal/head-copies.ts';
import { send, visitOf } from '../frame.ts';
import type { Pages } from '../web-deps.ts';
import { type ShownSignings, evidenceView } from './evidence-view.ts';
import { inSettings, signedIn } from './parts.ts';

/** `/settings/evidence`: how the journals are signed, and each signing to be kept elsewhere. */
export const createEvidencePages: Pages = ({ call }) => {
  const router = Router();
  router.get('/settings/evidence', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const asked = request.query['before'];
    const before = typeof asked === 'string' && /^[1-9]\d{0,8}$/.test(asked) ? asked : undefined;
    const { body } = await call(visit.requester, 'get', '/api/v1/signed-heads', {
      ...(before !== undefined && { query: { before } }),
    });
    await send(response, visit, {
      title: visit.words.settings.evidence,
      current: 'settings',
      body: inSettings(visit, 'evidence', evidenceView(visit, body as ShownSignings)),
    });
  });
  router.post('/settings/evidence', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    await call(visit.requester, 'post', '/api/v1/signed-heads');
    response.redirect(303, '/settings/evidence?notice=headsSigned');
  });
  router.get('/settings/evidence/:number.json', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const { number } = request.params;
    const { body } = await call(visit.requester, 'get', '/api/v1/signed-heads/{number}', {
      params: { number },
    });
    response
      .set('Cache-Control', 'no-store')
      .attachment(headsFileName(Number(number)))
      .type('application/json')
      .send(`${JSON.stringify(body, undefined, 2)}\n`);
  });
  return router;
};
