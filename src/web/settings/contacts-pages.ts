import { type Request, type Response, Router } from 'express';
import { Problem } from '../../problems.ts';
import { send, visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import { type ContactsPage, contactsView, contactView, type ShownContact } from './contacts-view.ts';
import { problemInWords } from './faults.ts';
import { attempt, fingerprintOf, type Form, formOf, presentOf, refuseMoved, typed } from './form.ts';
import { inSettings, mayReadContacts, mayWrite, signedIn } from './parts.ts';
import type { ShownMethod } from './reach-view.ts';

type Entry = Omit<ShownContact, 'id' | 'language' | 'methods'> & { language: string };

const entryOf = (form: Form): Entry => ({
  name: typed(form, 'name') ?? '',
  email: typed(form, 'email'),
  mobile: typed(form, 'mobile'),
  language: form['language'] ?? '',
});

const withoutId = ({ name, email, mobile, language }: ShownContact): Entry => ({
  name,
  email,
  mobile,
  language,
});

/** Faults of the one entry of the list that the form is about, as faults of the form. */
const ofEntry = (problem: Problem, place: number): Problem => {
  const { errors } = problem.details;
  if (!errors) return problem;
  const prefix = `/contacts/${place}`;
  return new Problem(problem.type, problem.message, {
    errors: errors.map(({ pointer, detail }) => ({
      pointer: pointer.startsWith(prefix) ? pointer.slice(prefix.length) : pointer,
      detail,
    })),
  });
};

export const createContactsPages: Pages = ({ call }) => {
  const router = Router();
  const present = async (visit: SignedInVisit): Promise<{ contacts: ShownContact[]; version: number }> => {
    const read = call(visit.requester, 'get', '/api/v1/contacts');
    const { document, version } = await presentOf<{ contacts: ShownContact[] }>(read);
    return { contacts: document?.contacts ?? [], version };
  };
  /** With the ways that each is alerted by, for those who may see addresses. */
  const withMethods = async (
    visit: SignedInVisit,
    contacts: readonly ShownContact[],
  ): Promise<readonly ShownContact[]> => {
    if (!mayReadContacts(visit)) return contacts;
    return Promise.all(
      contacts.map(async (contact) => {
        const { body } = await call(visit.requester, 'get', '/api/v1/contacts/{id}/methods', {
          params: { id: contact.id },
        });
        return { ...contact, methods: (body as { methods: ShownMethod[] }).methods };
      }),
    );
  };
  const answer = async (response: Response, visit: SignedInVisit, page: ContactsPage) => {
    const { editing } = page;
    const body = editing
      ? contactView(visit, { ...page, editing })
      : contactsView(visit, { ...page, contacts: await withMethods(visit, page.contacts) });
    await send(
      response,
      visit,
      {
        title: visit.words.settings.contacts,
        current: 'settings',
        body: inSettings(visit, 'contacts', body),
      },
      statusOf(page.problem),
    );
  };
  /** The list as a person's form would have it, put in place of the one that the form was filled in on. */
  const change = async (
    request: Request,
    response: Response,
    notice: string,
    edit: (contacts: ShownContact[], form: Form) => { entries: Entry[]; place: number },
  ): Promise<void> => {
    const visit = signedIn(visitOf(response));
    if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator changes the list.');
    const form = formOf(request);
    const { contacts, version } = await present(visit);
    let about = 0;
    const problem = await attempt(async () => {
      refuseMoved(form, contacts);
      const { entries, place } = edit(contacts, form);
      about = place;
      await call(visit.requester, 'put', '/api/v1/contacts', { body: { contacts: entries }, version });
    });
    if (!problem) {
      response.redirect(303, `/settings/contacts?notice=${notice}`);
      return;
    }
    const { faultReach, faultTooMany } = visit.words.settings;
    const sentences = { '': faultReach, '/contacts': faultTooMany };
    const { contacts: now } = await present(visit);
    await answer(response, visit, {
      contacts: now,
      seen: fingerprintOf(now),
      form,
      editing: request.path.endsWith('/move') ? undefined : now.find(({ id }) => id === request.params['id']),
      problem: problemInWords(visit, ofEntry(problem, about), { sentences }),
    });
  };
  /** Where in the list the address's person stands; throws `not-found` when they are gone. */
  const placeOf = (contacts: readonly ShownContact[], request: Request): number => {
    const place = contacts.findIndex(({ id }) => id === request.params['id']);
    if (place < 0) throw new Problem('not-found', 'There is no such contact.');
    return place;
  };

  router.get('/settings/contacts', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    const { contacts } = await present(visit);
    await answer(response, visit, { contacts, seen: fingerprintOf(contacts), form: {} });
  });
  router.get('/settings/contacts/:id', async (request, response) => {
    const visit = signedIn(visitOf(response));
    if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator changes the list.');
    const { contacts } = await present(visit);
    const editing = contacts[placeOf(contacts, request)];
    const form = {
      name: editing?.name ?? '',
      email: editing?.email ?? '',
      mobile: editing?.mobile ?? '',
      language: editing?.language ?? '',
    };
    await answer(response, visit, { contacts, seen: fingerprintOf(contacts), form, editing });
  });
  router.post('/settings/contacts', (request, response) =>
    change(request, response, 'contactAdded', (contacts, form) => ({
      entries: [...contacts.map(withoutId), entryOf(form)],
      place: contacts.length,
    })),
  );
  router.post('/settings/contacts/:id', (request, response) =>
    change(request, response, 'contactSaved', (contacts, form) => {
      const place = placeOf(contacts, request);
      return { entries: contacts.map(withoutId).with(place, entryOf(form)), place };
    }),
  );
  router.post('/settings/contacts/:id/remove', (request, response) =>
    change(request, response, 'contactRemoved', (contacts) => {
      const place = placeOf(contacts, request);
      return { entries: contacts.map(withoutId).toSpliced(place, 1), place };
    }),
  );
  router.post('/settings/contacts/:id/move', (request, response) =>
    change(request, response, 'contactMoved', (contacts, form) => {
      const place = placeOf(contacts, request);
      const target = place + (form['way'] === 'up' ? -1 : 1);
      const [entries, moved] = [contacts.map(withoutId), contacts[place]];
      if (moved && target >= 0 && target < entries.length)
        entries.splice(target, 0, ...entries.splice(place, 1));
      return { entries, place };
    }),
  );
  return router;
};
