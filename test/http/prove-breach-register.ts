import { expect } from 'chai';
import type { Answer, Api } from '../support/service.ts';
import { formOf } from '../support/upload.ts';

/** Reads the register of breaches in every form; brings older ones in, takes them out again, and forgets a list. */
export const proveBreachRegister = async (ada: Api): Promise<void> => {
  const expectStatus = (answer: Answer, status: number): Answer => {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(status);
    return answer;
  };
  const at = '/api/v1/breach-register';
  for (const path of [
    '?limit=5&year=2026',
    '/export?format=csv',
    '/export?language=nn',
    '/statistics?year=2026',
    '/statistics?year=2026&format=pdf&language=en',
    '/import-template?language=en',
  ])
    expectStatus(await ada('GET', at + path), 200);
  const list = formOf(
    { language: 'nn' },
    { name: 'old.csv', content: 'Tittel;Oppdaget\nEn;2020-01-01\nTo;aldri' },
  );
  const { id } = expectStatus(await ada('POST', `${at}/imports`, list), 201).body;
  for (const path of ['', `/${id}`, `/${id}/rejected`])
    expectStatus(await ada('GET', `${at}/imports${path}`), 200);
  expectStatus(await ada('POST', `${at}/imports/${id}/acceptance`), 200);
  const { items } = expectStatus(await ada('GET', `${at}?year=2020`), 200).body;
  expectStatus(await ada('GET', `${at}/older/${items[0].id}`), 200);
  expectStatus(await ada('POST', `${at}/imports/${id}/removal`, { body: { reason: 'Feil liste.' } }), 200);
  const other = expectStatus(await ada('POST', `${at}/imports`, list), 201).body;
  expectStatus(await ada('DELETE', `${at}/imports/${other.id}`), 204);
};

/** Reads a notice in the numbering of the EDPB's draft, and opens an incident of one. */
export const proveExchange = async (hanna: Api, incidentId: string, document: object): Promise<void> => {
  const expectStatus = (answer: Answer, status: number): Answer => {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(status);
    return answer;
  };
  expectStatus(await hanna('GET', '/api/v1/schemas/edpb-2026-draft-1.0.json'), 200);
  const at = `/api/v1/incidents/${incidentId}/reports/authority/edpb`;
  for (const query of ['', '?content=draft']) {
    const { body } = expectStatus(await hanna('GET', at + query), 200);
    expectStatus(await hanna('POST', '/api/v1/edpb/check', { body }), 200);
  }
  expectStatus(await hanna('GET', `${at}/faults`), 200);
  const [frozen] = (await hanna('GET', `/api/v1/incidents/${incidentId}/reports`)).body.items;
  expectStatus(await hanna('GET', `/api/v1/incidents/${incidentId}/reports/${frozen.id}/edpb`), 200);
  const inCase = `/api/v1/incidents/${incidentId}`;
  expectStatus(await hanna('POST', `${inCase}/edpb/comparison`, { body: { document } }), 200);
  const { version } = (await hanna('GET', inCase)).body;
  const body = { document, keys: ['systemsDescription'] };
  expectStatus(await hanna('POST', `${inCase}/edpb/facts`, { body, version }), 200);
  expectStatus(
    await hanna('POST', '/api/v1/edpb/imports', { body: { title: 'Fra en annen', document } }),
    201,
  );
};
