import { expect } from 'chai';
import { type AlarmStory, publicUrl, startAlarmStory } from '../support/alarm-story.ts';
import { heard } from '../support/stand-ins/twilio-calls.ts';
import { filedReport, assessedIncident, natt, vakt } from '../support/story.ts';

const stranger = '+4799999999';

describe('an alert is acknowledged', () => {
  let story: AlarmStory;
  let id: string;
  beforeEach(async () => {
    story = await startAlarmStory();
    id = await story.open();
    await story.service.runOnce();
  });
  afterEach(() => story.close());

  const linkOf = (): string =>
    /https:\/\/varsla\.example(\/alerts\/[\w.-]+)/.exec(story.mailsTo(vakt.email).at(-1)?.text ?? '')?.[1] ??
    '';
  const codeTo = (number: string): string =>
    /(?:Svar|Reply) (\d{4})/.exec(story.textsTo(number).at(-1)?.body ?? '')?.[1] ?? '';
  const page = async (method: 'GET' | 'POST', path = linkOf(), headers: Record<string, string> = {}) => {
    const response = await fetch(`${story.url}${path}`, {
      method,
      headers: { Accept: 'text/html', ...headers },
      redirect: 'manual',
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const state = async () => (await story.alerts())[0];
  const notes = async (incidentId = id) =>
    (await story.journal(incidentId)).filter(({ type }) => type.startsWith('alert.'));
  /** Nothing more comes, however long one waits. */
  const isQuiet = async (): Promise<void> => {
    const before = story.told();
    for (const minutes of [15, 15, 30, 60]) await story.after(minutes);
    expect(story.told()).to.deep.equal(before);
  };

  it('by the button of the page behind its link; opening the page acknowledges nothing', async () => {
    // Scanners open every link, some more than once, and some ask only for the head.
    for (let scan = 0; scan < 3; scan += 1) expect((await page('GET')).status).to.equal(200);
    await fetch(`${story.url}${linkOf()}`, { method: 'HEAD' });
    expect((await state()).state).to.equal('open');
    const shown = await page('GET');
    expect(shown.text).to.contain('action="/alerts/');
    expect(shown.text)
      .to.contain('Kvitter</')
      .and.to.contain('AV-2026-0001')
      .and.not.to.contain('Kundeliste');
    expect(shown.headers.get('referrer-policy')).to.equal('no-referrer');
    expect(shown.headers.get('cache-control')).to.equal('no-store');
    const done = await page('POST');
    expect([
      done.status,
      done.text.includes('<h1 class="ds-heading" data-size="lg">Kvittert</h1>'),
    ]).to.deep.equal([200, true]);
    expect(await state()).to.include({
      state: 'acknowledged',
      acknowledgedHow: 'link',
      acknowledgedBy: 'Vakt',
    });
    await isQuiet();
    // The same button again says the same again.
    const again = await page('POST');
    expect([again.status, again.text.includes('>Kvittert</h1>')]).to.deep.equal([200, true]);
    expect((await page('GET')).text).not.to.contain('action="/alerts/');
    const [note, ...more] = await notes();
    expect(more).to.deep.equal([]);
    expect(note).to.include({ type: 'alert.acknowledged', actor: 'Vakt' });
    expect(note.entry.event).to.include({ how: 'link', deadline: 'authority.notice' });
  });

  it('not by a forged link, one that is too old, or a form from elsewhere', async () => {
    const link = linkOf();
    const [, front = '', last = ''] = /^(.*)(.)$/.exec(link) ?? [];
    expect((await page('POST', `${front}${last === 'A' ? 'B' : 'A'}`)).status).to.equal(410);
    expect((await page('POST', link.replace(/alerts\/.{22}/, `alerts/${'A'.repeat(22)}`))).status).to.equal(
      410,
    );
    expect((await page('POST', link, { 'Sec-Fetch-Site': 'cross-site' })).status).to.equal(403);
    story.clock.forward(73);
    expect((await page('GET', link)).status).to.equal(410);
    expect((await page('POST', link)).status).to.equal(410);
    expect((await state()).state).to.equal('open');
  });

  it('by SMS with its code, which is answered in the person’s language, once', async () => {
    const sid = `SM${'a1'.repeat(16)}`;
    const answer = await story.reply(natt.mobile, ` ${codeTo(natt.mobile)}. `, sid);
    expect(answer).to.equal(
      'Kvittert: AV-2026-0001. Ingen fleire blir varsla om dette no. Logg inn i Varsla og ta saka vidare.',
    );
    expect(await story.reply(natt.mobile, codeTo(natt.mobile), sid)).to.equal(undefined);
    expect(await story.reply(natt.mobile, codeTo(natt.mobile), sid)).to.equal(undefined);
    expect(await state()).to.include({
      state: 'acknowledged',
      acknowledgedHow: 'sms',
      acknowledgedBy: 'Natt',
    });
    expect(await story.system('webhook.repeated')).to.have.length(1);
    await isQuiet();
    expect(await notes()).to.have.length(1);
  });

  it('by OK where one alert is open, and by its code where there are several', async () => {
    await story.open();
    await story.service.runOnce();
    expect(await story.reply(vakt.mobile, 'OK')).to.equal(
      'Du har 2 åpne varsler. Svar med de fire sifrene i det du vil kvittere.',
    );
    expect(await story.reply(vakt.mobile, codeTo(vakt.mobile))).to.match(/^Kvittert: AV-2026-0002\./);
    expect((await story.alerts()).map(({ reference, state: one }) => [reference, one])).to.deep.equal([
      ['AV-2026-0002', 'acknowledged'],
      ['AV-2026-0001', 'open'],
    ]);
    expect(await story.reply(vakt.mobile, 'ja takk')).to.match(/^Kvittert: AV-2026-0001\./);
    expect(await story.reply(vakt.mobile, 'OK')).to.match(/var allerede kvittert/);
    expect(await story.reply(vakt.mobile, '0000')).to.match(/^(Vi kjenner ikke|Varselet om)/);
    expect(await story.reply(vakt.mobile, 'Hva er dette?')).to.match(/^Svar med de fire sifrene/);
    await isQuiet();
  });

  it('not by a stranger, who gets no answer and whose number is kept nowhere', async () => {
    expect(await story.reply(stranger, codeTo(vakt.mobile))).to.equal(undefined);
    expect(await story.reply(stranger, 'OK')).to.equal(undefined);
    expect((await state()).state).to.equal('open');
    expect(await story.system('sms.from-stranger')).to.have.length(2);
    const { rows } = await story.database.pool.query<{ body: string }>('select body from journal');
    expect(rows.map(({ body }) => body).join()).not.to.contain('99999999');
  });

  it('not by what Twilio did not sign; that stands in the journal, and not a thousand times', async () => {
    const url = `${publicUrl}/webhooks/twilio/sms`;
    for (const signature of ['foreign', 'altered', 'missing'] as const) {
      const answer = await story.texts.reply(url, vakt.mobile, codeTo(vakt.mobile), {
        deliverTo: story.url,
        signature,
      });
      expect(answer.status).to.equal(403);
    }
    expect((await state()).state).to.equal('open');
    expect(await story.system('webhook.forged')).to.deep.equal([
      { type: 'webhook.forged', path: '/webhooks/twilio/sms', count: 1 },
    ]);
    await story.after(2);
    await story.texts.reply(url, vakt.mobile, 'OK', { deliverTo: story.url, signature: 'foreign' });
    expect((await story.system('webhook.forged')).map(({ count }) => count)).to.deep.equal([1, 3]);
  });

  it('by 1 on the phone, in the person’s language; lifting the phone alone acknowledges nothing', async () => {
    await story.after(15);
    const index = story.texts.calls.findIndex(({ to }) => to === natt.mobile);
    const { text, languages, action } = heard(await story.onCall(index, 'answer'));
    expect(languages).to.deep.equal(['nb-NO']);
    expect(text)
      .to.match(
        /^Dette er Varsla\. Sak AV 2026 0001: melding til Datatilsynet\. Ein ny frist har byrja å gå\./,
      )
      .and.to.contain('Trykk 1 for å kvittere.');
    expect(action).to.equal(`${story.texts.calls[index]?.request.Url}/digit`);
    expect((await state()).state).to.equal('open');
    expect(heard(await story.onCall(index, 'digit', { Digits: '7' })).action).to.equal(action);
    expect((await state()).state).to.equal('open');
    for (let twice = 0; twice < 2; twice += 1)
      expect(heard(await story.onCall(index, 'digit', { Digits: '1' })).text).to.equal(
        'Takk. Varselet er kvittert.',
      );
    expect(await state()).to.include({
      state: 'acknowledged',
      acknowledgedHow: 'voice',
      acknowledgedBy: 'Natt',
    });
    await story.onCall(index, 'status', { CallStatus: 'completed' });
    // The other phone is lifted a moment later.
    expect(heard(await story.onCall(1 - index, 'answer')).text).to.contain('allerede kvittert');
    await isQuiet();
    expect(await notes()).to.have.length(1);
  });

  it('at the API by whoever may write, once; an alert that is over says why it cannot be', async () => {
    const [alert] = await story.alerts('?state=open');
    const path = `/api/v1/alerts/${alert.id}/acknowledge`;
    const auditor = await story.person('Aud', 'auditor');
    expect((await auditor('POST', path)).status).to.equal(403);
    for (let twice = 0; twice < 2; twice += 1) {
      const { status, body } = await story.hanna('POST', path);
      expect([status, body.state, body.acknowledgedBy, body.acknowledgedHow]).to.deep.equal([
        200,
        'acknowledged',
        'Hanna',
        'api',
      ]);
    }
    await isQuiet();
    const { version } = await story.read(id);
    expect(version).to.equal(1);
    const other = await assessedIncident(story, 'risk');
    await story.service.runOnce();
    const [open] = await story.alerts(`?incident=${other}`);
    await filedReport(story, other);
    for (let twice = 0; twice < 2; twice += 1) {
      const { status, body } = await story.hanna('POST', `/api/v1/alerts/${open.id}/acknowledge`);
      expect([status, body.type]).to.deep.equal([409, 'urn:varsla:problem:alert-over']);
    }
    expect(await story.reply(vakt.mobile, codeTo(vakt.mobile))).to.match(
      /^Varselet om AV-2026-0002 er avsluttet/,
    );
    expect((await notes(other)).map(({ type }) => type)).to.deep.equal(['alert.acknowledged-late']);
  });

  it('in a race of every way at once by one of them', async () => {
    const [alert] = await story.alerts();
    const code = codeTo(vakt.mobile);
    await Promise.all([
      page('POST'),
      story.reply(vakt.mobile, code),
      story.hanna('POST', `/api/v1/alerts/${alert.id}/acknowledge`),
      story.reply(natt.mobile, codeTo(natt.mobile)),
    ]);
    const types = (await notes()).map(({ type }) => type);
    expect(types.filter((type) => type === 'alert.acknowledged')).to.have.length(1);
    await isQuiet();
    const { rows } = await story.database.pool.query(
      'select 1 from alerts where acknowledged_at is not null',
    );
    expect(rows).to.have.length(1);
  });
});
