import { type Response, Router } from 'express';
import { sendStream } from '../../http/send-stream.ts';
import type { Pages, WebDeps } from '../web-deps.ts';
import { contentFrom, languageFrom } from './answer-case.ts';
import { idOf, signedIn } from './send-form.ts';

const api = '/api/v1/incidents/{id}';

/** The documents of a case by the file that the page links to, and what they are asked of the API with. */
const files: Record<string, { path: string; query: Record<string, string> }> = {
  'documentation.pdf': { path: `${api}/documentation`, query: { format: 'pdf' } },
  'proof.pdf': { path: `${api}/notice/proof`, query: { format: 'pdf' } },
  'proof.csv': { path: `${api}/notice/proof`, query: { format: 'csv' } },
  'case-file.zip': { path: `${api}/case-file`, query: {} },
  'report.docx': { path: `${api}/reports/authority`, query: { format: 'docx' } },
};

const sendFile = async (response: Response, answer: Awaited<ReturnType<WebDeps['call']>>): Promise<void> => {
  response.set('Cache-Control', 'no-store');
  if (answer.stream) return sendStream(response, answer.stream);
  const { bytes } = answer;
  if (!bytes) throw new Error('a document has bytes');
  response.attachment(bytes.name).type(bytes.type).send(Buffer.from(bytes.content));
};

/** Documents of a case to download, with the rights of the API's own routes. */
export const createDocumentPages: Pages = ({ call }) => {
  const router = Router();
  for (const [file, { path, query }] of Object.entries(files))
    router.get(`/incidents/:id/${file}`, async (request, response) => {
      const visit = signedIn(response);
      const language = languageFrom(request.query, visit.language);
      const content = file === 'report.docx' ? { content: contentFrom(request.query) } : {};
      const exempt =
        file === 'case-file.zip' && request.query['exempt'] === 'leave-out' ? { exempt: 'leave-out' } : {};
      await sendFile(
        response,
        await call(visit.requester, 'get', path, {
          params: { id: idOf(request) },
          query: { ...query, language, ...content, ...exempt },
        }),
      );
    });
  return router;
};
