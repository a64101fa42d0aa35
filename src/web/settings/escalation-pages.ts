import { type Response, Router } from 'express';
import { Problem } from '../../problems.ts';
import { send, visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import type { Person, ShownEscalation } from './alarm-plan.ts';
import { statusOf } from './answers.ts';
import { bodyOf, newStep, typedIn, typedOf, type TypedEscalation } from './escalation-form.ts';
import { type EscalationPage, escalationView } from './escalation-view.ts';
import { problemInWords } from './faults.ts';
import { attempt, fingerprintOf, type Form, formOf, presentOf, refuseMoved } from './form.ts';
import { inSettings, mayWrite, signedIn } from './parts.ts';

/** What people put, without what follows from the time of day. */
const shared = ({ steps, repeat, isDefault }: ShownEscalation) => ({ steps, repeat, isDefault });
const fingerprint = (escalation: ShownEscalation): string => fingerprintOf(shared(escalation));

/** Each fault at the field that the form has for it, in this page's words. */
const faultsInWords = (visit: SignedInVisit, problem: Problem | undefined): Problem | undefined => {
  const words = visit.words.alarms;
  if (!problem) return undefined;
  const errors = problem.details.errors?.map(({ pointer, detail }) => {
    const [, step, name] = /^\/steps\/(\d+)(?:\/(\w+))?/.exec(pointer) ?? [];
    return { pointer: step === undefined ? pointer : `/steps/${step}${name ? `/${name}` : ''}`, detail };
  });
  const sentence = (pointer: string): string => {
    if (pointer.endsWith('/contacts')) return words.faultStepContacts;
    if (pointer.endsWith('/methods')) return words.faultStepMethods;
    if (pointer.endsWith('/waitMinutes')) return words.faultStepWait;
    if (pointer === '/repeat') return words.faultRepeat;
    return pointer === '/steps' ? words.faultSteps : words.faultStepLoop;
  };
  const once = errors?.filter(
    ({ pointer }, index) => errors.findIndex((one) => one.pointer === pointer) === index,
  );
  return problemInWords(visit, new Problem(problem.type, problem.message, once ? { errors: once } : {}), {
    sentences: Object.fromEntries((once ?? []).map(({ pointer }) => [pointer, sentence(pointer)])),
  });
};

/** The form with a step more or less; undefined where the button was the one that saves. */
const reshaped = (form: Form, typed: TypedEscalation): TypedEscalation | undefined => {
  const action = form['action'] ?? 'save';
  if (action === 'add') return { ...typed, steps: [...typed.steps, newStep] };
  const [, place] = /^remove-(\d+)$/.exec(action) ?? [];
  return place === undefined ? undefined : { ...typed, steps: typed.steps.toSpliced(Number(place), 1) };
};

/** `/settings/escalation`: who is alerted by what, step by step, and what would happen now. */
export const createEscalationPages: Pages = ({ call }) => {
  const router = Router();
  const present = async (visit: SignedInVisit) => {
    const { document, version } = await presentOf<ShownEscalation>(
      call(visit.requester, 'get', '/api/v1/escalation'),
    );
    const { body } = await call(visit.requester, 'get', '/api/v1/contacts');
    if (!document) throw new Error('there is always an escalation');
    return { escalation: document, version, people: (body as { contacts: Person[] }).contacts };
  };
  const answer = (response: Response, visit: SignedInVisit, page: EscalationPage) =>
    send(
      response,
      visit,
      {
        title: visit.words.settings.escalation,
        current: 'settings',
        body: inSettings(visit, 'escalation', escalationView(visit, page)),
      },
      statusOf(page.problem),
    );

  router.get('/settings/escalation', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    const { escalation, people } = await present(visit);
    await answer(response, visit, {
      present: escalation,
      people,
      form: typedOf(escalation),
      seen: fingerprint(escalation),
    });
  });

  router.post('/settings/escalation', async (request, response) => {
    const visit = signedIn(visitOf(response));
    if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator changes the steps.');
    const form = formOf(request);
    const { escalation, version, people } = await present(visit);
    const typed = typedIn(
      form,
      people.map(({ id }) => id),
    );
    const other = reshaped(form, typed);
    if (other) {
      await answer(response, visit, { present: escalation, people, form: other, seen: form['seen'] ?? '' });
      return;
    }
    const problem = await attempt(async () => {
      refuseMoved(form, shared(escalation));
      await call(visit.requester, 'put', '/api/v1/escalation', { body: bodyOf(typed), version });
    });
    if (!problem) {
      response.redirect(303, '/settings/escalation?notice=escalationSaved');
      return;
    }
    const now = await present(visit);
    await answer(response, visit, {
      present: now.escalation,
      people: now.people,
      form: typed,
      seen: fingerprint(now.escalation),
      problem: faultsInWords(visit, problem),
    });
  });
  return router;
};
