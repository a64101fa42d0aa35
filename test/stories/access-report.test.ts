import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { approveNotice } from '../support/approved-notice.ts';
import { type Answer, type Api, createTestService, type TestService } from '../support/service.ts';

/** A folder for the papers, to be looked at. */
const pictures = process.env['PICTURES'];

describe('access to what is held on oneself', function () {
  this.timeout(60_000);
  let varsla: TestService;
  let hanna: Api;
  let id: string;
  before(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna', 'handler');
    const pia = await varsla.person('Pia', 'approver');
    const people = [
      { name: 'Kari Skjult', email: 'kari.skjult@example.org', phone: '+4741234567' },
      { name: 'Ola Gjemt', email: 'ola.gjemt@example.org' },
    ];
    id = await approveNotice(varsla.admin, pia, people, '2026-11-20T08:00:00Z');
    await varsla.service.runOnce();
  });
  after(() => varsla.close());

  const ask = async (by: Api, body: object): Promise<Answer> =>
    by('POST', '/api/v1/access-reports', { body });
  const ok = (answer: Answer): Answer => {
    expect(answer.status, JSON.stringify(answer.body)).to.be.within(200, 299);
    return answer;
  };

  it('tells what is held, what was sent and when it goes, found by mailbox or number, and of nobody else', async () => {
    for (const address of [' Kari.Skjult@Example.org', '412 34 567']) {
      const { body } = ok(await ask(hanna, { address, format: 'json' }));
      expect(body.cases).to.have.length(1);
      const [held] = body.cases;
      expect(held.contact).to.include({
        name: 'Kari Skjult',
        email: 'kari.skjult@example.org',
        phone: '+4741234567',
      });
      expect(
        held.messages.map(({ channel, state }: { channel: string; state: string }) => [channel, state]),
      ).to.deep.equal([['email', 'accepted']]);
      expect(held.notice.text).to.include('Slik det står i saken.');
      expect([held.forgottenAt, held.isHeld, held.reference]).to.deep.equal([null, false, 'AV-2026-0001']);
      expect(JSON.stringify(body)).not.to.match(/gjemt/i);
    }
  });

  it('as PDF in each language, also where nothing is held', async () => {
    const asked = ['nb', 'nn', 'en'].map((language) => ({ address: 'kari.skjult@example.org', language }));
    for (const body of [...asked, { address: 'nobody@example.org', language: 'nb' }]) {
      const { headers, body: bytes } = ok(await ask(hanna, body));
      expect(headers.get('content-type')).to.equal('application/pdf');
      expect(headers.get('content-disposition')).not.to.include('kari');
      expect((bytes as Buffer).subarray(0, 5).toString()).to.equal('%PDF-');
      if (pictures)
        await writeFile(join(pictures, `access-${body.language}-${body.address.slice(0, 4)}.pdf`), bytes);
    }
    expect(ok(await ask(hanna, { address: 'nobody@example.org', format: 'json' })).body.cases).to.deep.equal(
      [],
    );
  });

  it('refuses what is no address, by its field', async () => {
    const { status, body } = await ask(hanna, { address: 'Kari' });
    expect([status, body.errors[0].pointer]).to.deep.equal([422, '/address']);
  });

  it('leaves entries that say that it was made, and not on whom', async () => {
    const { rows } = await varsla.service.pool.query<{ type: string; body: string }>(
      `select type, body from journal where type in ('access-report.made', 'people.access-reported') order by recorded_at, stream, position`,
    );
    expect(rows.filter(({ type }) => type === 'people.access-reported')).to.have.length(5);
    expect(rows.filter(({ type }) => type === 'access-report.made').length).to.be.above(6);
    expect(rows.map(({ body }) => body).join('\n')).not.to.match(/kari|skjult|example|41234567/i);
  });

  it('has nothing of a case that whoever makes it does not see, nor of one whose people were forgotten', async () => {
    ok(
      await varsla.admin('PUT', `/api/v1/incidents/${id}/access`, { body: { restricted: true, people: [] } }),
    );
    const cases = async (by: Api): Promise<number> =>
      ok(await ask(by, { address: 'kari.skjult@example.org', format: 'json' })).body.cases.length;
    expect([await cases(hanna), await cases(varsla.admin)]).to.deep.equal([0, 1]);
    await varsla.service.pool.query('delete from incident_keys');
    expect(await cases(varsla.admin)).to.equal(0);
  });
});
