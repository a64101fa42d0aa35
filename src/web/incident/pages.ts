import { type Request, type Response, Router } from 'express';
import { Problem } from '../../problems.ts';
import { visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages, WebDeps } from '../web-deps.ts';
import { answerCase, contentFrom, languageFrom } from './answer-case.ts';
import { pathOf, type ViewName, viewNames } from './case-view.ts';
import { eventBodyFrom, type Values, viewOf } from './event-body.ts';
import { changedFacts } from './fact-fields.ts';
import { createCaseReader } from './load-case.ts';
import { textsFrom } from './notice-page.ts';
import { checkPeople, lineFaults } from './people-check.ts';
import { readPeople } from './people-csv.ts';

const api = '/api/v1/incidents/{id}';

/** The fields of a posted form as texts; several of one name are lines. */
const valuesOf = (body: unknown): Values =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.filter((one) => typeof one === 'string').join('\n')]] : [];
    }),
  );

const signedIn = (response: Response): SignedInVisit => {
  const visit = visitOf(response);
  if (!visit.requester) throw new Problem('unauthenticated', 'Sign in first.');
  return visit as SignedInVisit;
};

const versionIn = ({ version = '' }: Values): number | undefined =>
  /^\d{1,9}$/.test(version) ? Number(version) : undefined;

const idOf = (request: Request): string => String(request.params['id']);

/** Does what a form asks; gives the notice to show, or undefined when it answered itself. */
type Work = (visit: SignedInVisit, values: Values, version: number) => Promise<string | undefined>;

/**
 * A form of an incident: done, the browser is sent on (so that a reload repeats nothing); refused, the same page comes
 * back with what was typed.
 */
const submit = async (
  deps: WebDeps,
  request: Request,
  response: Response,
  where: { view: ViewName; form: string },
  work: Work,
): Promise<void> => {
  const visit = signedIn(response);
  const id = idOf(request);
  const values = valuesOf(request.body);
  const version = versionIn(values);
  try {
    if (version === undefined)
      throw new Problem('version-required', 'The form does not say which version it showed.');
    const notice = await work(visit, values, version);
    if (notice !== undefined) response.redirect(303, `${pathOf(id, where.view)}?notice=${notice}`);
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.type === 'not-found') throw problem;
    const pasted = where.view === 'people' ? values['list'] : undefined;
    await answerCase(deps, response, visit, {
      id,
      view: where.view,
      asked: { query: {}, ...(pasted !== undefined && { pasted }) },
      returned: { form: where.form, values, problem, version: version ?? 0 },
    });
  }
};

/** The pages of one incident: a first screen, and one page for each text that is written together. */
export const createIncidentPages: Pages = (deps) => {
  const router = Router();

  for (const view of viewNames)
    router.get(pathOf(':id', view), async (request, response) => {
      await answerCase(deps, response, signedIn(response), {
        id: idOf(request),
        view,
        asked: { query: request.query },
      });
    });

  router.get('/incidents/:id/report.pdf', async (request, response) => {
    const visit = signedIn(response);
    const read = createCaseReader(deps.call, visit.requester, idOf(request));
    const file = await read.reportPdf(
      languageFrom(request.query, visit.language),
      contentFrom(request.query),
    );
    if (!file) throw new Error('the report has no bytes');
    response
      .type(file.type)
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', `attachment; filename="${file.name}"`)
      .send(Buffer.from(file.content));
  });

  router.post('/incidents/:id/events', async (request, response) => {
    const form = valuesOf(request.body)['type'] ?? '';
    const id = idOf(request);
    await submit(
      deps,
      request,
      response,
      { view: viewOf(form), form },
      async ({ requester }, values, version) => {
        const incident = await createCaseReader(deps.call, requester, id).incident();
        const body = eventBodyFrom(values, incident);
        await deps.call(requester, 'post', `${api}/events`, { params: { id }, body, version });
        return 'caseSaved';
      },
    );
  });

  router.post('/incidents/:id/facts', async (request, response) => {
    const id = idOf(request);
    await submit(
      deps,
      request,
      response,
      { view: 'facts', form: 'facts' },
      async ({ requester }, values, version) => {
        const incident = await createCaseReader(deps.call, requester, id).incident();
        const body = changedFacts(values, incident);
        if (Object.keys(body).length === 0) return 'caseUnchanged';
        await deps.call(requester, 'patch', `${api}/facts`, { params: { id }, body, version });
        return 'caseSaved';
      },
    );
  });

  router.post('/incidents/:id/notice', async (request, response) => {
    const id = idOf(request);
    await submit(
      deps,
      request,
      response,
      { view: 'notice', form: 'texts' },
      async ({ requester }, values, version) => {
        await deps.call(requester, 'put', `${api}/notice`, {
          params: { id },
          body: textsFrom(values),
          version,
        });
        return 'caseSaved';
      },
    );
  });

  router.post('/incidents/:id/people', async (request, response) => {
    const id = idOf(request);
    await submit(
      deps,
      request,
      response,
      { view: 'people', form: 'people' },
      async (visit, values, version) => {
        const pasted = values['list'] ?? '';
        const list = readPeople(pasted);
        const checked = checkPeople(list);
        const show = async (faults = checked): Promise<undefined> => {
          await answerCase(deps, response, visit, {
            id,
            view: 'people',
            asked: { query: {}, pasted, checked: faults },
          });
          return undefined;
        };
        if (values['step'] !== 'save' || checked.faults.length > 0) return show();
        try {
          await deps.call(visit.requester, 'put', `${api}/people`, {
            params: { id },
            body: { people: list.people },
            version,
          });
          return 'caseSaved';
        } catch (problem) {
          const faults = problem instanceof Problem ? lineFaults(problem, list.lines) : [];
          if (faults.length === 0) throw problem;
          return show({ ...checked, faults, counts: undefined });
        }
      },
    );
  });

  return router;
};
