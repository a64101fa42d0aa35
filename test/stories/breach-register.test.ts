import { expect } from 'chai';
import { readXlsx } from 'hucre/xlsx';
import { assessedIncident, filedReport, startStory, type Story } from '../support/story.ts';

const register = '/api/v1/breach-register';

describe('the register of breaches holds every breach, notified or not', () => {
  let story: Story;
  let notified: string;
  let excepted: string;
  let closed: string;
  before(async () => {
    story = await startStory();
    notified = await assessedIncident(story, 'risk', { title: '=HYPERLINK("http://evil.example")' });
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
    expect(row).to.include({ inTime: true, peopleCount: 1200, hoursToNotice: 0 });
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
    const first = await read('limit=2');
    const second = await read(`limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).to.have.members([
      notified,
      excepted,
      closed,
    ]);
    expect(second.next).to.equal(null);
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
    const { body: csv } = await story.pia('GET', `${register}/export?format=csv`);
    expect((csv as Buffer).toString()).not.to.contain('Hemmelig');
  });

  it('leaves the house as CSV that Norwegian Excel opens and that runs nothing', async () => {
    const { body, headers } = await story.hanna('GET', `${register}/export?format=csv&language=nb`);
    const bytes = body as Buffer;
    expect([...bytes.subarray(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).split('\r\n');
    expect(lines[0]).to.match(/^Referanse;Tittel;/);
    expect(bytes.toString()).to.contain('Brev til feil nabo på Åsen').and.to.contain(`'=HYPERLINK`);
    expect(bytes.toString()).to.contain(';20.11.2026 10:00;');
    expect(headers.get('content-disposition')).to.contain('avviksprotokoll-2026-11-20.csv');
  });

  it('leaves the house as a workbook with dates and numbers', async () => {
    const { body } = await story.hanna('GET', `${register}/export?language=en`);
    const { sheets } = await readXlsx(body as Buffer);
    const rows = sheets[0]?.rows ?? [];
    expect(rows[0]?.[0]).to.equal('Reference');
    const row = rows.find((one) => String(one[1]).includes('HYPERLINK')) ?? [];
    expect(row[1]).to.equal(`'=HYPERLINK("http://evil.example")`);
    expect(row[19]).to.equal(1200);
    expect(row[6]).to.be.instanceOf(Date);
  });

  it('keeps in the journal of the house who took it away, and not what was searched for', async () => {
    await story.hanna('GET', `${register}/export?format=csv&search=Kari`);
    const { rows } = await story.service.pool.query<{ body: string }>(
      `select body from journal where type = 'breach-register.exported' order by position`,
    );
    const last = rows.at(-1)?.body ?? '';
    expect(JSON.parse(last).event).to.deep.equal({ format: 'csv', rows: 0, filter: {}, searched: true });
    expect(last).not.to.contain('Kari');
  });

  it('has the figures of a year', async () => {
    const { body } = await story.hanna('GET', `${register}/statistics?year=2026`);
    expect(body).to.deep.include({ year: 2026, breaches: 2, dismissed: 1 });
    expect(body.byMonth[10]).to.equal(2);
    expect(body.notified).to.deep.equal({ inTime: 1, late: 0, shareInTime: 1 });
    expect(body.cause).to.deep.equal([
      { code: 'external-malicious', count: 1 },
      { code: 'unknown', count: 1 },
    ]);
    expect(body.people).to.deep.include({ affected: 1200, unknown: 1 });
    const { body: empty } = await story.hanna('GET', `${register}/statistics?year=2019`);
    expect(empty.breaches).to.equal(0);
    expect(empty.times.awareToNotified).to.deep.equal({
      count: 0,
      median: null,
      p90: null,
      min: null,
      max: null,
    });
  });
});
