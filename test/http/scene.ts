import { expect } from 'chai';
import type { RoleName } from '../../src/access/permissions.ts';
import { type Answer, type Api, clientFor, createTestService, type TestService } from '../support/service.ts';

/** People of each role, and a second token of the approver under another spelling of the name. */
export type Who =
  | 'anonymous'
  | 'revoked'
  | Exclude<RoleName, 'reporter' | 'guest'>
  | 'approver again'
  | 'other approver';

/** An incident for each standing that a refusal depends on, by name; the value is its id. */
export const standings = [
  'suspected',
  'aware',
  'submitted',
  'late',
  'noticed',
  'unfit notice',
  'processor',
  'closed',
  'dismissed',
] as const;
export type Standing = (typeof standings)[number];

export interface Scene {
  varsla: TestService;
  api: Record<Who, Api>;
  id: Record<Standing, string>;
  version(standing: Standing): Promise<number>;
}

export const opening = {
  title: 'A list lay open',
  description: 'A file with customers could be read by anyone.',
  detectedAt: '2026-11-20T08:00:00Z',
  role: 'controller',
};

const good = (answer: Answer): Answer => {
  expect(answer.status, JSON.stringify(answer.body)).to.be.within(200, 299);
  return answer;
};

/**
 * A service with a person of every role and an incident of every standing. Its now is 2026-11-20T09:00Z. `through`
 * gives another address to speak to it by, of something that listens in between.
 */
export const createScene = async (through?: (varsla: TestService) => Promise<string>): Promise<Scene> => {
  const varsla = await createTestService();
  const url = (await through?.(varsla)) ?? varsla.url;
  const issue = async (name: string, role: RoleName) => {
    const { body } = good(await varsla.admin('POST', '/api/v1/tokens', { body: { name, role } }));
    return { id: body.id as string, client: clientFor(url, body.token) };
  };
  const person = async (name: string, role: RoleName): Promise<Api> => (await issue(name, role)).client;
  const revoked = await issue('Rune', 'handler');
  await varsla.admin('DELETE', `/api/v1/tokens/${revoked.id}`);
  const api: Scene['api'] = {
    anonymous: clientFor(url, undefined),
    revoked: revoked.client,
    administrator: await person('Ada Nor', 'administrator'),
    handler: await person('Hanna Vik', 'handler'),
    approver: await person('Pia Lund', 'approver'),
    'approver again': await person('  ＰＩＡ   Lu\u00ADnd ', 'approver'),
    'other approver': await person('Odd Bø', 'approver'),
    auditor: await person('Aud Rem', 'auditor'),
  };
  const open = async (body: object = {}): Promise<string> =>
    good(await api.handler('POST', '/api/v1/incidents', { body: { ...opening, ...body } })).body.id;
  const say = async (by: Api, incident: string, body: object) => good(await varsla.event(by, incident, body));
  const put = async (by: Api, incident: string, what: string, body: object, method = 'PUT') =>
    good(await by(method, `/api/v1/incidents/${incident}/${what}`, { body }));

  const aware = await open();
  await say(api.handler, aware, { type: 'breach.confirmed' });
  await put(
    api.handler,
    aware,
    'facts',
    { breachBegan: { certainty: 'known', value: '2026-11-19T20:00:00Z' } },
    'PATCH',
  );

  const report = async (by: Api, detectedAt: string): Promise<string> => {
    const incident = await open({ detectedAt });
    await say(api.handler, incident, { type: 'breach.confirmed' });
    await say(api.handler, incident, { type: 'risk.assessed', level: 'risk', reasoning: 'Names.' });
    await say(by, incident, { type: 'report.submitted' });
    return incident;
  };
  const late = await report(api.handler, '2026-11-15T08:00:00Z');
  await say(api.approver, late, { type: 'report.approved' });

  const notice = async (): Promise<string> => {
    const incident = await open();
    await say(api.handler, incident, { type: 'breach.confirmed' });
    await put(api.handler, incident, 'people', { people: [{ name: 'Kari', email: 'kari@example.no' }] });
    return incident;
  };
  const unfit = await notice();
  await put(api.handler, unfit, 'notice', { texts: { nb: { email: { subject: '' } } } });
  const noticed = await notice();
  await put(api.approver, noticed, 'notice', {
    texts: {
      nb: {
        email: {
          subject: 'Om opplysningene dine',
          text: 'Hei\n\nEn kundeliste lå åpen for andre i tre timer.\n\nHar du spørsmål, skriv til pvo@example.no.',
        },
        sms: { text: 'En kundeliste lå åpen. Spørsmål: pvo@example.no' },
      },
    },
  });
  await say(api.handler, noticed, { type: 'notice.submitted' });

  const closed = await open();
  await say(api.handler, closed, { type: 'breach.confirmed' });
  await say(api.handler, closed, { type: 'risk.assessed', level: 'unlikely', reasoning: 'Encrypted.' });
  await say(api.approver, closed, { type: 'exception.approved' });
  await say(api.handler, closed, { type: 'incident.closed' });
  const dismissed = await open();
  await say(api.handler, dismissed, { type: 'incident.dismissed', reason: 'A drill.' });

  const id: Scene['id'] = {
    suspected: await open(),
    aware,
    submitted: await report(api.approver, opening.detectedAt),
    late,
    noticed,
    'unfit notice': unfit,
    processor: await open({ role: 'processor' }),
    closed,
    dismissed,
  };
  return {
    varsla,
    api,
    id,
    async version(standing) {
      return (await varsla.admin('GET', `/api/v1/incidents/${id[standing]}`)).body.version;
    },
  };
};
