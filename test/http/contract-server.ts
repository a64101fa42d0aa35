import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { createAnswerCheck } from './answer-check.ts';

type Spec = Extract<Parameters<typeof OpenApiValidator.middleware>[0]['apiSpec'], object>;

/** What the service said that its document does not say, and the answers that were seen. */
export interface ContractServer {
  url: string;
  /** `GET /path: what is wrong`, one for each answer that does not fit. */
  faults: string[];
  /** `GET /api/v1/incidents/{id} 200`, each once. */
  seen: Set<string>;
  close(): Promise<void>;
}

/**
 * Stands in front of the service and holds every answer against its OpenAPI document, and, with `requests`, what is
 * sent too. Starting throws when the document is no valid OpenAPI 3.1.
 */
export const startContractServer = async (
  app: Express,
  document: Spec,
  { requests }: { requests: boolean },
): Promise<ContractServer> => {
  const faults: string[] = [];
  const seen = new Set<string>();
  const outer = express();
  outer.set('query parser', 'simple');
  const answers = createAnswerCheck(document);
  outer.use((request, response, next) => {
    const { method, originalUrl } = request;
    const template = answers.templateOf(method, request.path);
    if (!template) return next();
    const send = response.json.bind(response);
    response.json = (body: unknown) => {
      const type = String(response.getHeader('content-type') ?? 'application/json');
      const fault = answers.faultOf(`${method} ${template}`, response.statusCode, type, body);
      if (fault) faults.push(`${method} ${originalUrl}: ${fault}`);
      return send(body);
    };
    response.on('finish', () => seen.add(`${method} ${template} ${response.statusCode}`));
    next();
  });
  if (requests) outer.use(express.json());
  // A form with a file is a stream that is read once, by the service; what its fields may be is another test’s.
  outer.use((request, _response, next) => {
    if (request.is('multipart/form-data'))
      request.body = request.path.endsWith('/imports') ? { file: '' } : { kind: 'other', file: '' };
    next();
  });
  outer.use(
    OpenApiValidator.middleware({
      apiSpec: document,
      validateApiSpec: true,
      validateRequests: requests,
      validateSecurity: false,
      ignoreUndocumented: true,
      // Forms with files are read by the service itself, which counts while it reads.
      fileUploader: false,
      // Compiled anew with every component for each of their answers, they would take half a minute.
      validateResponses: false,
    }),
  );
  outer.use(app);
  const onError: ErrorRequestHandler = (error: Error, request, response, _next) => {
    faults.push(`${request.method} ${request.originalUrl}: refused by the document: ${error.message}`);
    response.status(599).json({});
  };
  outer.use(onError);
  const server = outer.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    seen,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
