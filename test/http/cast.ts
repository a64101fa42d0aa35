import { expect } from 'chai';
import { roles, type RoleName } from '../../src/access/permissions.ts';
import { type Answer, type Api, clientFor, createTestService, type TestService } from '../support/service.ts';

/** An id that is nobody's. */
export const nobody = '00000000-0000-4000-8000-000000000000';

export const opening = {
  title: 'A list lay open',
  description: 'A file with customers could be read by anyone.',
  detectedAt: '2026-11-20T08:00:00Z',
  role: 'controller',
};

/** When the guest of the cast is out again. The clock begins on 2026-11-20 at 09:00Z. */
export const guestEnds = '2026-11-22T23:00:00.000Z';

interface Schema {
  const?: string;
  enum?: string[];
  format?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** What a body needs at least, by its schema in the OpenAPI document. */
const leastOf = (schema: Schema): unknown => {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.properties)
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [name, leastOf(schema.properties?.[name] ?? {})]),
    );
  if (schema.format === 'date-time') return '2026-11-20T08:30:00Z';
  if (schema.format === 'uuid') return nobody;
  if (schema.type === 'boolean') return true;
  return 'r';
};

export interface Cast {
  varsla: TestService;
  api: Record<RoleName, Api>;
  personId: Record<RoleName, string>;
  /** Opened by the handler; the guest is named to it. */
  guests: string;
  /** Opened by the reporter. */
  reported: string;
  /** Opened by the handler; neither guest nor reporter have to do with it. */
  others: string;
  /** The least that says an event. */
  samples(type: string): object;
  /** A token for somebody: their client, and who they are. */
  issue(body: object): Promise<{ client: Api; personId: string; id: string }>;
  open(by: Api, body?: object): Promise<string>;
  close(): Promise<void>;
}

export const good = (answer: Answer): Answer => {
  expect(answer.status, JSON.stringify(answer.body)).to.be.within(200, 299);
  return answer;
};

/** A service with a person of every role, and incidents that are some people's and not others'. */
export const createCast = async (): Promise<Cast> => {
  const varsla = await createTestService();
  const issue: Cast['issue'] = async (body) => {
    const { token, personId, id } = good(await varsla.admin('POST', '/api/v1/tokens', { body })).body;
    return { client: clientFor(varsla.url, token), personId, id };
  };
  const open: Cast['open'] = async (by, body = {}) =>
    good(await by('POST', '/api/v1/incidents', { body: { ...opening, ...body } })).body.id;
  const api = {} as Cast['api'];
  const personId = {} as Cast['personId'];
  const join = async (role: RoleName, terms: object = {}): Promise<void> => {
    const made = await issue({ name: `The ${role}`, role, ...terms });
    api[role] = made.client;
    personId[role] = made.personId;
  };
  for (const role of roles) if (role !== 'guest') await join(role);
  const guests = await open(api.handler);
  await join('guest', { incident: guests, expiresAt: guestEnds });
  good(await varsla.event(api.handler, guests, { type: 'breach.confirmed' }));
  const { components } = (await varsla.anonymous('GET', '/openapi.json')).body;
  return {
    varsla,
    api,
    personId,
    guests,
    reported: await open(api.reporter),
    others: await open(api.handler),
    samples(type) {
      const schemas = components.schemas.IncidentEvent.oneOf as Schema[];
      const schema = schemas.find(({ properties }) => properties?.['type']?.const === type);
      return leastOf(schema ?? {}) as object;
    },
    issue,
    open,
    close: () => varsla.close(),
  };
};
