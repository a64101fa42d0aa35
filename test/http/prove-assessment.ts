import type { Answer, Api } from '../support/service.ts';
import { goodBodies } from './wild-values.ts';

/** Assesses a breach by the short path, and again; claims exemptions, approves one and ends it. */
export const proveAssessment = async (
  hanna: Api,
  pia: Api,
  ok: (api: Api, method: string, path: string, body?: object) => Promise<Answer>,
): Promise<void> => {
  const [message] = (goodBodies['POST /api/v1/misdirected'] ?? []) as object[];
  const { body: opened } = await ok(hanna, 'POST', '/api/v1/misdirected?language=nn', message);
  const at = `/api/v1/incidents/${opened.incident.id}`;
  await ok(hanna, 'GET', `${at}/assessments/preview?language=en`);
  await ok(hanna, 'GET', `${at}/assessments`);
  await ok(hanna, 'GET', `${at}/assessments/${opened.assessment.id}?language=nn`);
  const choices = { identification: 'Names.', confidentiality: 'A customer.', intent: 'A slip.' };
  await ok(hanna, 'POST', `${at}/assessments`, { choices });
  for (const claim of (goodBodies['POST /api/v1/incidents/{id}/exemptions'] ?? []) as object[]) {
    const { body } = await ok(hanna, 'POST', `${at}/exemptions`, claim);
    await ok(pia, 'POST', `${at}/exemptions/${body.id}/approval`, {});
    await ok(hanna, 'GET', `${at}/exemptions?language=en`);
    await ok(hanna, 'POST', `${at}/exemptions/${body.id}/end`, { reason: 'Over.' });
  }
  await ok(hanna, 'GET', `${at}/exemptions`);
};
