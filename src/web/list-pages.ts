import { type Request, type Response, Router } from 'express';
import { may } from '../access/permissions.ts';
import type { ShownReadiness } from '../readiness/routes.ts';
import { send, visitOf } from './frame.ts';
import type { ShownAlert } from './alerts/shown-alert.ts';
import { type ListView, listView } from './list/list-view.ts';
import type { Summary } from './list/summary.ts';
import type { SignedInVisit } from './visit.ts';
import type { Pages, WebDeps } from './web-deps.ts';

/** Open ones with the most urgent first, ended ones with the newest first; so many a page, the rest behind a button. */
const shown = { open: { order: 'urgent', limit: '200' }, ended: { order: 'newest', limit: '100' } };

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');

/** What is missing before a breach comes, in a sentence; undefined where nothing is. */
const lackingOf = async ({ call }: WebDeps, visit: SignedInVisit): Promise<string | undefined> => {
  const { checks } = (await call(visit.requester, 'get', '/api/v1/readiness')).body as ShownReadiness;
  const missing = checks.filter(({ standing }) => standing === 'missing').length;
  return missing === 0 ? undefined : visit.words.readiness.lacking(missing);
};

/** The list, also by POST: what is searched for may name a person and belongs in no address. */
export const createListPages: Pages = (deps) => {
  const router = Router();
  const answer = async (request: Request, response: Response): Promise<void> => {
    const visit = visitOf(response) as SignedInVisit;
    const fields = (request.body ?? {}) as Record<string, unknown>;
    const show = request.query['show'] === 'ended' ? 'ended' : 'open';
    const search = textOf(fields['search'])
      .replaceAll(/\p{Cc}/gu, ' ')
      .trim();
    const cursor = textOf(fields['cursor']);
    const { body } = await deps.call(visit.requester, 'get', '/api/v1/incidents', {
      query: {
        status: show,
        ...shown[show],
        ...(search && { search }),
        ...(cursor && { cursor }),
      },
    });
    const { items, ...rest } = body as { items: Summary[] } & Pick<ListView, 'next' | 'total' | 'overdue'>;
    const closed = may(visit.requester.role, 'access.break-glass')
      ? ((await deps.call(visit.requester, 'get', '/api/v1/restricted-incidents')).body as {
          items: unknown[];
        })
      : { items: [] };
    const alerts =
      show === 'open' && may(visit.requester.role, 'incidents.read')
        ? ((
            await deps.call(visit.requester, 'get', '/api/v1/alerts', {
              query: { state: 'open', limit: '500' },
            })
          ).body as { items: ShownAlert[] })
        : { items: [] };
    const isNew = show === 'open' && items.length === 0 && !search && !cursor;
    const lacking =
      isNew && may(visit.requester.role, 'settings.write') ? await lackingOf(deps, visit) : undefined;
    const checkedAt = await deps.lastCheckedAt?.();
    const view = {
      show,
      search,
      cursor,
      summaries: items,
      ...rest,
      closed: closed.items.length,
      alerts: alerts.items,
      lacking,
      checkedSecondsAgo:
        checkedAt && Math.max(0, Math.floor((visit.now.getTime() - checkedAt.getTime()) / 1000)),
    } as const;
    await send(response, visit, {
      title: visit.words.list.title,
      body: listView(visit, view),
      current: 'list',
    });
  };
  router.get('/', answer);
  router.post('/', answer);
  return router;
};
