import type { Answer, Api } from '../support/service.ts';

type Ok = (api: Api, method: string, path: string, body?: object) => Promise<Answer>;

/** Signs the journals, reads what was signed, and takes a case out whole. */
export const proveEvidence = async (ada: Api, incidentId: string, ok: Ok): Promise<void> => {
  const { number } = (await ok(ada, 'POST', '/api/v1/signed-heads')).body;
  await ok(ada, 'GET', '/api/v1/signed-heads?limit=1');
  await ok(ada, 'GET', `/api/v1/signed-heads/${number}`);
  await ok(ada, 'GET', `/api/v1/incidents/${incidentId}/case-file?exempt=leave-out`);
};
