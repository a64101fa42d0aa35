import { type Response, Router } from 'express';
import { may } from '../access/permissions.ts';
import { randomIds } from '../ids.ts';
import { Problem, problems } from '../problems.ts';
import type { RegisterDocument } from '../register/register-document.ts';
import { send, visitOf } from './frame.ts';
import type { Html } from './html.ts';
import { localParts } from './incident/local-time.ts';
import { valuesOf } from './incident/send-form.ts';
import { misdirectedForm } from './misdirected/form-view.ts';
import { confirmation, lookAt } from './misdirected/look.ts';
import { bodyOf, type Typed } from './misdirected/typed.ts';
import type { SignedInVisit } from './visit.ts';
import type { Pages, WebDeps } from './web-deps.ts';

/** The register; undefined before one was put. */
const registerOf = async (deps: WebDeps, visit: SignedInVisit): Promise<RegisterDocument | undefined> => {
  try {
    return (await deps.call(visit.requester, 'get', '/api/v1/register')).body as RegisterDocument;
  } catch (error) {
    if (error instanceof Problem && error.type === 'not-found') return undefined;
    throw error;
  }
};

const systemsOf = (register: RegisterDocument | undefined) =>
  (register?.systems ?? []).map(({ key, name }) => ({ key, name }));

/** A message to the wrong recipient in two steps: one form, then the proposal, and only then is it saved. */
export const createMisdirectedPages: Pages = (deps) => {
  const router = Router();
  const answer = async (response: Response, visit: SignedInVisit, body: Html, status = 200): Promise<void> =>
    send(
      response,
      visit,
      { title: visit.words.misdirected.title, body, current: 'report', narrow: true },
      status,
    );

  router.use('/misdirected', (_request, response, next) => {
    const { requester } = visitOf(response) as SignedInVisit;
    if (!may(requester.role, 'incidents.write'))
      throw new Problem('forbidden', `The role ${requester.role} may not do this.`);
    next();
  });

  router.get('/misdirected', async (_request, response) => {
    const visit = visitOf(response) as SignedInVisit;
    const now = localParts(visit.now);
    const typed: Typed = {
      key: randomIds.uuid(),
      title: visit.words.misdirected.defaultTitle,
      sentDate: now.date,
      detectedDate: now.date,
      detectedTime: now.time,
    };
    await answer(response, visit, misdirectedForm(visit, typed, systemsOf(await registerOf(deps, visit))));
  });

  router.post('/misdirected', async (request, response) => {
    const visit = visitOf(response) as SignedInVisit;
    const { step, ...typed } = valuesOf(request.body);
    const register = await registerOf(deps, visit);
    const systems = systemsOf(register);
    try {
      if (step === 'edit') {
        await answer(response, visit, misdirectedForm(visit, typed, systems));
        return;
      }
      const body = bodyOf(typed, visit.now);
      if (step !== 'save') {
        await answer(response, visit, confirmation(visit, typed, lookAt(visit, body, register)));
        return;
      }
      const { body: made } = await deps.call(visit.requester, 'post', '/api/v1/misdirected', {
        body,
        idempotencyKey: typed['key'] ?? '',
      });
      const { incident } = made as { incident: { id: string } };
      response.redirect(303, `/incidents/${incident.id}/assessment?notice=noticeMisdirected`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await answer(
        response,
        visit,
        misdirectedForm(visit, typed, systems, error),
        problems[error.type].status,
      );
    }
  });
  return router;
};
