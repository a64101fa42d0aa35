import { type Response, Router } from 'express';
import { may } from '../access/permissions.ts';
import { randomIds } from '../ids.ts';
import { Problem, problems } from '../problems.ts';
import { send, visitOf } from './frame.ts';
import type { Html } from './html.ts';
import { localParts } from './incident/local-time.ts';
import { turnOf } from './parts/clock-shift.ts';
import { type Choice, confirmation, reportForm } from './report/report-view.ts';
import { bodyOf, clocksOf, type Typed, typedOf } from './report/typed.ts';
import type { SignedInVisit } from './visit.ts';
import type { Pages, WebDeps } from './web-deps.ts';

/** Systems of the register; none before one was put, and none for a reporter, whom the register is not for. */
const systemsOf = async (deps: WebDeps, visit: SignedInVisit): Promise<Choice[]> => {
  if (!may(visit.requester.role, 'settings.read')) return [];
  try {
    const { body } = await deps.call(visit.requester, 'get', '/api/v1/register');
    return (body as { systems: Choice[] }).systems;
  } catch (error) {
    if (error instanceof Problem && error.type === 'not-found') return [];
    throw error;
  }
};

/** A suspicion in two steps: the form, then what it causes in words, and only then is it saved. */
export const createReportPages: Pages = (deps) => {
  const router = Router();
  const answer = async (response: Response, visit: SignedInVisit, body: Html, status = 200): Promise<void> =>
    send(
      response,
      visit,
      { title: visit.words.list.reportTitle, body, current: 'report', narrow: true },
      status,
    );

  router.use('/report', (_request, response, next) => {
    const { requester } = visitOf(response) as SignedInVisit;
    if (!may(requester.role, 'incidents.report'))
      throw new Problem('forbidden', `The role ${requester.role} may not do this.`);
    next();
  });
  router.get('/report', async (_request, response) => {
    const visit = visitOf(response) as SignedInVisit;
    const typed: Typed = {
      ...typedOf({}),
      ...localParts(visit.now),
      turn: turnOf(visit.now) ?? '',
      role: 'controller',
      key: randomIds.uuid(),
    };
    await answer(response, visit, reportForm(visit, typed, await systemsOf(deps, visit)));
  });

  router.post('/report', async (request, response) => {
    const visit = visitOf(response) as SignedInVisit;
    const fields = request.body as Record<string, unknown>;
    const typed = typedOf(fields);
    const systems = await systemsOf(deps, visit);
    try {
      if (fields['step'] === 'edit') {
        await answer(response, visit, reportForm(visit, typed, systems));
        return;
      }
      const body = bodyOf(typed, visit.now);
      if (fields['step'] !== 'save') {
        const clocks = clocksOf(body, visit.requester.personId, visit.now);
        const system = systems.find(({ key }) => key === typed.system)?.name;
        await answer(response, visit, confirmation(visit, typed, body.detectedAt, clocks, system));
        return;
      }
      const { body: opened } = await deps.call(visit.requester, 'post', '/api/v1/incidents', {
        body,
        idempotencyKey: typed.key,
      });
      response.redirect(303, `/incidents/${(opened as { id: string }).id}?notice=noticeReported`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await answer(response, visit, reportForm(visit, typed, systems, error), problems[error.type].status);
    }
  });
  return router;
};
