import { expect } from 'chai';
import type { Api } from '../support/service.ts';
import { createTestService, type TestService } from '../support/service.ts';

const roles = ['administrator', 'approver', 'handler', 'auditor'] as const;
type Role = (typeof roles)[number];

const all: readonly Role[] = roles;
const writers: readonly Role[] = ['administrator', 'approver', 'handler'];
const approvers: readonly Role[] = ['administrator', 'approver'];
const administrators: readonly Role[] = ['administrator'];

/** Who may use which route. Whatever is not here must not exist. */
const routes: Record<string, readonly Role[]> = {
  'POST /api/v1/incidents': writers,
  'GET /api/v1/incidents': all,
  'GET /api/v1/incidents/{id}': all,
  'POST /api/v1/incidents/{id}/events': writers,
  'PATCH /api/v1/incidents/{id}/facts': writers,
  'GET /api/v1/incidents/{id}/reports/authority': all,
  'GET /api/v1/incidents/{id}/journal': all,
  'PUT /api/v1/incidents/{id}/people': writers,
  'GET /api/v1/incidents/{id}/notice': all,
  'PUT /api/v1/incidents/{id}/notice': writers,
  'GET /api/v1/incidents/{id}/deliveries': all,
  'GET /api/v1/organisation': all,
  'PUT /api/v1/organisation': administrators,
  'GET /api/v1/register': all,
  'PUT /api/v1/register': administrators,
  'GET /api/v1/contacts': all,
  'PUT /api/v1/contacts': administrators,
  'POST /api/v1/tokens': administrators,
  'GET /api/v1/tokens': administrators,
  'DELETE /api/v1/tokens/{id}': administrators,
};

/** Who may report which event, with the fields that it needs. */
const events: Record<string, [readonly Role[], object]> = {
  'breach.confirmed': [writers, {}],
  'incident.dismissed': [writers, { reason: 'r' }],
  'breach.contained': [writers, {}],
  'risk.assessed': [writers, { level: 'high', reasoning: 'r' }],
  'report.submitted': [writers, {}],
  'report.approved': [approvers, {}],
  'report.returned': [writers, { reason: 'r' }],
  'authority.notified': [writers, { channel: 'altinn', at: '2026-11-20T08:30:00Z' }],
  'controller.notified': [writers, { controller: 'c' }],
  'notice.submitted': [writers, {}],
  'notice.approved': [approvers, {}],
  'notice.returned': [writers, { reason: 'r' }],
  'remainder.decided': [writers, { reason: 'r' }],
  'incident.closed': [writers, {}],
  'incident.reopened': [writers, { reason: 'r' }],
};

const nobody = '00000000-0000-4000-8000-000000000000';

describe('roles', () => {
  let varsla: TestService;
  let api: Record<Role, Api>;
  before(async () => {
    varsla = await createTestService();
    api = {
      administrator: varsla.admin,
      approver: await varsla.person('Pia', 'approver'),
      handler: await varsla.person('Hanna', 'handler'),
      auditor: await varsla.person('Aud', 'auditor'),
    };
  });
  after(() => varsla.close());

  const forbidden = async (role: Role, method: string, path: string, body?: object): Promise<boolean> => {
    const answer = await api[role](method, path, {
      ...(method !== 'GET' && method !== 'DELETE' && { body: body ?? {} }),
      version: 1,
    });
    // Past the role an empty body or an unknown id is what is wrong: 404, 409 or 422, or nothing is (200).
    expect(answer.status, `${role} ${method} ${path}`).to.be.oneOf([200, 403, 404, 409, 412, 422]);
    if (answer.status === 403) expect(answer.body.type).to.equal('urn:varsla:problem:forbidden');
    return answer.status === 403;
  };

  it('the table here has every route that there is', async () => {
    const { paths } = (await varsla.anonymous('GET', '/openapi.json')).body as {
      paths: Record<string, object>;
    };
    const existing = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(existing.filter((name) => name.includes('/api/'))).to.have.members(Object.keys(routes));
  });

  for (const [name, allowed] of Object.entries(routes))
    for (const role of roles)
      it(`${name}: ${role} ${allowed.includes(role) ? 'may' : 'may not'}`, async () => {
        const [method = '', path = ''] = name.split(' ');
        expect(await forbidden(role, method, path.replace('{id}', nobody))).to.equal(!allowed.includes(role));
      });

  it('the table here has every event that there is', async () => {
    const { components } = (await varsla.anonymous('GET', '/openapi.json')).body;
    const types = components.schemas.IncidentEvent.oneOf.map(
      (one: { properties: { type: { const: string } } }) => one.properties.type.const,
    );
    expect(types).to.have.members(Object.keys(events));
  });

  for (const [type, [allowed, fields]] of Object.entries(events))
    for (const role of roles)
      it(`${type}: ${role} ${allowed.includes(role) ? 'may' : 'may not'}`, async () => {
        const path = `/api/v1/incidents/${nobody}/events`;
        expect(await forbidden(role, 'POST', path, { type, ...fields })).to.equal(!allowed.includes(role));
      });
});
