import { expect } from 'chai';
import { type AlarmStory, startAlarmStory } from '../support/alarm-story.ts';
import { firstAdministrator } from '../support/page-client.ts';

describe('what is to be sent at once while Varsla is on hold', () => {
  let story: AlarmStory;
  before(async () => {
    story = await startAlarmStory();
    await story.database.pool.query(`insert into holds (reason, since) values ('restored', $1)`, [
      story.clock.now(),
    ]);
  });
  after(() => story.close());

  const nothingSent = async (): Promise<void> => {
    await story.after(1);
    expect(story.told()).to.deep.equal({ mails: 0, texts: 0, calls: 0 });
    const { rows } = await story.database.pool.query(
      'select from alerts union all select from contact_methods where code_hash is not null',
    );
    expect(rows, 'nothing waits to leave later').to.deep.equal([]);
  };

  it('is refused: a code and a test alarm, with why, since when and where it is released', async () => {
    const contact = await story.contact('Vakt');
    const [method] = await story.methodsOf('Vakt');
    for (const path of [`methods/${method?.id}/code`, 'test']) {
      const { status, body } = await story.admin('POST', `/api/v1/contacts/${contact}/${path}`);
      expect([status, body.type, body.code]).to.deep.equal([409, 'urn:varsla:problem:on-hold', 'restored']);
      expect(body.detail)
        .to.contain('since 2026-11-20T09:00:00.000Z (restored)')
        .and.to.contain('/settings/hold')
        .and.to.contain('POST /api/v1/hold/release');
    }
    await nothingSent();
  });

  it('is refused on the page in words, beside the way to release it, in three languages', async () => {
    const admin = await firstAdministrator(story);
    const contact = await story.contact('Vakt');
    const [method] = await story.methodsOf('Vakt');
    const reach = `/settings/contacts/${contact}/reach`;
    const said = {
      nb: [
        'Ingen kode er sendt, for Varsla er satt på vent.',
        'Ingen er varslet, for Varsla er satt på vent.',
      ],
      nn: ['Ingen kode er send, for Varsla er sett på vent.', 'Ingen er varsla, for Varsla er sett på vent.'],
      en: ['No code was sent, as Varsla is on hold.', 'Nobody was alerted, as Varsla is on hold.'],
    };
    for (const [language, [code, test]] of Object.entries(said)) {
      await admin.post('/language', { language, back: '/' });
      const asked = await admin.post(`${reach}/${method?.id}/code`, {});
      expect([asked.status, asked.text.includes(code ?? '?')]).to.deep.equal([409, true]);
      const tested = await admin.post(`${reach}/test`, {});
      expect([tested.status, tested.text.includes(test ?? '?')]).to.deep.equal([409, true]);
      expect(tested.text).to.contain('href="/settings/hold"');
    }
    await nothingSent();
  });

  it('goes out again once it is released', async () => {
    const contact = await story.contact('Vakt');
    const released = await story.admin('POST', '/api/v1/hold/release', { body: { reason: 'Alt er sett.' } });
    expect(released.status).to.equal(200);
    expect((await story.admin('POST', `/api/v1/contacts/${contact}/test`)).status).to.equal(202);
    await story.service.runOnce();
    expect(story.told()).to.deep.equal({ mails: 1, texts: 1, calls: 1 });
  });
});
