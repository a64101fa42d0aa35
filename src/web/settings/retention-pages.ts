import { type Response, Router } from 'express';
import { Problem } from '../../problems.ts';
import type { ShownPlan } from '../../retention/routes.ts';
import { send, visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import { attempt, formOf, typed } from './form.ts';
import { inSettings, signedIn } from './parts.ts';
import { type ReturnedRetention, retentionView } from './retention-view.ts';

/** The problem of the API in this page's words. */
const inWords = (visit: SignedInVisit, problem: Problem): Problem => {
  const words = visit.words.retention;
  if (problem.type === 'frozen' || problem.type === 'not-found')
    return new Problem(problem.type, words.faultGone);
  const errors = problem.details.errors?.map(({ pointer, detail }) => {
    if (pointer === '/reason') return { pointer, detail: words.faultReason };
    return { pointer, detail: /attachments-first/.test(detail) ? words.faultOrder : words.faultMonths };
  });
  return errors ? new Problem(problem.type, words.problem, { errors }) : problem;
};

/** What a field holds as a number; what is none stays, to be refused. */
const numberIn = (text: string | null | undefined): number | string | null =>
  text === undefined || text === null ? null : /^\d+$/.test(text) ? Number(text) : text;

/** `/settings/retention`: how long what is kept of people stays, and what would be forgotten now. */
export const createRetentionPages: Pages = ({ call }) => {
  const router = Router();
  const show = async (
    response: Response,
    visit: SignedInVisit,
    returned?: ReturnedRetention,
  ): Promise<void> => {
    const { body } = await call(visit.requester, 'get', '/api/v1/retention');
    const page = {
      title: visit.words.settings.retention,
      current: 'settings' as const,
      body: inSettings(visit, 'retention', retentionView(visit, body as ShownPlan, returned)),
    };
    await send(response, visit, page, statusOf(returned?.problem));
  };
  router.get('/settings/retention', (_request, response) => show(response, signedIn(visitOf(response))));

  const act = (
    path: string,
    notice: string,
    work: (visit: SignedInVisit, form: ReturnType<typeof formOf>, items: string[]) => Promise<unknown>,
  ): void => {
    router.post(path, async (request, response) => {
      const visit = signedIn(visitOf(response));
      const form = formOf(request);
      const { items = [] } = (request.body ?? {}) as { items?: string | string[] };
      const problem = await attempt(() => work(visit, form, [items].flat()).then(() => undefined));
      if (problem) await show(response, visit, { form, problem: inWords(visit, problem) });
      else response.redirect(303, `/settings/retention?notice=${notice}`);
    });
  };
  act('/settings/retention', 'retentionSaved', (visit, form) =>
    call(visit.requester, 'put', '/api/v1/retention/rules', {
      body: {
        people: { months: numberIn(typed(form, 'people')) },
        attachments: { months: numberIn(typed(form, 'attachments')) },
        automatic: form['automatic'] === 'yes',
      },
    }),
  );
  act('/settings/retention/purge', 'retentionPurged', (visit, _form, items) =>
    call(visit.requester, 'post', '/api/v1/retention/purge', {
      body: {
        items: items.map((item) => {
          const [incidentId, kind] = item.split(':');
          return { incidentId, kind };
        }),
      },
    }),
  );
  for (const [name, notice, path] of [
    ['hold', 'holdPlaced', '/api/v1/incidents/{id}/legal-hold'],
    ['release', 'holdLifted', '/api/v1/incidents/{id}/legal-hold/release'],
  ] as const)
    act(`/settings/retention/${name}`, notice, (visit, form) =>
      call(visit.requester, 'post', path, {
        params: { id: typed(form, 'incident') ?? '' },
        body: { reason: typed(form, 'reason') ?? '' },
      }),
    );
  return router;
};
