import { type Request, Router } from 'express';
import type { RouteAnswer } from '../../http/route.ts';
import type { Language } from '../../languages.ts';
import type { Pages } from '../web-deps.ts';
import { answerFact } from './answer-fact.ts';
import { answerCase, contentFrom, languageFrom } from './answer-case.ts';
import { caseForms } from './case-forms.ts';
import { pathOf, viewNames } from './case-view.ts';
import { type CaseReader, createCaseReader } from './load-case.ts';
import { receivePeopleFile, sendRejectedRows } from './people/people-files.ts';
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

  router.post('/incidents/:id/people/file', (request, response) =>
    receivePeopleFile(deps, request, response),
  );
  router.get('/incidents/:id/people/:number/rejected.csv', (request, response) =>
    sendRejectedRows(deps, request, response),
  );

  router.post('/incidents/:id/facts/one', (request, response) => answerFact(deps, request, response));

  const download = (
    path: string,
    make: (read: CaseReader, request: Request, language: Language) => Promise<RouteAnswer['bytes']>,
  ): void => {
    router.get(path, async (request, response) => {
      const visit = signedIn(response);
      const read = createCaseReader(deps.call, visit.requester, idOf(request));
      const file = await make(read, request, languageFrom(request.query, visit.language));
      if (!file) throw new Error('a document has no bytes');
      response
        .set('Cache-Control', 'no-store')
        .set('Content-Security-Policy', "default-src 'none'; sandbox")
        .attachment(file.name)
        .type(file.type)
        .send(Buffer.from(file.content));
    });
  };
  const asFile = (name: string, document: unknown) => ({
    type: 'application/json',
    content: Buffer.from(`${JSON.stringify(document, null, 2)}\n`),
    name,
  });
  download('/incidents/:id/exchange/draft.json', async (read) =>
    asFile(`${(await read.incident()).reference}.edpb.json`, await read.exchange()),
  );
  download('/incidents/:id/exchange/:reportId.json', async (read, { params }) => {
    const { reference } = await read.incident();
    const reportId = String(params['reportId']);
    const version = (await read.versions()).find(({ id }) => id === reportId);
    return asFile(`${reference}-${version?.number ?? ''}.edpb.json`, await read.exchange(reportId));
  });
  download('/incidents/:id/report.pdf', (read, { query }, language) =>
    read.reportPdf(language, contentFrom(query)),
  );
  download('/incidents/:id/answer-sheet.pdf', (read, { query }) => read.sheetPdf(contentFrom(query)));
  download('/incidents/:id/attachments/:attachmentId/content', (read, { params }) =>
    read.attachmentContent(String(params['attachmentId'])),
  );
  download('/incidents/:id/reports/:reportId.pdf', (read, { params }, language) =>
    read.versionPdf(String(params['reportId']), language),
  );

  return router;
};
