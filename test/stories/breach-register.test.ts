import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { statisticsInWords } from '../../src/breach-register/present-statistics.ts';
import { assessedIncident, filedReport, startStory, type Story } from '../support/story.ts';

const register = '/api/v1/breach-register';

describe('the register of breaches holds every breach, notified or not', () => {
  let story: Story;
  let notified: string;
  let excepted: string;
  let closed: string;
  before(async () => {
    story = await startStory();
    await story.admin('PUT', '/api/v1/register', {
      body: {
        systems: [{ key: 'shop', name: 'Nettbutikken', processors: ['cloud'] }],
        processors: [{ key: 'cloud', name: 'Skyen AS' }],
      },
    });
    notified = await assessedIncident(story, 'risk', {
      title: '=HYPERLINK("http://evil.example")',
      system: 'shop',
    });
    await filedReport(story, notified);
    excepted = await assessedIncident(story, 'unlikely', { title: 'Brev til feil nabo på Åsen' });
    closed = await story.open({ title: 'Hemmelig sak' });
    await story.say(story.hanna, closed, { type: 'incident.dismissed', reason: 'Ikke personopplysninger.' });
    await story.hanna('PATCH', `/api/v1/incidents/${notified}/facts`, {
      body: {
        peopleCount: { certainty: 'known', value: 1200 },
        causeOrigin: { certainty: 'known', value: 'external' },
        intent: { certainty: 'known', value: 'malicious' },
        nature: { certainty: 'known', value: ['confidentiality'] },
      },
    });
  });
  after(() => story.close());

  const read = async (query: string) => {
    const answer = await story.hanna('GET', `${register}?${query}`);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return answer.body as { items: { id: string; outcome: string }[]; total: number; next: string | null };
  };
  const ids = async (query: string) => (await read(query)).items.map(({ id }) => id);

  it('lists each with what became of it', async () => {
    const { items, total } = await read('');
    expect(total).to.equal(3);
    const outcomes = new Map(items.map(({ id, outcome }) => [id, outcome]));
    expect(outcomes.get(notified)).to.equal('notified');
    expect(outcomes.get(excepted)).to.equal('excepted');
    expect(outcomes.get(closed)).to.equal('dismissed');
    const row = items.find(({ id }) => id === notified);
    expect(row).to.include({
      inTime: true,
      peopleCount: 1200,
      hoursToNotice: 0,
      system: 'Nettbutikken',
      owner: 'Hanna',
      reason: null,
    });
    expect(items.find(({ id }) => id === excepted)).to.include({ reason: 'Navn og e-post.' });
    expect(items.find(({ id }) => id === closed)).to.include({ reason: 'Ikke personopplysninger.' });
  });

  it('is filtered by what matters, and paged', async () => {
    expect(await ids('outcome=notified')).to.deep.equal([notified]);
    expect(await ids('level=unlikely')).to.deep.equal([excepted]);
    expect(await ids('cause=external&nature=confidentiality')).to.deep.equal([notified]);
    expect(await ids('search=%C3%A5sen')).to.deep.equal([excepted]);
    expect(await ids('search=100%25')).to.deep.equal([]);
    expect(await ids('year=2026&status=dismissed')).to.deep.equal([closed]);
    expect(await ids('from=2026-11-21')).to.deep.equal([]);
    expect(await ids('to=2026-11-20')).to.have.length(3);
    expect(await ids('late=yes')).to.deep.equal([]);
    expect(await ids('late=no')).to.have.length(3);
    expect(await ids('reported=yes')).to.deep.equal([notified]);
    expect(await ids('reported=no&dismissed=no')).to.deep.equal([excepted]);
    expect(await ids('intent=malicious')).to.deep.equal([notified]);
    expect(await ids('system=Nettbutikken')).to.deep.equal([notified]);
    expect(await ids('system=shop&told=no')).to.deep.equal([notified]);
    expect(await ids('told=yes')).to.deep.equal([]);
    expect(await ids('imported=yes')).to.deep.equal([]);
    const first = await read('limit=2');
    const second = await read(`limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).to.have.members([
      notified,
      excepted,
      closed,
    ]);
    expect(second.next).to.equal(null);
  });

  it('is put in any order, what is not known last, page by page', async () => {
    for (const [order, expected] of [
      ['people', [notified]],
      ['notified', [notified]],
    ] as const)
      for (const direction of ['desc', 'asc'])
        expect((await ids(`order=${order}&direction=${direction}`)).slice(0, 1), order).to.deep.equal(
          expected,
        );
    for (const order of ['detected', 'aware', 'notified', 'closed', 'people', 'reference'])
      for (const direction of ['desc', 'asc']) {
        const whole = await ids(`order=${order}&direction=${direction}`);
        const paged: string[] = [];
        let query = `order=${order}&direction=${direction}&limit=1`;
        for (let page = await read(query); ; page = await read(query)) {
          paged.push(...page.items.map(({ id }) => id));
          if (page.next === null) break;
          query = `order=${order}&direction=${direction}&limit=1&cursor=${page.next}`;
        }
        expect(paged, `${order} ${direction}`).to.deep.equal(whole).and.have.length(3);
      }
    expect(await ids('order=reference&direction=asc')).to.deep.equal([notified, excepted, closed]);
  });

  it('names what is wrong in a filter', async () => {
    const answer = await story.hanna('GET', `${register}?outcome=lost&from=i%20dag&cursor=x`);
    expect(answer.status).to.equal(422);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members([
      '?outcome',
      '?from',
    ]);
  });

  it('leaves out a restricted case for those who are not named in it', async () => {
    const { body } = await story.hanna('PUT', `/api/v1/incidents/${closed}/access`, {
      body: { restricted: true },
    });
    expect(body.restricted).to.equal(true);
    const { body: seen } = await story.pia('GET', register);
    expect(seen.items.map(({ id }: { id: string }) => id)).not.to.include(closed);
    expect(seen.total).to.equal(2);
    const { body: statistics } = await story.pia('GET', `${register}/statistics?year=2026`);
    expect(statistics.dismissed).to.equal(0);
    for (const query of ['search=Hemmelig', 'status=dismissed', 'outcome=dismissed', 'dismissed=yes'])
      expect((await story.pia('GET', `${register}?${query}`)).body, query).to.include({ total: 0 });
    const { body: csv } = await story.pia('GET', `${register}/export?format=csv`);
    expect((csv as Buffer).toString()).not.to.contain('Hemmelig');
    const { body: workbook } = await story.pia('GET', `${register}/export`);
    expect(JSON.stringify(await readXlsx(workbook as Buffer))).not.to.contain('Hemmelig');
    const guest = await story.person('Gro', 'reporter');
    for (const path of ['', '/export', '/statistics?year=2026', `/older/${closed}`])
      expect((await guest('GET', register + path)).status, path).to.equal(403);
    const old = await story.open({ title: 'Hemmelig', system: 'shop', detectedAt: '2024-05-01T08:00:00Z' });
    await story.say(story.hanna, old, { type: 'incident.dismissed', reason: 'Øvelse.' });
    await story.hanna('PUT', `/api/v1/incidents/${old}/access`, { body: { restricted: true } });
    const { body: own } = await story.hanna('GET', register);
    expect(own.years).to.deep.equal([2026, 2024]);
    const { body: theirs } = await story.pia('GET', register);
    expect(theirs.years).to.deep.equal([2026]);
  });

  it('leaves the house as CSV that Norwegian Excel opens and that runs nothing', async () => {
    const { body, headers } = await story.hanna('GET', `${register}/export?format=csv&language=nb`);
    const bytes = body as Buffer;
    expect([...bytes.subarray(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).split('\r\n');
    expect(lines[0]).to.match(/^Referanse;Tittel;/);
    expect(bytes.toString()).to.contain('Brev til feil nabo på Åsen').and.to.contain(`'=HYPERLINK`);
    expect(bytes.toString()).to.contain(';20.11.2026 10:00;');
    const rows = parse<Record<string, string>>(bytes.subarray(3), { delimiter: ';', columns: true });
    const evil = rows.find((row) => row['Tittel']?.includes('HYPERLINK'));
    expect(evil).to.include({
      System: 'Nettbutikken',
      'Hvem som har saken': 'Hanna',
      'Meldt i tide': 'ja',
      'Timer fra kjent til meldt': '0',
      'Antall berørte': '1200',
      Utfall: 'meldt',
      'Følger for de berørte': 'Du kan få falske meldinger.',
    });
    expect(rows.find((row) => row['Tittel']?.includes('Åsen'))?.['Begrunnelse']).to.equal('Navn og e-post.');
    expect(headers.get('content-disposition')).to.contain('avviksprotokoll-2026-11-20.csv');
  });

  it('leaves the house as a workbook with dates and numbers', async () => {
    const { body, headers } = await story.hanna('GET', `${register}/export?language=en`);
    expect(headers.get('content-disposition')).to.contain('register-of-breaches-2026-11-20.xlsx');
    const { sheets } = await readXlsx(body as Buffer);
    const rows = sheets[0]?.rows ?? [];
    expect(rows[0]?.[0]).to.equal('Reference');
    const row = rows.find((one) => String(one[1]).includes('HYPERLINK')) ?? [];
    expect(row[1]).to.equal(`'=HYPERLINK("http://evil.example")`);
    const at = (heading: string) => row[(rows[0] ?? []).indexOf(heading)];
    expect(at('People affected')).to.equal(1200);
    expect(at('Detected')).to.deep.equal(new Date('2026-11-20T10:00:00Z'));
    expect(at('Hours from aware to notified')).to.equal(0);
  });

  it('keeps in the journal of the house who took it away, and not what was searched for', async () => {
    await story.hanna('GET', `${register}/export?format=csv&search=Kari&system=Kari%20Nordmann&level=high`);
    const { rows } = await story.service.pool.query<{ body: string }>(
      `select body from journal where type = 'breach-register.exported' order by position`,
    );
    const last = rows.at(-1)?.body ?? '';
    expect(JSON.parse(last).event).to.deep.equal({
      format: 'csv',
      rows: 0,
      filter: { level: 'high', searched: true, bySystem: true },
    });
    expect(last).not.to.contain('Kari');
  });

  it('has the figures of a year', async () => {
    const { body } = await story.hanna('GET', `${register}/statistics?year=2026`);
    expect(body).to.deep.include({ year: 2026, breaches: 2, dismissed: 1, suspected: 0, imported: 0 });
    expect(body.byMonth[10]).to.equal(2);
    expect(body.notified).to.deep.equal({
      inTime: 1,
      late: 0,
      overdue: 0,
      leftOut: 1,
      shareInTime: 1,
    });
    expect(body.cause).to.deep.equal([
      { code: 'external-malicious', count: 1 },
      { code: 'unknown', count: 1 },
    ]);
    expect(body.people).to.deep.include({ affected: 1200, unknown: 1 });
    expect(body.processor[0]).to.deep.equal({ code: 'Skyen AS', count: 1 });
    const { body: empty } = await story.hanna('GET', `${register}/statistics?year=2019`);
    expect(empty.breaches).to.equal(0);
    expect(empty.times.awareToNotified).to.deep.equal({
      count: 0,
      leftOut: 0,
      median: null,
      p90: null,
      min: null,
      max: null,
    });
  });

  it('leads from every figure to the breaches that it counts', async () => {
    const { body } = await story.hanna('GET', `${register}/statistics?year=2026`);
    const { charts, months } = statisticsInWords(body, 'nb');
    const bars = [...charts.flatMap((chart) => chart.bars), ...months.bars].filter(({ filter }) => filter);
    expect(bars.length).to.be.greaterThan(15);
    for (const { label, value, filter } of bars) {
      const query = new URLSearchParams({ year: '2026', dismissed: 'no', ...filter });
      expect((await read(query.toString())).total, `${label} ${query.toString()}`).to.equal(value);
    }
  });

  it('tells of what is late, notified or not', async () => {
    const owed = await story.open({ title: 'Ingen har meldt' });
    const late = await assessedIncident(story, 'risk', { title: 'Meldt for sent' });
    story.clock.forward(73);
    for (const event of [{ type: 'report.submitted' }, { type: 'report.approved' }])
      await story.say(event.type === 'report.approved' ? story.pia : story.hanna, late, event);
    await story.say(story.hanna, late, {
      type: 'authority.notified',
      channel: 'altinn',
      at: story.clock.now().toISOString(),
      reference: 'AR123456789',
      delayReason: 'Omfanget måtte kartlegges.',
    });
    expect(await ids('late=yes')).to.have.members([owed, late]);
    const { items } = await read('late=yes&reported=yes');
    expect(items[0]).to.include({ inTime: false, hoursToNotice: 73, reason: 'Omfanget måtte kartlegges.' });
    const { body } = await story.hanna('GET', `${register}/statistics?year=2026`);
    expect(body.notified).to.include({ inTime: 1, late: 1, overdue: 1, shareInTime: 0.333 });
    // A suspicion: nobody is aware of a breach yet, and the clock runs all the same.
    expect(body.suspected).to.equal(1);
    expect(body.times.awareToNotified).to.include({ count: 2, max: 73 });
  });

  it('runs nothing that a title holds, whatever it begins with', async () => {
    const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠x', '%1', '|cmd', '\u00a0=1'];
    for (const title of evil) await story.open({ title });
    const { body: csv } = await story.hanna('GET', `${register}/export?format=csv&from=2026-11-23`);
    const { body: xlsx } = await story.hanna('GET', `${register}/export?from=2026-11-23`);
    const inCsv = parse((csv as Buffer).subarray(3), { delimiter: ';' }).slice(1);
    const inSheet = ((await readXlsx(xlsx as Buffer)).sheets[0]?.rows ?? []).slice(1);
    expect([inCsv.length, inSheet.length]).to.deep.equal([evil.length, evil.length]);
    for (const cells of [...inCsv, ...inSheet]) expect(String(cells[1])).to.match(/^'/);
  });
});
