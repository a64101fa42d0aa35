import { expect } from 'chai';
import { pdf } from '../support/sample-files.ts';
import type { Answer, Api } from '../support/service.ts';
import { formOf } from '../support/upload.ts';

/** Adds a file to an incident, sends it again, says anew what it is, reads it and withdraws it. */
export const proveAttachments = async (hanna: Api, incidentId: string): Promise<void> => {
  const at = `/api/v1/incidents/${incidentId}/attachments`;
  const expectStatus = (answer: Answer, status: number): Answer => {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(status);
    return answer;
  };
  const form = formOf({ kind: 'ransom-note', note: 'Krav.' }, { name: 'krav.pdf', content: pdf('krav') });
  const { body } = expectStatus(await hanna('POST', at, form), 201);
  expectStatus(await hanna('POST', at, form), 200);
  const patch = { disclosure: 'exempt', basis: 'Ransom details.' };
  expectStatus(await hanna('PATCH', `${at}/${body.id}`, { body: patch }), 200);
  for (const path of ['', `/${body.id}`, `/${body.id}/content`])
    expectStatus(await hanna('GET', at + path), 200);
  expectStatus(await hanna('POST', `${at}/${body.id}/withdrawal`, { body: { reason: 'Feil sak.' } }), 200);
  expectStatus(await hanna('GET', `${at}/${body.id}/content`), 410);
};
