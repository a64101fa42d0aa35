import { pdf } from '../support/sample-files.ts';
import type { Answer, Api } from '../support/service.ts';
import { formOf } from '../support/upload.ts';

type Ok = (api: Api, method: string, path: string, body?: object) => Promise<Answer>;

/** Signs the journals, reads what was signed, holds a case and lets it go, and takes it out whole. */
export const proveEvidence = async (ada: Api, incidentId: string, ok: Ok): Promise<void> => {
  const { number } = (await ok(ada, 'POST', '/api/v1/signed-heads')).body;
  await ok(ada, 'GET', '/api/v1/signed-heads?limit=1');
  await ok(ada, 'GET', `/api/v1/signed-heads/${number}`);
  const at = `/api/v1/incidents/${incidentId}`;
  await ok(ada, 'POST', `${at}/legal-hold`, { reason: 'The authority asks.' });
  await ok(ada, 'GET', '/api/v1/retention');
  await ok(ada, 'POST', `${at}/legal-hold/release`, { reason: 'It is done.' });
  const rules = { people: { months: 0 }, attachments: { months: 0 }, automatic: false };
  await ok(ada, 'PUT', '/api/v1/retention/rules', rules);
  const opening = { title: 'T', description: 'D', detectedAt: '2026-11-20T08:00:00Z', role: 'controller' };
  const { id } = (await ok(ada, 'POST', '/api/v1/incidents', opening)).body;
  const form = formOf({ kind: 'other' }, { name: 'a.pdf', content: pdf('forgotten') });
  await ada('POST', `/api/v1/incidents/${id}/attachments`, form);
  await ada('POST', `/api/v1/incidents/${id}/events`, {
    version: 1,
    body: { type: 'incident.dismissed', reason: 'None.' },
  });
  for (const chosen of ['pdf', 'json'])
    await ok(ada, 'POST', '/api/v1/access-reports', { address: 'kari@example.no', format: chosen });
  await ok(ada, 'POST', '/api/v1/retention/purge', { items: [{ incidentId: id, kind: 'attachments' }] });
  await ok(ada, 'GET', `/api/v1/incidents/${incidentId}/case-file?exempt=leave-out`);
};
