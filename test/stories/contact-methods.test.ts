import { expect } from 'chai';
import { type AlarmStory, startAlarmStory } from '../support/alarm-story.ts';
import type { Answer } from '../support/service.ts';
import { fault } from '../support/stand-ins/faults.ts';
import { heard } from '../support/stand-ins/twilio-calls.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/stand-ins/webhook-receiver.ts';
import { natt, vakt } from '../support/story.ts';

describe('staff are reached by methods that are proven', () => {
  let story: AlarmStory;
  let receiver: WebhookReceiver | undefined;
  const start = async (options: Parameters<typeof startAlarmStory>[0] = {}): Promise<void> => {
    story = await startAlarmStory(options);
  };
  afterEach(async () => {
    await story.close();
    await receiver?.close();
    receiver = undefined;
  });

  const pathOf = async (name: string): Promise<string> =>
    `/api/v1/contacts/${await story.contact(name)}/methods`;
  const add = async (name: string, kind: string, address: string): Promise<Answer> =>
    story.admin('POST', await pathOf(name), { body: { kind, address } });
  const faultOf = ({ status, body }: Answer) => [status, body.errors?.[0]?.pointer, body.errors?.[0]?.detail];

  it('each by a code that is sent by it and comes back', async () => {
    await start();
    const path = await pathOf('Vakt');
    const methods = await story.methodsOf('Vakt');
    expect(methods.map(({ kind, address, verifiedAt }) => [kind, address, verifiedAt])).to.deep.equal([
      ['email', vakt.email, null],
      ['sms', vakt.mobile, null],
      ['voice', vakt.mobile, null],
    ]);
    const [email, sms, voice] = methods;
    for (const method of [email, sms, voice]) {
      const sent = await story.admin('POST', `${path}/${method?.id}/code`);
      expect([sent.status, sent.body.expiresAt]).to.deep.equal([200, '2026-11-20T09:15:00.000Z']);
    }
    expect(story.told()).to.deep.equal({ mails: 1, texts: 1, calls: 1 });
    expect(story.mailsTo(vakt.email)[0]?.subject).to.match(/^Koden fra Varsla er \d{6}$/);
    const spoken = heard(story.texts.calls[0]?.request.Twiml ?? '');
    expect(spoken.text).to.match(/Koden fra Varsla er (\d, ){5}\d\. Jeg gjentar/);
    const code = /\d{6}/.exec(story.textsTo(vakt.mobile)[0]?.body ?? '')?.[0] ?? '';
    const give = (id: string | undefined, said: string) =>
      story.admin('POST', `${path}/${id}/verify`, { body: { code: said } });
    expect(faultOf(await give(sms?.id, code === '000000' ? '000001' : '000000'))).to.deep.equal([
      422,
      '/code',
      'This is not the code that was sent.',
    ]);
    // Another way's code proves nothing.
    expect((await give(voice?.id, code)).status).to.equal(422);
    const verified = await give(sms?.id, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(verified.body).to.include({ kind: 'sms', verifiedAt: '2026-11-20T09:00:00.000Z' });
    expect((await give(sms?.id, code)).status, 'a code is good once').to.equal(422);
    expect(faultOf(await give(email?.id, '12345'))).to.deep.equal([422, '/code', 'Six digits.']);
    expect(JSON.stringify(await story.system('contact.method-verified')))
      .to.contain(sms?.id)
      .and.not.to.contain('4740000000');
  });

  it('not by a code that is too old, guessed at too often, asked for too soon, or not taken', async () => {
    await start();
    const path = await pathOf('Vakt');
    const [, sms] = await story.methodsOf('Vakt');
    const at = `${path}/${sms?.id}`;
    const give = (code: string) => story.admin('POST', `${at}/verify`, { body: { code } });
    expect(faultOf(await give('123456'))[2]).to.match(/^No code is waiting/);
    await story.admin('POST', `${at}/code`);
    expect((await story.admin('POST', `${at}/code`)).body.type).to.equal(
      'urn:varsla:problem:too-many-requests',
    );
    const code = /\d{6}/.exec(story.textsTo(vakt.mobile)[0]?.body ?? '')?.[0] ?? '';
    const wrong = code === '111111' ? '222222' : '111111';
    for (let guess = 0; guess < 5; guess += 1) expect(faultOf(await give(wrong))[2]).to.match(/^This is not/);
    expect(faultOf(await give(code))[2]).to.match(/^Too many wrong codes/);
    story.clock.forward(1);
    expect(faultOf(await give(code))[2]).to.match(/^This code is too old/);
    story.texts.faults.for(vakt.mobile, fault.refuse(400, 21614));
    const refused = await story.admin('POST', `${at}/code`);
    expect([refused.status, refused.body.code]).to.deep.equal([502, 'twilio-21614']);
    expect(JSON.stringify(refused.body)).not.to.contain('4740000000');
  });

  it('of which only those that are verified count, unless a step has none', async () => {
    await start();
    const reach = async () =>
      ((await story.admin('GET', '/api/v1/escalation')).body.reach as Answer['body'][]).map(
        ({ unreachable, why, methods }) => [unreachable, why, methods.length],
      );
    expect(await reach()).to.deep.equal([
      [true, 'no e-mail or SMS of those whom it is for is verified', 3],
      [true, 'no voice call of those whom it is for is verified', 2],
      [true, 'no e-mail or SMS or voice call of those whom it is for is verified', 5],
    ]);
    await story.verify('Vakt', 'email', 'sms');
    expect(await reach()).to.deep.equal([
      [false, null, 2],
      [true, 'no voice call of those whom it is for is verified', 2],
      [false, null, 2],
    ]);
    const { warnings } = (await story.anonymous('GET', '/readyz')).body as { warnings: string[] };
    expect(warnings).to.include.members([
      'Step 2 of the escalation is unreachable: no voice call of those whom it is for is verified.',
    ]);
    expect(warnings.join()).to.contain('1 of 2 staff contacts have no verified method');
    await story.open();
    await story.service.runOnce();
    expect(
      [story.mailsTo(vakt.email), story.textsTo(vakt.mobile), story.textsTo(natt.mobile)].map(
        (all) => all.length,
      ),
    ).to.deep.equal([1, 1, 0]);
    // Nobody can be called for certain: both are, rather than none.
    await story.after(15);
    expect(story.told().calls).to.equal(2);
  });

  it('an address that changes has to be proven again; a way that is taken off is used no more', async () => {
    await start();
    await story.verify('Vakt', 'email', 'sms', 'voice');
    const before = await story.methodsOf('Vakt');
    const contacts = [{ ...vakt, email: 'ny@wepack.example' }, natt];
    await story.admin('PUT', '/api/v1/contacts', { body: { contacts } });
    const after = await story.methodsOf('Vakt');
    expect(after.map(({ id }) => id)).to.deep.equal(before.map(({ id }) => id));
    expect(after.map(({ verifiedAt }) => verifiedAt !== null)).to.deep.equal([false, true, true]);
    const path = await pathOf('Vakt');
    expect((await story.admin('DELETE', `${path}/${after[1]?.id}`)).status).to.equal(204);
    expect((await story.admin('DELETE', `${path}/${after[1]?.id}`)).status).to.equal(404);
    expect((await story.methodsOf('Vakt')).map(({ kind }) => kind)).to.deep.equal(['email', 'voice']);
  });

  it('refuses what cannot reach anybody, with the reason', async () => {
    await start();
    expect(faultOf(await add('Vakt', 'sms', '22 39 69 00'))).to.deep.equal([
      422,
      '/address',
      'This is no mobile number: SMS does not reach it. Leave it out, or give another.',
    ]);
    const landline = await add('Vakt', 'voice', '22 39 69 00');
    expect([landline.status, landline.body.address]).to.deep.equal([201, '+4722396900']);
    expect(faultOf(await add('Vakt', 'voice', '+4722396900'))[2]).to.match(/already/);
    expect(faultOf(await add('Vakt', 'email', 'vakt'))[1]).to.equal('/address');
    for (const [url, why] of [
      ['http://alerts.example/', /https/],
      ['ftp://alerts.example/', /https/],
      ['not an address', /web address/],
      ['https://bruker:passord@alerts.example/', /name and password/],
      ['https://10.0.0.8/', /network of its own/],
      ['https://169.254.169.254/latest', /network of its own/],
      ['https://[::ffff:192.168.1.1]/', /network of its own/],
      ['https://127.0.0.1/', /network of its own/],
      ['https://localhost/', /network of its own/],
    ] as const)
      expect(faultOf(await add('Vakt', 'webhook', url))[2], url).to.match(why);
    expect((await add('Vakt', 'pigeon', 'roof')).body.errors[0].pointer).to.equal('/kind');
    expect(
      (
        await story.admin('POST', '/api/v1/contacts/00000000-0000-4000-8000-000000000000/methods', {
          body: { kind: 'email', address: 'a@b.no' },
        })
      ).status,
    ).to.equal(404);
    expect(
      (await story.hanna('POST', await pathOf('Vakt'), { body: { kind: 'email', address: 'a@b.no' } }))
        .status,
    ).to.equal(403);
  });

  it('a program, by signed webhooks that it can tell repeats of', async () => {
    // Only this machine reaches this Varsla: a receiver on it is allowed.
    receiver = await startWebhookReceiver();
    await start({ contacts: [{ name: 'Vakt', email: vakt.email }], env: { PUBLIC_URL: '' } });
    const added = await add('Vakt', 'webhook', receiver.url);
    expect(added.body.secret).to.match(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await story.methodsOf('Vakt'))).not.to.contain('whsec_');
    receiver.secret = added.body.secret;
    const path = `${await pathOf('Vakt')}/${added.body.id}`;
    await story.admin('POST', `${path}/code`);
    const code = receiver.received[0]?.data['code'];
    expect((await story.admin('POST', `${path}/verify`, { body: { code } })).status).to.equal(200);
    const steps = [{ contacts: 'everyone', methods: ['webhook'], waitMinutes: 60 }];
    await story.admin('PUT', '/api/v1/escalation', { body: { steps, repeat: 1 } });
    receiver.answers.push({ status: 503, body: undefined }, 'drop');
    await story.open();
    await story.service.runOnce();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await story.database.pool.query(
        `update pgboss.job set start_after = now() - interval '1 second' where state in ('created', 'retry')`,
      );
      await story.service.runOnce();
    }
    const [proof, ...alerts] = receiver.received;
    expect(receiver.received.every(({ genuine }) => genuine)).to.equal(true);
    expect(proof?.type).to.equal('contact.code');
    expect(alerts.map(({ type, id }) => [type, id])).to.deep.equal(
      alerts.slice(0, 1).flatMap(({ id }) => Array.from({ length: 3 }, () => ['alert.raised', id])),
    );
    expect(alerts[0]?.data['alerts']).to.deep.equal([
      {
        id: (await story.alerts())[0].id,
        reference: 'AV-2026-0001',
        kind: 'authority.notice',
        step: 'arisen',
        dueAt: '2026-11-23T09:00:00.000Z',
      },
    ]);
    const { rows } = await story.database.pool.query(
      'select secret::text from contact_methods where secret is not null',
    );
    expect(Buffer.from(String(rows[0].secret).slice(2), 'hex').toString('latin1')).not.to.contain('whsec_');
    // A redirect could lead anywhere: it is a refusal.
    receiver.answers.push({ status: 302, body: undefined, headers: { Location: receiver.url } });
    const count = receiver.received.length;
    story.clock.forward(24);
    await story.service.runOnce();
    expect(receiver.received).to.have.length(count + 1);
    const [alert] = await story.alerts('?state=open');
    const { messages } = (await story.admin('GET', `/api/v1/alerts/${alert.id}`)).body;
    expect(messages[0]).to.include({ state: 'failed', reason: 'http-302' });
  });

  it('can be woken as a test, by every way, in their own language, and answer it', async () => {
    await start({ contacts: [vakt, { ...natt, language: 'en' }] });
    const wake = async (name: string) =>
      story.admin('POST', `/api/v1/contacts/${await story.contact(name)}/test`);
    const { status, body } = await wake('Natt');
    expect([status, body.kind, body.incidentId]).to.deep.equal([202, 'test', null]);
    expect((await wake('Natt')).status).to.equal(429);
    await story.service.runOnce();
    expect(story.told()).to.deep.equal({ mails: 0, texts: 1, calls: 1 });
    expect(heard(await story.onCall(0, 'answer')))
      .to.deep.include({ languages: ['en-GB'] })
      .and.to.have.property('text')
      .that.matches(/^This is a test from Varsla\./);
    const code = /Reply (\d{4})/.exec(story.textsTo(natt.mobile)[0]?.body ?? '')?.[1] ?? '';
    expect(await story.reply(natt.mobile, code)).to.equal('Acknowledged. The test has passed.');
    expect((await story.alerts())[0]).to.include({ state: 'acknowledged', acknowledgedBy: 'Natt' });
    expect((await story.system('alert.acknowledged')).map(({ how }) => how)).to.deep.equal(['sms']);
    story.clock.forward(0.1);
    await wake('Vakt');
    await story.after(0);
    await story.after(60);
    expect((await story.alerts())[0]).to.include({ state: 'ended', endedBecause: 'unanswered' });
    expect(story.told()).to.deep.equal({ mails: 1, texts: 2, calls: 2 });
    expect((await story.admin('GET', '/api/v1/alerts')).body.items).to.have.length(2);
  });

  it('of an SMS that nobody can answer, and a phone that cannot call, nothing is promised', async () => {
    await start({ env: { TWILIO_FROM: 'WEPACK' } });
    await story.open();
    await story.service.runOnce();
    expect(story.textsTo(vakt.mobile)[0]?.body).to.match(/Logg inn i Varsla\.$/);
    expect(JSON.stringify((await story.anonymous('GET', '/readyz')).body)).to.contain('TWILIO_VOICE_FROM');
    // No number calls: the second step is passed over.
    await story.after(15);
    expect(story.told()).to.deep.equal({ mails: 2, texts: 4, calls: 0 });
  });
});
