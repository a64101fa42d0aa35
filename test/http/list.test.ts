import { expect } from 'chai';
import { createTestService, type TestService } from '../support/service.ts';

describe('the list of incidents', () => {
  let varsla: TestService;
  const opened: string[] = [];
  before(async () => {
    varsla = await createTestService();
    // Detected so many hours ago: the clock of 72 hours has run out for those above 72.
    for (const hours of [10, 100, 40, 80, 5]) {
      const { body } = await varsla.admin('POST', '/api/v1/incidents', {
        body: {
          title: `${hours} timer`,
          description: 'x',
          detectedAt: new Date(varsla.clock.now().getTime() - hours * 3_600_000).toISOString(),
          role: 'controller',
        },
      });
      opened.push(body.id);
      await varsla.event(varsla.admin, body.id, { type: 'breach.confirmed' });
    }
  });
  after(() => varsla.close());

  const list = async (query: string) => (await varsla.admin('GET', `/api/v1/incidents?${query}`)).body;
  const titles = ({ items }: { items: { title: string }[] }): string[] => items.map(({ title }) => title);

  /** Every page, one after the other. */
  const whole = async (query: string): Promise<string[]> => {
    const found: string[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page += 1) {
      const body = await list(`${query}${cursor && `&cursor=${cursor}`}`);
      found.push(...titles(body));
      if (body.next === null) return found;
      cursor = body.next as string;
    }
    throw new Error('the pages have no end');
  };

  it('has what is overdue first when asked for what is urgent, page by page too', async () => {
    const urgent = ['100 timer', '80 timer', '40 timer', '10 timer', '5 timer'];
    for (const limit of [1, 2, 3, 5, 50])
      expect(await whole(`order=urgent&limit=${limit}`), `${limit} a page`).to.deep.equal(urgent);
  });

  it('is otherwise newest first', async () => {
    const newest = ['5 timer', '80 timer', '40 timer', '100 timer', '10 timer'];
    for (const query of ['', 'order=newest&']) expect(await whole(`${query}limit=2`)).to.deep.equal(newest);
  });

  it('counts all that it would show, not the page, and of them those over their clock', async () => {
    const counts = async (query: string) => {
      const { total, overdue } = await list(query);
      return { total, overdue };
    };
    expect(await counts('limit=1')).to.deep.equal({ total: 5, overdue: 2 });
    expect(await counts('order=urgent&limit=1')).to.deep.equal({ total: 5, overdue: 2 });
    expect(await counts('search=40')).to.deep.equal({ total: 1, overdue: 0 });
    expect(await counts('status=ended')).to.deep.equal({ total: 0, overdue: 0 });
    await varsla.admin('PUT', `/api/v1/incidents/${opened[1]}/access`, {
      body: { restricted: true, people: [] },
    });
    const auditor = await varsla.person('Revisor', 'auditor');
    const { body } = await auditor('GET', '/api/v1/incidents?order=urgent');
    expect([body.total, body.overdue, titles(body)[0]]).to.deep.equal([4, 1, '80 timer']);
  });

  it('puts what has no clock last', async () => {
    const { items } = await list('order=urgent');
    const late = items.find(({ title }: { title: string }) => title === '80 timer');
    const dismissed = await varsla.event(varsla.admin, late.id, {
      type: 'incident.dismissed',
      reason: 'Øvelse.',
    });
    expect(dismissed.status).to.equal(200);
    expect((await whole('order=urgent')).at(-1)).to.equal('80 timer');
  });

  it('refuses an order that there is not, and a cursor that is none', async () => {
    for (const query of ['order=oldest', 'order=urgent&cursor=x', 'order=urgent&cursor=LTE'])
      expect((await varsla.admin('GET', `/api/v1/incidents?${query}`)).status, query).to.equal(422);
  });
});
