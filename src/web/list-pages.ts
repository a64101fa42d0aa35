import { type Request, type Response, Router } from 'express';
import { send, visitOf } from './frame.ts';
import { listView } from './list/list-view.ts';
import { byUrgency, type Summary } from './list/summary.ts';
import type { SignedInVisit } from './visit.ts';
import type { Pages } from './web-deps.ts';

/** Open incidents come all at once: they are what somebody must act on. Ended ones come in pages. */
const limits = { open: 1000, ended: 100 };

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');

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
        limit: String(limits[show]),
        ...(search && { search }),
        ...(cursor && { cursor }),
      },
    });
    const { items, next } = body as { items: Summary[]; next: string | null };
    const checkedAt = deps.lastCheckedAt?.();
    const view = {
      show,
      search,
      summaries: show === 'open' ? byUrgency(items) : items,
      next,
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
