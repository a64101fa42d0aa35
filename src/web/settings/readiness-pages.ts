import { type Response, Router } from 'express';
import { triable } from '../../readiness/check.ts';
import type { ShownReadiness } from '../../readiness/routes.ts';
import { Problem } from '../../problems.ts';
import { send, visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import { attempt, formOf, typed } from './form.ts';
import { inSettings, mayReadContacts, mayWrite, signedIn } from './parts.ts';
import { type Reachable, readinessView, type ReturnedTry } from './readiness-view.ts';

const saidOf = ({ words }: SignedInVisit, { type }: Problem): string =>
  type === 'on-hold' ? words.readiness.held : words.readiness.whomFault;

/** `/settings/readiness`: what must work before a breach comes, each with a button that tries it. */
export const createReadinessPages: Pages = ({ call }) => {
  const router = Router();
  const show = async (
    response: Response,
    visit: SignedInVisit,
    returned?: ReturnedTry,
    problem?: Problem,
  ) => {
    const { body } = await call(visit.requester, 'get', '/api/v1/readiness');
    const people = mayReadContacts(visit)
      ? ((await call(visit.requester, 'get', '/api/v1/contacts')).body as { contacts: Reachable[] }).contacts
      : [];
    const view = readinessView(visit, body as ShownReadiness, people, returned);
    const page = {
      title: visit.words.settings.readiness,
      current: 'settings' as const,
      body: inSettings(visit, 'readiness', view),
    };
    await send(response, visit, page, statusOf(problem));
  };

  router.get('/settings/readiness', async (_request, response) => {
    await show(response, signedIn(visitOf(response)));
  });
  router.post('/settings/readiness/key-copy', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    await call(visit.requester, 'post', '/api/v1/readiness/key-copy', { body: { kept: true } });
    response.redirect(303, '/settings/readiness?notice=readinessKept#key');
  });
  for (const check of triable)
    router.post(`/settings/readiness/${check}`, async (request, response) => {
      const visit = signedIn(visitOf(response));
      if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator tries this.');
      const contactId = typed(formOf(request), 'contactId');
      const problem = await attempt(async () => {
        const body = { check, ...(contactId && { contactId }) };
        await call(visit.requester, 'post', '/api/v1/readiness/tries', { body });
      });
      if (problem) await show(response, visit, { check, said: saidOf(visit, problem) }, problem);
      else response.redirect(303, `/settings/readiness?notice=readinessTried#${check}`);
    });
  return router;
};
