import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { roles } from '../../access/permissions.ts';
import { emailAddress, line } from '../../http/fields.ts';
import { problemOf } from '../../http/problem-details.ts';
import { Problem } from '../../problems.ts';
import { send, visitOf } from '../frame.ts';
import type { Html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import { problemInWords } from './faults.ts';
import { attempt, formOf } from './form.ts';
import { inSettings, mayManagePeople, signedIn } from './parts.ts';
import { invitedView, type PeoplePage, peopleView } from './people-view.ts';

const invitation = z.object({ name: line, email: z.string().trim().pipe(emailAddress), role: z.enum(roles) });
const roleChange = invitation.pick({ role: true });
const personId = z.uuid();

const checked = <T extends z.ZodType>(schema: T, value: unknown): z.output<T> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw problemOf(result.error, 'body');
};

/** Throws `forbidden` for whoever may not say who comes in. */
const administrator = (response: Response): SignedInVisit => {
  const visit = signedIn(visitOf(response));
  if (!mayManagePeople(visit)) throw new Problem('forbidden', 'Only an administrator says who may do what.');
  return visit;
};

export const createPeoplePages: Pages = ({ accounts }) => {
  const router = Router();
  const answer = (response: Response, visit: SignedInVisit, body: Html, status: number) =>
    send(
      response,
      visit,
      {
        title: visit.words.settings.people,
        current: 'settings',
        body: inSettings(visit, 'people', body),
      },
      status,
    );
  const list = async (
    response: Response,
    visit: SignedInVisit,
    page: Omit<PeoplePage, 'members'>,
  ): Promise<void> => {
    const members = await accounts.members();
    await answer(response, visit, peopleView(visit, { ...page, members }), statusOf(page.problem));
  };
  /** What an administrator does to another member; one's own rights are another's to change. */
  const change = async (
    request: Request,
    response: Response,
    notice: string,
    work: (visit: SignedInVisit, id: string) => Promise<void>,
  ): Promise<void> => {
    const visit = administrator(response);
    const { problemYourself } = visit.words.settings;
    const id = String(request.params['id']);
    const isSelf = id === visit.requester.personId;
    const problem = await attempt(async () => {
      const members = personId.safeParse(id).success ? await accounts.members() : [];
      if (!members.some((member) => member.personId === id))
        throw new Problem('not-found', 'There is no such member.');
      if (isSelf) throw new Problem('frozen', 'Nobody changes their own rights.');
      await work(visit, id);
    });
    if (!problem) {
      response.redirect(303, `/settings/people?notice=${notice}`);
      return;
    }
    const own = isSelf && problem.type === 'frozen' ? { whole: problemYourself } : {};
    await list(response, visit, { form: {}, problem: problemInWords(visit, problem, own) });
  };

  router.get('/settings/people', (_request, response) =>
    list(response, administrator(response), { form: {} }),
  );
  router.post('/settings/people', async (request, response) => {
    const visit = administrator(response);
    const form = formOf(request);
    let invited: { name: string; link: string } | undefined;
    const problem = await attempt(async () => {
      const input = checked(invitation, form);
      invited = { name: input.name, ...(await accounts.invite(visit.requester, input)) };
    });
    if (invited) {
      await answer(response, visit, invitedView(visit, invited), 201);
      return;
    }
    const own = problem?.type === 'frozen' ? { whole: visit.words.settings.inviteTaken } : {};
    await list(response, visit, { form, problem: problemInWords(visit, problem, own) });
  });
  router.post('/settings/people/:id/role', (request, response) =>
    change(request, response, 'personRoleChanged', async (visit, id) => {
      await accounts.setRole(visit.requester, id, checked(roleChange, formOf(request)).role);
    }),
  );
  router.post('/settings/people/:id/disable', (request, response) =>
    change(request, response, 'personWasDisabled', async (visit, id) => {
      await accounts.disable(visit.requester, id);
    }),
  );
  return router;
};
