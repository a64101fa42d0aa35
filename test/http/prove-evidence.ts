import type { Answer, Api } from '../support/service.ts';

type Ok = (api: Api, method: string, path: string, body?: object) => Promise<Answer>;

/** Signs the journals, and reads what was signed. */
export const proveEvidence = async (ada: Api, ok: Ok): Promise<void> => {
  const { number } = (await ok(ada, 'POST', '/api/v1/signed-heads')).body;
  await ok(ada, 'GET', '/api/v1/signed-heads?limit=1');
  await ok(ada, 'GET', `/api/v1/signed-heads/${number}`);
};
