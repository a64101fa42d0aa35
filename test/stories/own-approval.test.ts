import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { ensureAdministrator } from '../../src/access/tokens.ts';
import { type Answer, type Api, createTestService, type TestService } from '../support/service.ts';

const reason = 'Jeg er alene i firmaet, og fristen går ut i natt.';

describe('a firm of one', () => {
  let varsla: TestService;
  let id: string;
  let kari: Api;
  const say = async (body: object, by = kari): Promise<Answer> => varsla.event(by, id, body);
  const good = async (body: object, by = kari): Promise<Answer> => {
    const answer = await say(body, by);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return answer;
  };

  beforeEach(async () => {
    varsla = await createTestService();
    kari = varsla.admin;
    const { body } = await kari('POST', '/api/v1/incidents', {
      body: {
        title: 'Feilsendt e-post',
        description: 'En liste gikk til feil mottaker.',
        detectedAt: '2026-11-20T08:00:00.000Z',
        awareAt: '2026-11-20T08:00:00.000Z',
        role: 'controller',
      },
    });
    id = body.id;
    await good({ type: 'risk.assessed', level: 'high', reasoning: 'Navn og fødselsnummer.' });
    await good({ type: 'report.submitted' });
  });
  afterEach(() => varsla.close());

  const report = async (query = 'format=json') =>
    (await kari('GET', `/api/v1/incidents/${id}/reports/authority?${query}`)).body;

  it('approves its own report with a reason, which stands in the report, frozen and filed', async () => {
    const without = await say({ type: 'report.approved' });
    expect(without.status).to.equal(409);
    expect(without.body).to.include({ code: 'own-approval-unexplained' });
    expect(without.body.errors[0].pointer).to.equal('/ownApprovalReason');
    const { hash } = await report();
    const { body } = await good({ type: 'report.approved', hash, ownApprovalReason: reason });
    expect(body.approvers).to.equal(1);
    expect((await report()).approval.ownApprovalReason).to.equal(reason);
    await good({
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR123456789',
      at: '2026-11-20T08:59:00.000Z',
    });
    const filed = await report();
    expect(filed).to.deep.include({ status: 'filed', hash });
    expect(filed.approval).to.include({
      submittedBy: 'Administrator',
      approvedBy: 'Administrator',
      ownApprovalReason: reason,
    });
    const entries = (await kari('GET', `/api/v1/incidents/${id}/journal?limit=1000`)).body.items;
    const approved = entries.find(({ type }: { type: string }) => type === 'report.approved').entry.event;
    expect(approved).to.include({ ownApprovalReason: reason, approvers: 1 });
  });

  it('approves its own notice to the people likewise, and the report says so from then on', async () => {
    await kari('PUT', `/api/v1/incidents/${id}/people`, {
      body: { people: [{ name: 'Ola Nordmann', email: 'ola@example.no' }] },
    });
    const text = 'En liste gikk til feil mottaker. Spørsmål: pvo@example.no';
    const texts = { nb: { email: { subject: 'Om deg', text }, sms: { text } } };
    expect((await kari('PUT', `/api/v1/incidents/${id}/notice`, { body: { texts } })).status).to.equal(200);
    await good({ type: 'notice.submitted' });
    expect((await say({ type: 'notice.approved' })).body).to.include({ code: 'own-approval-unexplained' });
    await good({ type: 'notice.approved', ownApprovalReason: reason });
    const { peopleInformed } = await report('format=json&content=draft');
    expect(peopleInformed.ownApprovalReason).to.equal(reason);
  });

  it('is no firm of one any more when somebody else can approve, until they no longer can', async () => {
    const { body: token } = await kari('POST', '/api/v1/tokens', { body: { name: 'Pia', role: 'approver' } });
    const alone = { type: 'report.approved', ownApprovalReason: reason };
    const refused = await say(alone);
    expect(refused.body).to.include({ code: 'author-approves' });
    expect(refused.body.detail).to.contain('nobody else');
    await kari('DELETE', `/api/v1/tokens/${token.id}`);
    await good(alone);
  });

  it('is not made by somebody who may not approve, nor by a read-only key, nor by one that has ended', async () => {
    await kari('POST', '/api/v1/tokens', { body: { name: 'Hanna', role: 'handler' } });
    await kari('POST', '/api/v1/tokens', { body: { name: 'Aud', role: 'administrator', scope: 'read' } });
    await kari('POST', '/api/v1/tokens', {
      body: { name: 'Per', role: 'approver', expiresAt: '2026-11-20T10:00:00.000Z' },
    });
    const alone = { type: 'report.approved', ownApprovalReason: reason };
    expect((await say(alone)).body).to.include({ code: 'author-approves' });
    varsla.clock.travelTo('2026-11-20T10:00:00.000Z');
    await good(alone);
  });

  it('gives no reason for what somebody else wrote: it would be untrue', async () => {
    const pia = await varsla.person('Pia', 'approver');
    const answer = await say({ type: 'report.approved', ownApprovalReason: reason }, pia);
    expect(answer.body).to.include({ code: 'own-approval-needless' });
    await good({ type: 'report.approved' }, pia);
    expect((await report()).approval.ownApprovalReason).to.equal(null);
  });

  it('gives a reason of words, not of blanks', async () => {
    const blank = await say({ type: 'report.approved', ownApprovalReason: '  ' });
    expect(blank.status).to.equal(422);
    expect(blank.body.errors[0].pointer).to.equal('/ownApprovalReason');
  });

  it('counts who has an account too; the key of the first start can then be ended, and no start makes another', async () => {
    const { pool } = varsla.database;
    const [person, user] = [randomUUID(), randomUUID()];
    await pool.query(
      `insert into persons (id, name, name_key, created_at) values ($1, 'Siv', 'siv', now());`,
      [person],
    );
    await pool.query(
      `insert into account_users (id, name, email, created_at, updated_at) values ($1, 'Siv', 'siv@example.no', now(), now())`,
      [user],
    );
    await pool.query(
      `insert into members (person_id, user_id, role, added_at) values ($1, $2, 'administrator', now())`,
      [person, user],
    );
    const approvers = async () => (await kari('GET', `/api/v1/incidents/${id}`)).body.approvers;
    expect(await approvers(), 'invited, and not come yet').to.equal(1);
    await pool.query(
      `insert into account_credentials (id, user_id, account_id, provider_id, created_at, updated_at)
       values ($1, $2, $2::uuid::text, 'credential', now(), now())`,
      [randomUUID(), user],
    );
    expect(await approvers()).to.equal(2);
    const tokens = (await kari('GET', '/api/v1/tokens')).body.items;
    expect((await kari('DELETE', `/api/v1/tokens/${tokens[0].id}`)).status).to.equal(204);
    const access = { pool, clock: varsla.clock, ids: varsla.service.door.ids };
    expect(await ensureAdministrator(access, undefined)).to.equal(undefined);
  });
});
