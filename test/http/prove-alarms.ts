import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, Api } from '../support/service.ts';

/** The code of the newest SMS in the outbox. */
const codeIn = async (dataDir: string): Promise<string> => {
  const folder = join(dataDir, 'outbox');
  const texts = (await readdir(folder)).filter((name) => /\.\d+\.json$/.test(name));
  const found = await Promise.all(texts.map(async (name) => readFile(join(folder, name), 'utf8')));
  return /\b\d{6}\b/.exec(found.find((text) => text.includes('code')) ?? '')?.[0] ?? '';
};

/** Goes through all that belongs to contacts, escalation and alerts once; `ok` expects each to be answered well. */
export const proveAlarms = async (
  ada: Api,
  ok: (api: Api, method: string, path: string, body?: object) => Promise<Answer>,
  dataDir: string,
): Promise<void> => {
  const { body } = await ok(ada, 'GET', '/api/v1/contacts');
  const at = `/api/v1/contacts/${body.contacts[0].id}`;
  const { body: ways } = await ok(ada, 'GET', `${at}/methods`);
  const sms = (ways.methods as { id: string; kind: string }[]).find(({ kind }) => kind === 'sms')?.id;
  await ok(ada, 'POST', `${at}/methods/${sms}/code`);
  await ok(ada, 'POST', `${at}/methods/${sms}/verify`, { code: await codeIn(dataDir) });
  const added = await ok(ada, 'POST', `${at}/methods`, {
    kind: 'webhook',
    address: 'https://alerts.example/in',
  });
  await ok(ada, 'DELETE', `${at}/methods/${added.body.id}`);
  await ok(ada, 'PUT', `${at}/absences`, {
    absences: [{ from: '2026-12-24T00:00:00+01:00', to: '2027-01-02T00:00:00+01:00' }],
  });
  await ok(ada, 'GET', `${at}/absences`);
  await ok(ada, 'PUT', '/api/v1/escalation', {
    steps: [{ contacts: [body.contacts[0].id], methods: ['email'], waitMinutes: 15 }],
    repeat: 1,
  });
  await ok(ada, 'GET', '/api/v1/escalation');
  await ok(ada, 'GET', '/api/v1/duty');
  const { body: alert } = await ok(ada, 'POST', `${at}/test`);
  await ok(ada, 'GET', '/api/v1/alerts?state=open&limit=5');
  await ok(ada, 'POST', `/api/v1/alerts/${alert.id}/acknowledge`);
  await ok(ada, 'GET', `/api/v1/alerts/${alert.id}`);
};
