import { expect } from 'chai';
import { noticeReference } from '../../src/notices/notice-reference.ts';
import { approveNotice, personNumber } from '../support/approved-notice.ts';
import { createPageClient } from '../support/page-client.ts';
import { createTestService, type TestService } from '../support/service.ts';
import { fingerprint } from './whole-database.ts';

describe('a notice, to whoever got it', () => {
  let varsla: TestService;
  let id: string;
  let reference: string;
  before(async () => {
    varsla = await createTestService();
    const pia = await varsla.person('Pia', 'approver');
    id = await approveNotice(varsla.admin, pia, [personNumber(1, 'email')], '2026-11-20T08:00:00Z');
    const incident = (await varsla.admin('GET', `/api/v1/incidents/${id}`)).body;
    reference = noticeReference(incident);
  });
  after(() => varsla.close());

  const ask = async (typed: string, client = createPageClient(varsla.url)) => {
    await client.get('/genuine');
    return client.post('/genuine', { reference: typed });
  };

  it('is not genuine before the first message has left', async () => {
    const { status, text } = await ask(reference);
    expect([status, text.includes('Vi kjenner ikke igjen referansen')]).to.deep.equal([200, true]);
    await varsla.service.runOnce();
  });

  it('has the reference in its text, and is genuine by it, however it is written', async () => {
    const { texts } = (await varsla.admin('GET', `/api/v1/incidents/${id}/notice`)).body;
    expect(texts.nb.email.text).to.include(`Oppgi referansen ${reference}.`);
    expect(texts.nb.sms.text).to.include(reference);
    for (const typed of [reference, ` ${reference.toLowerCase()} `, reference.replaceAll('-', ' - ')]) {
      const { status, text } = await ask(typed);
      expect(status).to.equal(200);
      expect(text, typed).to.include('Ja, varselet er ekte').and.include('WEPACK AS');
      expect(text).not.to.match(/person\.1|Person 1|example\.no/);
    }
  });

  it('is told to nobody who has the case’s number alone, or guesses', async () => {
    const [, year = '', number = ''] = /^AV-(\d+)-(\d+)/.exec(reference) ?? [];
    const guesses = [
      `AV-${year}-${number}`,
      `AV-${year}-${number}-AAAAAA`,
      `AV-${year}-9999-AAAAAA`,
      '',
      '<b>',
    ];
    for (const guess of guesses) {
      const { status, text } = await ask(guess);
      expect([status, text.includes('Vi kjenner ikke igjen referansen')], guess).to.deep.equal([200, true]);
      expect(text).not.to.include('<b>').and.not.to.include('WEPACK AS har sendt');
    }
  });

  it('writes nothing down, and answers no machine for long', async () => {
    const before = await fingerprint(varsla.service.pool);
    const client = createPageClient(varsla.url);
    const statuses = [];
    for (let count = 0; count < 25; count += 1) statuses.push((await ask(reference, client)).status);
    expect(statuses).to.include(429);
    varsla.clock.forward(1);
    expect((await ask(reference, client)).status).to.equal(200);
    varsla.clock.forward(-1);
    expect(await fingerprint(varsla.service.pool)).to.deep.equal(before);
  });
});
