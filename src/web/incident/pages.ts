import { Router } from 'express';
import type { Pages } from '../web-deps.ts';
import { answerFact } from './answer-fact.ts';
import { answerCase, contentFrom, languageFrom } from './answer-case.ts';
import { caseForms } from './case-forms.ts';
import { pathOf, viewNames } from './case-view.ts';
import { createCaseReader } from './load-case.ts';
import { idOf, sendForm, signedIn } from './send-form.ts';

/** The pages of one incident: a first screen, and one page for each text that is written together. */
export const createIncidentPages: Pages = (deps) => {
  const router = Router();

  for (const view of viewNames)
    router.get(pathOf(':id', view), async (request, response) => {
      await answerCase(deps, response, signedIn(response), {
        id: idOf(request),
        view,
        asked: { query: request.query },
      });
    });

  for (const [name, form] of Object.entries(caseForms))
    router.post(`/incidents/:id/${name}`, (request, response) => sendForm(deps, request, response, form));

  router.post('/incidents/:id/facts/one', (request, response) => answerFact(deps, request, response));

  router.get('/incidents/:id/report.pdf', async (request, response) => {
    const visit = signedIn(response);
    const read = createCaseReader(deps.call, visit.requester, idOf(request));
    const file = await read.reportPdf(
      languageFrom(request.query, visit.language),
      contentFrom(request.query),
    );
    if (!file) throw new Error('the report has no bytes');
    response
      .type(file.type)
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', `attachment; filename="${file.name}"`)
      .send(Buffer.from(file.content));
  });

  return router;
};
