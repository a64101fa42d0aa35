import { type Request, type Response, Router } from 'express';
import { Problem } from '../../problems.ts';
import { send, visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { absenceOf, type ShownAbsence } from './absence-fields.ts';
import { statusOf } from './answers.ts';
import { attempt, fingerprintOf, formOf, refuseMoved, typed } from './form.ts';
import { inSettings, mayReadContacts, mayWrite, signedIn } from './parts.ts';
import { returnedReach } from './reach-faults.ts';
import { type MethodKind, type ReachPage, reachView, type ShownMethod } from './reach-view.ts';

type About = NonNullable<ReachPage['returned']>['about'];

/** `/settings/contacts/:id/reach`: how one contact is reached, proved by codes, when they are away, and a test. */
export const createReachPages: Pages = ({ call }) => {
  const router = Router();
  const read = async <T>(visit: SignedInVisit, path: string, id?: string): Promise<T> =>
    (await call(visit.requester, 'get', path, id === undefined ? {} : { params: { id } })).body as T;
  const absencesOf = async (visit: SignedInVisit, id: string): Promise<ShownAbsence[]> =>
    (await read<{ absences: ShownAbsence[] }>(visit, '/api/v1/contacts/{id}/absences', id)).absences;

  const show = async (
    response: Response,
    visit: SignedInVisit,
    id: string,
    more: Pick<ReachPage, 'returned' | 'secret'> = {},
  ): Promise<void> => {
    const { contacts } = await read<{ contacts: { id: string; name: string }[] }>(visit, '/api/v1/contacts');
    const contact = contacts.find((one) => one.id === id);
    if (!contact) throw new Problem('not-found', 'There is no such contact.');
    const methods = mayReadContacts(visit)
      ? (await read<{ methods: ShownMethod[] }>(visit, '/api/v1/contacts/{id}/methods', id)).methods
      : undefined;
    const { kinds } = await read<{ kinds: MethodKind[] }>(visit, '/api/v1/escalation');
    const absences = await absencesOf(visit, id);
    const page = { contact, methods, kinds, absences, seen: fingerprintOf(absences), ...more };
    const body = inSettings(visit, 'contacts', reachView(visit, page));
    const title = visit.words.alarms.reachTitle(contact.name);
    await send(response, visit, { title, current: 'settings', body }, statusOf(more.returned?.problem));
  };

  /** Does what a form asks for; what is wrong with it comes back on the page, else the page follows with a sentence. */
  const change = async (
    request: Request<{ id: string; methodId?: string }>,
    response: Response,
    about: About,
    notice: string,
    work: (visit: SignedInVisit) => Promise<{ to?: string; secret?: string } | void>,
  ): Promise<void> => {
    const visit = signedIn(visitOf(response));
    if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator changes this.');
    const { id } = request.params;
    let done: { to?: string; secret?: string } = {};
    const problem = await attempt(async () => {
      done = (await work(visit)) ?? {};
    });
    if (problem)
      await show(response, visit, id, { returned: returnedReach(visit, about, formOf(request), problem) });
    else if (done.secret) await show(response, visit, id, { secret: done.secret });
    else response.redirect(303, done.to ?? `/settings/contacts/${id}/reach?notice=${notice}`);
  };
  const putAbsences = async (
    request: Request<{ id: string }>,
    visit: SignedInVisit,
    edit: (present: ShownAbsence[]) => ShownAbsence[],
  ): Promise<void> => {
    const { id } = request.params;
    const present = await absencesOf(visit, id);
    refuseMoved(formOf(request), present);
    await call(visit.requester, 'put', '/api/v1/contacts/{id}/absences', {
      params: { id },
      body: { absences: edit(present) },
    });
  };

  const base = '/settings/contacts/:id/reach';
  router.get(base, async (request, response) => {
    await show(response, signedIn(visitOf(response)), request.params.id);
  });
  router.post(`${base}/methods`, (request: Request<{ id: string }>, response) =>
    change(request, response, 'add', 'methodAdded', async (visit) => {
      const form = formOf(request);
      const { body } = await call(visit.requester, 'post', '/api/v1/contacts/{id}/methods', {
        params: { id: request.params.id },
        body: { kind: form['kind'], address: typed(form, 'address') ?? '' },
      });
      return body as { secret?: string };
    }),
  );
  router.post(`${base}/test`, (request: Request<{ id: string }>, response) =>
    change(request, response, 'test', '', async (visit) => {
      const { body } = await call(visit.requester, 'post', '/api/v1/contacts/{id}/test', {
        params: { id: request.params.id },
      });
      return { to: `/alerts/${(body as { id: string }).id}` };
    }),
  );
  router.post(`${base}/absences`, (request: Request<{ id: string }>, response) =>
    change(request, response, 'absence', 'absenceAdded', (visit) =>
      putAbsences(request, visit, (present) => [...present, absenceOf(formOf(request))]),
    ),
  );
  router.post(`${base}/absences/remove`, (request: Request<{ id: string }>, response) =>
    change(request, response, 'absence', 'absenceRemoved', (visit) =>
      putAbsences(request, visit, (present) =>
        present.filter(({ from }) => from !== formOf(request)['from']),
      ),
    ),
  );
  for (const [name, method, path, notice] of [
    ['code', 'post', '/api/v1/contacts/{id}/methods/{methodId}/code', 'codeSent'],
    ['verify', 'post', '/api/v1/contacts/{id}/methods/{methodId}/verify', 'methodVerified'],
    ['remove', 'delete', '/api/v1/contacts/{id}/methods/{methodId}', 'methodRemoved'],
  ] as const)
    router.post(`${base}/:methodId/${name}`, (request: Request<{ id: string; methodId: string }>, response) =>
      change(request, response, `method-${request.params.methodId}`, notice, async (visit) => {
        await call(visit.requester, method, path, {
          params: { id: request.params.id, methodId: request.params.methodId },
          ...(name === 'verify' && { body: { code: formOf(request)['code'] ?? '' } }),
        });
      }),
    );
  return router;
};
