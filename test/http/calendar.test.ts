import { expect } from 'chai';
import { type Api, createTestService, type TestService } from '../support/service.ts';

interface Event {
  UID: string;
  STATUS: string;
  DTSTART: string;
  SEQUENCE: string;
  SUMMARY: string;
  alarms: string[];
}

/** The events of a calendar, RFC 5545: folded lines joined, escapes undone. */
const eventsOf = (text: string): Event[] =>
  text
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((one) => {
      const [own = '', ...alarms] = one.split('BEGIN:VALARM');
      const after = alarms.at(-1)?.split('END:VALARM')[1] ?? '';
      const value = (name: string): string =>
        new RegExp(`^${name}(?:;[^:]*)?:(.*)\r$`, 'm').exec(own + after)?.[1]?.replaceAll(/\\(.)/g, '$1') ??
        '';
      return {
        UID: value('UID'),
        STATUS: value('STATUS'),
        DTSTART: value('DTSTART'),
        SEQUENCE: value('SEQUENCE'),
        SUMMARY: value('SUMMARY'),
        alarms: alarms.map((alarm) => /^TRIGGER:(.*)\r$/m.exec(alarm)?.[1] ?? ''),
      };
    });

const ofNotice = ({ SUMMARY }: Event): boolean => SUMMARY.includes('melding til Datatilsynet');

describe('the calendar', () => {
  let varsla: TestService;
  let hanna: Api;
  beforeEach(async () => {
    varsla = await createTestService({ env: { PUBLIC_URL: 'https://varsla.example' } });
    hanna = await varsla.person('Hanna Hemmelig', 'handler');
  });
  afterEach(() => varsla.close());

  const make = async (api: Api, body: object = {}): Promise<string> => {
    const answer = await api('POST', '/api/v1/me/calendar', { body });
    expect(answer.status).to.equal(201);
    expect(answer.body.url).to.match(/^https:\/\/varsla\.example\/calendar\/[\w-]{43}\.ics$/);
    return new URL(answer.body.url).pathname;
  };
  const fetched = async (path: string): Promise<Event[]> => {
    const { status, headers, body } = await varsla.anonymous('GET', path);
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'text/calendar; charset=utf-8']);
    return eventsOf(body.toString());
  };
  const statusOf = async (path: string): Promise<number> => (await varsla.anonymous('GET', path)).status;
  const open = async (): Promise<string> =>
    (
      await hanna('POST', '/api/v1/incidents', {
        body: {
          title: 'Kari Skjult sin journal',
          description: 'Skjult.',
          detectedAt: varsla.clock.now().toISOString(),
          role: 'controller',
        },
      })
    ).body.id;
  const confirm = (id: string, body: object = {}) =>
    varsla.event(hanna, id, { type: 'breach.confirmed', ...body });

  it('shows each deadline at its instant, with alarms, by reference and kind and never by title', async () => {
    const path = await make(hanna);
    expect(await fetched(path)).to.deep.equal([]);
    const id = await open();
    const { body } = await hanna('GET', `/api/v1/incidents/${id}`);
    const events = await fetched(path);
    expect(events).to.have.length(body.deadlines.length).and.length.above(0);
    const event = events.find(ofNotice);
    expect(event).to.deep.include({
      STATUS: 'CONFIRMED',
      DTSTART: '20261123T090000Z',
      SUMMARY: `${body.reference}: frist for melding til Datatilsynet`,
      alarms: ['-P1D', '-PT4H', '-PT1H'],
    });
    const text = (await varsla.anonymous('GET', path)).body.toString();
    expect(text).not.to.match(/Skjult|Hemmelig/);
    expect(text.replaceAll('\r\n ', '')).to.contain(`https://varsla.example/incidents/${id}`);
    expect(text)
      .to.match(/^REFRESH-INTERVAL;VALUE=DURATION:PT15M\r$/m)
      .and.match(/\r\nEND:VCALENDAR$/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).to.be.at.most(75);
    // Nothing has changed: the same bytes, however late it is asked for.
    varsla.clock.forward(5);
    expect((await varsla.anonymous('GET', path)).body.toString()).to.equal(text);
  });

  it('moves an event with its deadline, under the same name and a higher number', async () => {
    const path = await make(hanna);
    const id = await open();
    const before = (await fetched(path)).find(ofNotice);
    varsla.clock.forward(3);
    const awareAt = '2026-11-20T11:00:00.000Z';
    expect((await confirm(id, { awareAt, reason: 'Loggene ble lest.' })).status).to.equal(200);
    const after = (await fetched(path)).find(({ UID }) => UID === before?.UID);
    expect(after?.DTSTART).to.equal('20261123T110000Z');
    expect(after?.STATUS).to.equal('CONFIRMED');
    expect(Number(after?.SEQUENCE)).to.be.greaterThan(Number(before?.SEQUENCE));
  });

  it('cancels an event whose deadline is settled, for thirty days, and then forgets it', async () => {
    const path = await make(hanna);
    const id = await open();
    const before = await fetched(path);
    varsla.clock.forward(1);
    await varsla.event(hanna, id, { type: 'incident.dismissed', reason: 'Falsk alarm.' });
    const after = await fetched(path);
    expect(after.map(({ UID, STATUS, alarms }) => ({ UID, STATUS, alarms }))).to.have.deep.members(
      before.map(({ UID }) => ({ UID, STATUS: 'CANCELLED', alarms: [] })),
    );
    for (const [index, { SEQUENCE }] of after.entries())
      expect(Number(SEQUENCE)).to.be.greaterThan(Number(before[index]?.SEQUENCE));
    varsla.clock.forward(31 * 24);
    expect(await fetched(path)).to.deep.equal([]);
  });

  it('speaks the language that was asked for', async () => {
    await open();
    for (const [language, words] of [
      ['nn', /frist for melding til Datatilsynet/],
      ['en', /deadline for notice to Datatilsynet/],
    ] as const)
      expect(
        (await fetched(await make(hanna, { language }))).map(({ SUMMARY }) => SUMMARY).join('\n'),
      ).to.match(words);
  });

  it('ends with the new address, with the person’s wish and with their last right', async () => {
    const first = await make(hanna);
    const second = await make(hanna);
    expect([await statusOf(first), await statusOf(second)]).to.deep.equal([404, 200]);
    expect((await hanna('DELETE', '/api/v1/me/calendar')).status).to.equal(204);
    expect(await statusOf(second)).to.equal(404);
    expect((await hanna('DELETE', '/api/v1/me/calendar')).status).to.equal(404);
    expect((await hanna('GET', '/api/v1/me/calendar')).status).to.equal(404);

    const third = await make(hanna);
    const { body } = await varsla.admin('GET', '/api/v1/tokens');
    const { id } = body.items.find(({ name }: { name: string }) => name === 'Hanna Hemmelig');
    await varsla.admin('DELETE', `/api/v1/tokens/${id}`);
    expect(await statusOf(third)).to.equal(404);
  });

  it('belongs to one person: another’s stays when mine ends', async () => {
    const aud = await varsla.person('Aud', 'auditor');
    const [mine, theirs] = [await make(hanna), await make(aud)];
    expect(mine).not.to.equal(theirs);
    await hanna('DELETE', '/api/v1/me/calendar');
    expect([await statusOf(mine), await statusOf(theirs)]).to.deep.equal([404, 200]);
  });

  it('keeps only a hash of its address, shows it once, and says when it was fetched', async () => {
    const path = await make(hanna);
    const secret = /([\w-]{43})\.ics$/.exec(path)?.[1] ?? '';
    const { rows } = await varsla.database.pool.query(
      `select row_to_json(f)::text as feed, (select string_agg(body, '') from journal) as journal from calendar_feeds f`,
    );
    expect(JSON.stringify(rows)).not.to.contain(secret);
    expect(JSON.stringify(rows)).to.contain('calendar.made').and.not.to.contain('Hemmelig');
    expect((await hanna('GET', '/api/v1/me/calendar')).body).to.deep.equal({
      createdAt: '2026-11-20T09:00:00.000Z',
      lastReadAt: null,
    });
    await fetched(path);
    expect((await hanna('GET', '/api/v1/me/calendar')).body.lastReadAt).to.equal('2026-11-20T09:00:00.000Z');
  });

  it('is not found by guessing, and not fetched without end', async () => {
    const path = await make(hanna);
    for (const wrong of [
      '/calendar/.ics',
      '/calendar/x.ics',
      `${path}x`,
      path.replace(/.{5}\.ics$/, 'AAAAA.ics'),
    ])
      expect(await statusOf(wrong), wrong).to.equal(404);
    const statuses: number[] = [];
    for (let time = 0; time < 121; time += 1) statuses.push(await statusOf(path));
    expect(statuses.slice(0, 120).every((status) => status === 200)).to.equal(true);
    const refused = await varsla.anonymous('GET', path);
    expect([refused.status, refused.body.type]).to.deep.equal([429, 'urn:varsla:problem:too-many-requests']);
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 3600);
    // Others are not in its way, and an hour later it is well.
    const aud = await make(await varsla.person('Aud', 'auditor'));
    expect(await statusOf(aud)).to.equal(200);
    varsla.clock.forward(1);
    expect(await statusOf(path)).to.equal(200);
  });

  it('gives way to nobody who asks too often from one address', async () => {
    const path = await make(hanna);
    for (let time = 0; time < 1200; time += 50)
      await Promise.all(Array.from({ length: 50 }, () => statusOf('/calendar/guess.ics')));
    expect(await statusOf('/calendar/guess.ics')).to.equal(429);
    expect(await statusOf(path)).to.equal(429);
  });
});
