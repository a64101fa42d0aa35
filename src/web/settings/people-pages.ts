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
import { endOfDay } from './end-of-day.ts';
import { problemInWords } from './faults.ts';
import { attempt, type Form, formOf, typed } from './form.ts';
import { openCases } from './guest-fields.ts';
import { inSettings, mayManagePeople, signedIn } from './parts.ts';
import { invitedView, type PeoplePage, peopleView } from './people-view.ts';

const invitation = z.object({
  name: line,
  email: z.string().trim().pipe(emailAddress),
  role: z.enum(roles),
  endsAt: z.string().optional(),
  incident: z.string().optional(),
});
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

/** What the form says of the guest beside name, address and role. */
const termsIn = (form: Form) => {
  const ends = typed(form, 'ends');
  const incident = typed(form, 'incident');
  return { ...(ends && { endsAt: endOfDay(ends, '/endsAt') }), ...(incident && { incident }) };
};

/** Why somebody was not invited, where that is more than the field says. */
const whyNotInvited = (visit: SignedInVisit, problem: Problem | undefined) => {
  const { faultGuestCase, faultGuestEnds, inviteTaken } = visit.words.settings;
  const taken = problem?.details.errors?.filter(({ detail }) => detail.includes('has an account')) ?? [];
  return problemInWords(visit, problem, {
    sentences: {
      '/endsAt': faultGuestEnds,
      '/incident': faultGuestCase,
      ...Object.fromEntries(taken.map(({ pointer }) => [pointer, inviteTaken])),
    },
  });
};

export const createPeoplePages: Pages = ({ accounts, call }) => {
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
    page: Omit<PeoplePage, 'members' | 'cases'>,
  ): Promise<void> => {
    const members = await accounts.members();
    const cases = await openCases(call, visit);
    await answer(response, visit, peopleView(visit, { ...page, members, cases }), statusOf(page.problem));
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
      const { name, email, role } = form;
      const input = checked(invitation, { name, email, role, ...termsIn(form) });
      invited = { name: input.name, ...(await accounts.invite(visit.requester, input)) };
    });
    if (invited) {
      await answer(response, visit, invitedView(visit, invited), 201);
      return;
    }
    await list(response, visit, { form, problem: whyNotInvited(visit, problem) });
  });
  router.post('/settings/people/:id/invite-again', async (request, response) => {
    const visit = administrator(response);
    const { inviteAgainGone } = visit.words.settings;
    const { id } = request.params;
    let invited: { name: string; link: string } | undefined;
    const problem = await attempt(async () => {
      const member = (await accounts.members()).find((one) => one.personId === id);
      if (!member) throw new Problem('not-found', 'There is no such member.');
      invited = { name: member.name, ...(await accounts.inviteAgain(visit.requester, id)) };
    });
    if (invited) await answer(response, visit, invitedView(visit, invited), 201);
    else
      await list(response, visit, {
        form: {},
        problem: problemInWords(visit, problem, problem?.type === 'frozen' ? { whole: inviteAgainGone } : {}),
      });
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
