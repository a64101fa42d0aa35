import { Router } from 'express';
import type { Response } from 'express';
import { type Organisation, organisationBody } from '../../register/organisation.ts';
import { Problem } from '../../problems.ts';
import { send, visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { problemInWords } from './faults.ts';
import {
  attempt,
  fingerprintOf,
  type Form,
  formOf,
  type Present,
  presentOf,
  refuseMoved,
  typed,
} from './form.ts';
import { officeHoursFaults, officeHoursOf } from './office-hours-fields.ts';
import { formOfOrganisation, type OrganisationPage, organisationView } from './organisation-view.ts';
import { controllerFaults, controllerOf } from './controller-fields.ts';
import { inSettings, mayWrite, signedIn } from './parts.ts';
import { statusOf } from './answers.ts';

const someoneOf = (form: Form, prefix: 'dpo' | 'contact') => {
  const [name, email, phone] = [`${prefix}Name`, `${prefix}Email`, `${prefix}Phone`].map((field) =>
    typed(form, field),
  );
  return name || email || phone ? { name: name ?? '', email, phone } : null;
};

const contactOf = (form: Form, present: Organisation | undefined) => {
  const contact = someoneOf(form, 'contact');
  const position =
    form['contactFunction'] === undefined
      ? (present?.contact?.function ?? null)
      : typed(form, 'contactFunction');
  return contact && { ...contact, function: position };
};

const bodyOf = (form: Form, present: Organisation | undefined) => ({
  name: typed(form, 'name') ?? '',
  organisationNumber: typed(form, 'organisationNumber'),
  dpo: someoneOf(form, 'dpo'),
  contact: contactOf(form, present),
  ...controllerOf(form, present),
  officeHours: officeHoursOf(form) ?? present?.officeHours,
});

export const createOrganisationPages: Pages = ({ call }) => {
  const router = Router();
  const present = async (visit: SignedInVisit): Promise<Present<Organisation>> => {
    const { document, ...rest } = await presentOf<unknown>(
      call(visit.requester, 'get', '/api/v1/organisation'),
    );
    // One that was written before all of this was asked for has what is usual.
    return { ...rest, document: document === undefined ? undefined : organisationBody.parse(document) };
  };
  const answer = (response: Response, visit: SignedInVisit, page: OrganisationPage) =>
    send(
      response,
      visit,
      {
        title: visit.words.settings.organisation,
        current: 'settings',
        body: inSettings(visit, 'organisation', organisationView(visit, page)),
      },
      statusOf(page.problem),
    );

  router.get('/settings/organisation', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    const { document: organisation } = await present(visit);
    const form = formOfOrganisation(organisation);
    await answer(response, visit, {
      present: organisation,
      form,
      seen: fingerprintOf(organisation),
      problem: undefined,
    });
  });

  router.post('/settings/organisation', async (request, response) => {
    const visit = signedIn(visitOf(response));
    if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator changes this.');
    const form = formOf(request);
    const { document: organisation, version } = await present(visit);
    const problem = await attempt(async () => {
      refuseMoved(form, organisation);
      await call(visit.requester, 'put', '/api/v1/organisation', {
        body: bodyOf(form, organisation),
        version,
      });
    });
    if (!problem) {
      response.redirect(303, '/settings/organisation?notice=organisationSaved');
      return;
    }
    const { document: now } = await present(visit);
    await answer(response, visit, {
      present: now,
      form,
      seen: fingerprintOf(now),
      problem: problemInWords(visit, problem, {
        sentences: { ...officeHoursFaults(visit), ...controllerFaults(visit) },
      }),
    });
  });
  return router;
};
