import { type Response, Router } from 'express';
import { may } from '../access/permissions.ts';
import type { ShownBreach, ShownOlderBreach } from '../breach-register/present.ts';
import type { Statistics } from '../breach-register/statistics.ts';
import { breachWords } from '../breach-register/words/words-of.ts';
import type { RouteAnswer } from '../http/route.ts';
import { Problem, problems } from '../problems.ts';
import { addressOf, asQuery, type Chosen, chosenInAddress, chosenInForm } from './breach-register/chosen.ts';
import { olderView } from './breach-register/older-view.ts';
import { registerView } from './breach-register/register-view.ts';
import { statisticsView } from './breach-register/statistics-view.ts';
import { send, visitOf } from './frame.ts';
import type { SignedInVisit } from './visit.ts';
import type { Pages } from './web-deps.ts';

const api = '/api/v1/breach-register';

/** The register is for the house: not for a guest, who is there for one case. */
const reader = (response: Response): SignedInVisit => {
  const visit = visitOf(response) as SignedInVisit;
  if (!may(visit.requester.role, 'settings.read'))
    throw new Problem('forbidden', `The role ${visit.requester.role} may not do this.`);
  return visit;
};

const sendFile = (response: Response, bytes: RouteAnswer['bytes']): void => {
  if (!bytes) throw new Error('a file without bytes');
  response
    .attachment(bytes.name)
    .type(bytes.type)
    .set('Cache-Control', 'no-store')
    .send(Buffer.from(bytes.content));
};

interface Listed {
  items: ShownBreach[];
  total: number;
  years: number[];
  systems: string[];
  next: string | null;
}

/**
 * The register of breaches and its figures. The choices of a list stand in its address, so that it can be kept and sent; what is
 * searched for may name a person, and is asked for by POST.
 */
export const createBreachRegisterPages: Pages = (deps) => {
  const router = Router();
  const mayImport = ({ requester }: SignedInVisit): boolean => may(requester.role, 'settings.write');
  const list = async (visit: SignedInVisit, query: Chosen): Promise<Listed> =>
    (await deps.call(visit.requester, 'get', api, { query: asQuery(query) })).body as Listed;

  const answer = async (response: Response, chosen: Chosen, cursor: string): Promise<void> => {
    const visit = reader(response);
    const { breachRegister: words } = visit.words;
    const show = (listed: Listed, errors: Record<string, string>, status: number) =>
      send(
        response,
        visit,
        {
          title: words.title,
          body: registerView(visit, { chosen, errors, ...listed }, mayImport(visit)),
          current: 'register',
        },
        status,
      );
    try {
      await show(await list(visit, { ...chosen, ...(cursor && { cursor }) }), {}, 200);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.type !== 'invalid-input') throw problem;
      const { years, systems } = await list(visit, { limit: '1' });
      const errors = Object.fromEntries(
        (problem.details.errors ?? []).map(({ pointer }) => [pointer.replace('?', ''), words.badChoice]),
      );
      await show({ items: [], total: 0, years, systems, next: null }, errors, problems[problem.type].status);
    }
  };

  router.get('/breach-register', (request, response) => answer(response, chosenInAddress(request.query), ''));
  router.post('/breach-register', async (request, response) => {
    reader(response);
    const chosen = chosenInForm(request.body);
    const { cursor } = request.body as Record<string, unknown>;
    const further = typeof cursor === 'string' ? cursor : '';
    if (chosen['search'] || further) return answer(response, chosen, further);
    response.redirect(303, addressOf(chosen));
  });

  router.get('/breach-register/older/:breachId', async (request, response) => {
    const visit = reader(response);
    const { body } = await deps.call(visit.requester, 'get', `${api}/older/{breachId}`, {
      params: { breachId: request.params['breachId'] },
    });
    const one = body as ShownOlderBreach;
    await send(response, visit, {
      title: one.title,
      body: olderView(visit, one, mayImport(visit)),
      current: 'register',
    });
  });

  router.post('/breach-register/export', async (request, response) => {
    const visit = reader(response);
    const { format } = request.body as Record<string, unknown>;
    const { bytes } = await deps.call(visit.requester, 'get', `${api}/export`, {
      query: {
        ...asQuery(chosenInForm(request.body)),
        format: format === 'csv' ? 'csv' : 'xlsx',
        language: visit.language,
      },
    });
    sendFile(response, bytes);
  });

  /** The year that is asked for, else the newest in which something was detected, else this one. */
  const yearAsked = (visit: SignedInVisit, asked: unknown, years: readonly number[]): number => {
    const year = Number(asked);
    if (Number.isSafeInteger(year) && year >= 1990 && year <= 2200) return year;
    return years[0] ?? Number(visit.now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' }).slice(0, 4));
  };

  router.get('/breach-register/statistics', async (request, response) => {
    const visit = reader(response);
    const { years } = await list(visit, { limit: '1' });
    const year = yearAsked(visit, request.query['year'], years);
    const { body } = await deps.call(visit.requester, 'get', `${api}/statistics`, {
      query: { year: String(year) },
    });
    await send(response, visit, {
      title: breachWords(visit.language).statistics.statisticsTitle(year),
      body: statisticsView(visit, body as Statistics, years, mayImport(visit)),
      current: 'register',
    });
  });

  router.get('/breach-register/statistics.pdf', async (request, response) => {
    const visit = reader(response);
    const { years } = await list(visit, { limit: '1' });
    const { bytes } = await deps.call(visit.requester, 'get', `${api}/statistics`, {
      query: {
        year: String(yearAsked(visit, request.query['year'], years)),
        format: 'pdf',
        language: visit.language,
      },
    });
    sendFile(response, bytes);
  });
  return router;
};
