import { type Response, Router } from 'express';
import { invalid, Problem } from '../../problems.ts';
import { visitOf } from '../frame.ts';
import { faultWords } from '../incident/own-words.ts';
import type { SignedInVisit } from '../visit.ts';
import type { Pages } from '../web-deps.ts';
import { createAuthorityAnswers, formPath } from './authority-answers.ts';
import type { FormFault } from './authority-form-view.ts';
import { problemInWords } from './faults.ts';
import { attempt, type Form, formOf, presentOf, refuseMoved } from './form.ts';
import { mayWrite, signedIn } from './parts.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('/document', 'This is no JSON.');
  }
};

/** The authority's form as data: downloaded, put in a new version, and an older one put again. */
export const createAuthorityFormPages: Pages = ({ call }) => {
  const router = Router();
  const { versionsOf, answer } = createAuthorityAnswers(call);

  /** Puts a form in place; what is wrong with it is shown by where it stands in the text. */
  const putForm = async (
    response: Response,
    visit: SignedInVisit,
    form: Form,
    document: () => Promise<unknown>,
  ): Promise<void> => {
    if (!mayWrite(visit)) throw new Problem('forbidden', 'Only an administrator changes this.');
    const { version } = await presentOf(call(visit.requester, 'get', formPath));
    const [newest] = await versionsOf(visit);
    const problem = await attempt(async () => {
      refuseMoved(form, newest);
      await call(visit.requester, 'put', formPath, { body: await document(), version });
    });
    if (!problem) {
      response.redirect(303, '/settings/authority?notice=authorityFormSaved');
      return;
    }
    const words = visit.words.settings;
    const given = problem.details.errors ?? [];
    const isText = given.some(({ pointer }) => pointer === '/document');
    const faults: FormFault[] = isText
      ? [{ pointer: '', detail: words.authorityFormNoJson }]
      : given.map(({ pointer, detail }) => ({ pointer, detail: faultWords(visit, detail) }));
    await answer(response, visit, {
      form,
      returned: 'form',
      faults,
      problem: problemInWords(visit, problem),
    });
  };

  router.post('/settings/authority/form', async (request, response) => {
    const form = formOf(request);
    await putForm(response, signedIn(visitOf(response)), form, async () => parsed(form['document'] ?? ''));
  });
  router.post('/settings/authority/form/again', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const form = formOf(request);
    await putForm(response, visit, form, async () => {
      const { body } = await call(visit.requester, 'get', formPath, {
        query: { version: form['number'] ?? '' },
      });
      return body;
    });
  });
  router.get('/settings/authority/form/download', async (request, response) => {
    const visit = signedIn(visitOf(response));
    const { version } = request.query;
    const { body } = await call(visit.requester, 'get', formPath, {
      ...(typeof version === 'string' && { query: { version } }),
    });
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', `attachment; filename="${(body as { id: string }).id}.json"`)
      .type('application/json')
      .send(`${JSON.stringify(body, undefined, 2)}\n`);
  });
  return router;
};
