import { expect } from 'chai';
import { natt, type Story, startStory, vakt } from '../support/story.ts';

describe('a provider that is down for a whole step', () => {
  let story: Story;
  beforeEach(async () => {
    const steps = [
      { contacts: 'everyone', methods: ['email'], waitMinutes: 60 },
      { contacts: 'everyone', methods: ['sms'], waitMinutes: 60 },
    ];
    story = await startStory({ escalation: { steps, repeat: 1 } });
  });
  afterEach(() => story.close());

  const failures = async (id: string): Promise<unknown[][]> =>
    (await story.journal(id))
      .filter(({ type }) => type === 'alert.method-failed')
      .map(({ entry: { event } }) => [event.method, event.reason, event.step]);

  it('makes way for the next method at once, and the journal says so', async () => {
    // Nobody listens there any more: every connection is refused.
    await story.mail.close();
    const ids = [await story.open(), await story.open()];
    await story.service.runOnce();
    expect(story.mail.accepted).to.deep.equal([]);
    for (const number of [vakt.mobile, natt.mobile]) expect(story.textsTo(number)).to.have.length(2);
    for (const id of ids) expect(await failures(id)).to.deep.equal([['email', 'ECONNREFUSED', 1]]);
    expect(JSON.stringify(await story.journal(ids[0] ?? ''))).not.to.contain(vakt.email);

    // The queue tries on; that says nothing new, and sends nothing twice.
    await story.database.pool.query(
      `update pgboss.job set start_after = now() - interval '1 second' where state in ('created', 'retry')`,
    );
    await story.service.runOnce();
    expect(story.texts.accepted).to.have.length(4);
    for (const id of ids) expect(await failures(id)).to.have.length(1);
    expect((await story.admin('GET', '/readyz')).status).to.equal(200);
  });

  it('with every method: each step is tried, each failure is in the journal, and so is that nobody answered', async () => {
    await Promise.all([story.mail.close(), story.texts.close()]);
    const id = await story.open();
    await story.service.runOnce();
    expect((await failures(id)).map(([method, , step]) => [method, step])).to.have.deep.members([
      ['email', 1],
      ['sms', 2],
      ['sms', 2],
    ]);
    story.clock.forward(2);
    await story.service.runOnce();
    expect((await story.journal(id)).map(({ type }) => type)).to.include('alert.unanswered');
  });
});
