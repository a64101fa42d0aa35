import { type Request, type Response, Router } from 'express';
import { invalid, Problem } from '../../problems.ts';
import type { Finding } from '../../register/check-register.ts';
import type { RegisterDocument } from '../../register/register-document.ts';
import { send, visitOf } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { statusOf } from './answers.ts';
import { problemInWords } from './faults.ts';
import { attempt, fingerprintOf, type Form, formOf, type Present, presentOf, refuseMoved } from './form.ts';
import { inSettings, mayReadContacts, mayWrite, signedIn } from './parts.ts';
import { type Candidate, readCandidate } from './register-candidate.ts';
import { readSpreadsheetCandidate, spreadsheetIn } from './spreadsheet-candidate.ts';
import { registerTemplates, readRegisterTemplate } from './register-templates.ts';
import { type RegisterPage, registerView } from './register-view.ts';

/** What the form asks for: a ready-made register by its name, or the text that was typed. Throws where it is neither. */
const candidateOf = async (visit: SignedInVisit, form: Form): Promise<Candidate> => {
  const text = readRegisterTemplate(form['source'] ?? '') ?? form['document'] ?? '';
  if (text.trim() === '') throw invalid('/document', 'There is no register.');
  const spreadsheet = spreadsheetIn(text);
  return spreadsheet
    ? readSpreadsheetCandidate(visit.words, spreadsheet)
    : readCandidate(visit.words.settings, text);
};

export const createRegisterPages: Pages = ({ call }) => {
  const router = Router();
  const present = (visit: SignedInVisit): Promise<Present<RegisterDocument>> =>
    presentOf(call(visit.requester, 'get', '/api/v1/register'));
  const findingsFor = async (visit: SignedInVisit): Promise<Finding[]> => {
    const { body } = await call(visit.requester, 'get', '/api/v1/register/findings');
    return (body as { items: Finding[] }).items;
  };
  const answer = async (response: Response, visit: SignedInVisit, page: Omit<RegisterPage, 'findings'>) =>
    send(
      response,
      visit,
      {
        title: visit.words.settings.register,
        current: 'settings',
        body: inSettings(
          visit,
          'register',
          registerView(visit, { ...page, findings: await findingsFor(visit) }),
        ),
      },
      page.candidate?.outcome === 'faulty' && !page.problem ? 422 : statusOf(page.problem),
    );

  /** Reads what is asked for; with `save` it is put in place when it is good, and true says that it was. */
  const consider = async (request: Request, response: Response, save: boolean): Promise<void> => {
    const visit = signedIn(visitOf(response));
    if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator replaces the register.');
    const form = formOf(request);
    const { document: register, version } = await present(visit);
    let candidate: Candidate | undefined;
    let isSaved = false;
    const problem = await attempt(async () => {
      candidate = await candidateOf(visit, form);
      refuseMoved(form, register);
      if (!save || candidate.outcome === 'faulty') return;
      await call(visit.requester, 'put', '/api/v1/register', { body: candidate.register, version });
      isSaved = true;
    });
    if (isSaved) {
      response.redirect(303, '/settings/register?notice=registerSaved');
      return;
    }
    const sentences = { '/document': visit.words.settings.registerChoose };
    const { document: now } = await present(visit);
    await answer(response, visit, {
      present: now,
      seen: fingerprintOf(now),
      // The bytes of a spreadsheet are nothing to read or mend in the field.
      form: spreadsheetIn(form['document'] ?? '') ? { ...form, document: '' } : form,
      candidate,
      problem: problemInWords(visit, problem, { sentences }),
    });
  };

  router.get('/settings/register', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    const { document: register } = await present(visit);
    const form: Form = register ? {} : { source: registerTemplates[0] };
    await answer(response, visit, { present: register, seen: fingerprintOf(register), form });
  });
  router.get('/settings/register/download', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    if (!mayReadContacts(visit)) throw new Problem('forbidden', 'The register holds contact data.');
    const { body } = await call(visit.requester, 'get', '/api/v1/register');
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', 'attachment; filename="register.json"')
      .type('application/json')
      .send(`${JSON.stringify(body, undefined, 2)}\n`);
  });
  router.get('/settings/register/download.xlsx', async (_request, response) => {
    const visit = signedIn(visitOf(response));
    const { bytes } = await call(visit.requester, 'get', '/api/v1/register/spreadsheet');
    if (!bytes) throw new Error('a spreadsheet has bytes');
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', `attachment; filename="${bytes.name}"`)
      .type(bytes.type)
      .send(Buffer.from(bytes.content));
  });
  /** After signing in again somebody may come here by address. */
  router.get('/settings/register/preview', (_request, response) => {
    response.redirect(303, '/settings/register');
  });
  router.post('/settings/register/preview', (request, response) => consider(request, response, false));
  router.post('/settings/register', (request, response) => consider(request, response, true));
  return router;
};
