import { expect } from 'chai';
import { roles, type RoleName } from '../../src/access/permissions.ts';
import { createCast, type Cast, nobody } from './cast.ts';

const staff: readonly RoleName[] = ['administrator', 'approver', 'handler'];
const readers: readonly RoleName[] = [...staff, 'auditor'];
const withGuest: readonly RoleName[] = [...readers, 'guest'];
const approvers: readonly RoleName[] = ['administrator', 'approver'];
const administrators: readonly RoleName[] = ['administrator'];

/** Who may use which route. Whatever is not here must not exist. */
const routes: Record<string, readonly RoleName[]> = {
  'POST /api/v1/incidents': [...staff, 'reporter'],
  'GET /api/v1/incidents': roles,
  'GET /api/v1/incidents/{id}': roles,
  'POST /api/v1/incidents/{id}/events': staff,
  'PATCH /api/v1/incidents/{id}/facts': [...staff, 'guest'],
  'GET /api/v1/incidents/{id}/missing': withGuest,
  'POST /api/v1/misdirected': staff,
  'GET /api/v1/incidents/{id}/assessments/preview': withGuest,
  'GET /api/v1/incidents/{id}/assessments': withGuest,
  'POST /api/v1/incidents/{id}/assessments': staff,
  'GET /api/v1/incidents/{id}/assessments/{assessmentId}': withGuest,
  'GET /api/v1/incidents/{id}/exemptions': withGuest,
  'POST /api/v1/incidents/{id}/exemptions': staff,
  'POST /api/v1/incidents/{id}/exemptions/{exemptionId}/approval': approvers,
  'POST /api/v1/incidents/{id}/exemptions/{exemptionId}/end': staff,
  'GET /api/v1/incidents/{id}/attachments': readers,
  'POST /api/v1/incidents/{id}/attachments': staff,
  'GET /api/v1/incidents/{id}/attachments/{attachmentId}': readers,
  'GET /api/v1/incidents/{id}/attachments/{attachmentId}/content': readers,
  'PATCH /api/v1/incidents/{id}/attachments/{attachmentId}': staff,
  'POST /api/v1/incidents/{id}/attachments/{attachmentId}/withdrawal': staff,
  'GET /api/v1/incidents/{id}/reports/authority': withGuest,
  'GET /api/v1/incidents/{id}/reports/authority/sheet': withGuest,
  'GET /api/v1/incidents/{id}/reports': withGuest,
  'GET /api/v1/incidents/{id}/reports/authority/differences': withGuest,
  'GET /api/v1/incidents/{id}/reports/{reportId}': withGuest,
  'GET /api/v1/incidents/{id}/reports/{reportId}/differences': withGuest,
  'GET /api/v1/incidents/{id}/delay-reason-draft': withGuest,
  'GET /api/v1/incidents/{id}/reports/{reportId}/edpb': withGuest,
  'GET /api/v1/incidents/{id}/reports/authority/edpb/faults': withGuest,
  'POST /api/v1/incidents/{id}/edpb/comparison': staff,
  'POST /api/v1/incidents/{id}/edpb/facts': staff,
  'GET /api/v1/incidents/{id}/journal': withGuest,
  'GET /api/v1/incidents/{id}/case-file': staff,
  'POST /api/v1/access-reports': staff,
  'GET /api/v1/retention': readers,
  'PUT /api/v1/retention/rules': administrators,
  'POST /api/v1/retention/purge': administrators,
  'POST /api/v1/incidents/{id}/legal-hold': staff,
  'POST /api/v1/incidents/{id}/legal-hold/release': approvers,
  'GET /api/v1/signed-heads': readers,
  'POST /api/v1/signed-heads': administrators,
  'GET /api/v1/signed-heads/{number}': readers,
  'GET /api/v1/incidents/{id}/documentation': withGuest,
  'GET /api/v1/incidents/{id}/people': withGuest,
  'PUT /api/v1/incidents/{id}/people': staff,
  'DELETE /api/v1/incidents/{id}/people': staff,
  'GET /api/v1/incidents/{id}/people/{number}/rejected': staff,
  'POST /api/v1/incidents/{id}/people/look-up': staff,
  'POST /api/v1/incidents/{id}/people/imports': staff,
  'GET /api/v1/incidents/{id}/people/imports': staff,
  'GET /api/v1/incidents/{id}/people/imports/{importId}': staff,
  'PUT /api/v1/incidents/{id}/people/imports/{importId}': staff,
  'DELETE /api/v1/incidents/{id}/people/imports/{importId}': staff,
  'GET /api/v1/incidents/{id}/notice': withGuest,
  'PUT /api/v1/incidents/{id}/notice': staff,
  'GET /api/v1/incidents/{id}/deliveries': withGuest,
  'GET /api/v1/incidents/{id}/notice/run': withGuest,
  'POST /api/v1/incidents/{id}/notice/run/pause': staff,
  'POST /api/v1/incidents/{id}/notice/run/resume': staff,
  'POST /api/v1/incidents/{id}/notice/run/stop': staff,
  'PUT /api/v1/incidents/{id}/notice/run/quiet': staff,
  'POST /api/v1/incidents/{id}/notice/samples': staff,
  'POST /api/v1/incidents/{id}/deliveries/{deliveryId}/decision': staff,
  'GET /api/v1/incidents/{id}/notice/proof': withGuest,
  'GET /api/v1/incidents/{id}/access': readers,
  'PUT /api/v1/incidents/{id}/access': staff,
  'PUT /api/v1/incidents/{id}/owner': staff,
  'GET /api/v1/restricted-incidents': administrators,
  'POST /api/v1/restricted-incidents/{id}/open': administrators,
  'GET /api/v1/staff': staff,
  'GET /api/v1/authority/form': readers,
  'PUT /api/v1/authority/form': administrators,
  'GET /api/v1/authority/form/versions': readers,
  'GET /api/v1/authority/role': readers,
  'PUT /api/v1/authority/role': administrators,
  'GET /api/v1/schemas/edpb-2026-draft-1.0.json': roles,
  'GET /api/v1/incidents/{id}/reports/authority/edpb': withGuest,
  'POST /api/v1/edpb/check': roles,
  'POST /api/v1/edpb/imports': staff,
  'GET /api/v1/breach-register': withGuest,
  'GET /api/v1/breach-register/export': withGuest,
  'GET /api/v1/breach-register/statistics': withGuest,
  'GET /api/v1/breach-register/older/{breachId}': withGuest,
  'GET /api/v1/breach-register/import-template': administrators,
  'POST /api/v1/breach-register/imports': administrators,
  'GET /api/v1/breach-register/imports': administrators,
  'GET /api/v1/breach-register/imports/{importId}': administrators,
  'DELETE /api/v1/breach-register/imports/{importId}': administrators,
  'GET /api/v1/breach-register/imports/{importId}/rejected': administrators,
  'POST /api/v1/breach-register/imports/{importId}/acceptance': administrators,
  'POST /api/v1/breach-register/imports/{importId}/removal': administrators,
  'GET /api/v1/organisation': readers,
  'PUT /api/v1/organisation': administrators,
  'GET /api/v1/register': readers,
  'PUT /api/v1/register': administrators,
  'GET /api/v1/register/findings': readers,
  'GET /api/v1/register/spreadsheet': staff,
  'POST /api/v1/register/spreadsheet': administrators,
  'GET /api/v1/contacts': readers,
  'PUT /api/v1/contacts': administrators,
  'GET /api/v1/contacts/{id}/methods': staff,
  'POST /api/v1/contacts/{id}/methods': administrators,
  'DELETE /api/v1/contacts/{id}/methods/{methodId}': administrators,
  'POST /api/v1/contacts/{id}/methods/{methodId}/code': administrators,
  'POST /api/v1/contacts/{id}/methods/{methodId}/verify': administrators,
  'GET /api/v1/contacts/{id}/absences': readers,
  'PUT /api/v1/contacts/{id}/absences': administrators,
  'POST /api/v1/contacts/{id}/test': administrators,
  'GET /api/v1/escalation': readers,
  'PUT /api/v1/escalation': administrators,
  'GET /api/v1/duty': readers,
  'GET /api/v1/alerts': withGuest,
  'GET /api/v1/alerts/{id}': withGuest,
  'POST /api/v1/alerts/{id}/acknowledge': staff,
  'POST /api/v1/tokens': administrators,
  'GET /api/v1/tokens': administrators,
  'DELETE /api/v1/tokens/{id}': administrators,
  'GET /api/v1/readiness': readers,
  'POST /api/v1/readiness/tries': administrators,
  'POST /api/v1/readiness/key-copy': administrators,
  'GET /api/v1/hold': readers,
  'POST /api/v1/hold/release': administrators,
  'GET /api/v1/me/calendar': withGuest,
  'POST /api/v1/me/calendar': withGuest,
  'DELETE /api/v1/me/calendar': withGuest,
};

/** Who may report which event: approving is a right of its own, the rest is for those who handle. */
const mayReport = (type: string): readonly RoleName[] => (type.endsWith('.approved') ? approvers : staff);

describe('roles', () => {
  let cast: Cast;
  before(async () => {
    cast = await createCast();
  });
  after(() => cast.close());

  const said = async (role: RoleName, method: string, path: string, body?: object): Promise<number> => {
    const answer = await cast.api[role](method, path, {
      ...(method !== 'GET' && method !== 'DELETE' && { body: body ?? {} }),
      version: 1,
    });
    if (answer.status === 403) expect(answer.body.type).to.equal('urn:varsla:problem:forbidden');
    return answer.status;
  };

  it('the table here has every route that there is', async () => {
    const { paths } = (await cast.varsla.anonymous('GET', '/openapi.json')).body as {
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
        const status = await said(role, method, path.replaceAll(/\{\w+\}/g, nobody));
        // Past the role an empty body or an id that is nobody's is what is wrong, or nothing is.
        expect(status).to.be.oneOf(allowed.includes(role) ? [200, 201, 204, 404, 409, 412, 415, 422] : [403]);
      });

  it('every event there is has its roles, and nobody else reports it', async () => {
    const { components } = (await cast.varsla.anonymous('GET', '/openapi.json')).body;
    const types: string[] = components.schemas.IncidentEvent.oneOf.map(
      (one: { properties: { type: { const: string } } }) => one.properties.type.const,
    );
    expect(types.length).to.be.greaterThan(14);
    for (const type of types)
      for (const role of roles) {
        const sample = cast.samples(type);
        const status = await said(role, 'POST', `/api/v1/incidents/${cast.guests}/events`, sample);
        // The version that is sent is an old one: whoever may gets to hear that, and nothing happens.
        const expected = mayReport(type).includes(role) ? 412 : 403;
        expect(status, `${type} ${role}`).to.equal(expected);
      }
  });
});
