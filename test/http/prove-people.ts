import { expect } from 'chai';
import type { Answer, Api } from '../support/service.ts';
import { opening } from './scene.ts';
import { formOf } from '../support/upload.ts';

/** Sends in a file of people, drops one, has one read, reads what was rejected, looks somebody up and takes the list away. */
export const provePeople = async (hanna: Api, runOnce: () => Promise<void>): Promise<void> => {
  const expectStatus = (answer: Answer, status: number): Answer => {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(status);
    return answer;
  };
  const opened = await hanna('POST', '/api/v1/incidents', { body: opening });
  const at = `/api/v1/incidents/${opened.body.id}/people`;
  const form = formOf({}, { name: 'kunder.csv', content: 'Navn;E-post\nKari;kari@example.no\n;;\nOla;;x\n' });
  const first = expectStatus(await hanna('POST', `${at}/imports`, form), 201).body;
  expectStatus(await hanna('DELETE', `${at}/imports/${first.id}`), 204);
  const { body } = expectStatus(await hanna('POST', `${at}/imports`, form), 201);
  const mapping = { columns: [{ as: 'name' }, { as: 'email' }] };
  expectStatus(await hanna('PUT', `${at}/imports/${body.id}`, { body: mapping }), 202);
  await runOnce();
  expectStatus(await hanna('GET', `${at}/imports/${body.id}`), 200);
  expectStatus(await hanna('GET', `${at}/imports`), 200);
  expect(expectStatus(await hanna('GET', at), 200).body.lists[0].counts).to.include({
    people: 1,
    rejected: 1,
    empty: 1,
  });
  expectStatus(await hanna('GET', `${at}/1/rejected`), 200);
  expectStatus(await hanna('POST', `${at}/look-up`, { body: { address: 'kari@example.no' } }), 200);
  expectStatus(await hanna('DELETE', at), 204);
};
