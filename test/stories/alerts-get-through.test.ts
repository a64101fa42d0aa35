import { expect } from 'chai';
import { natt, type Story, startStory, vakt } from '../support/story.ts';
import { fault } from '../support/stand-ins/faults.ts';

describe('an alert to staff gets through', () => {
  let story: Story;
  beforeEach(async () => {
    story = await startStory();
  });
  afterEach(() => story.close());

  /** The queue waits by the machine's clock: its waiting time is over, and it works. */
  const nextTry = async (): Promise<void> => {
    await story.database.pool.query(
      `update pgboss.job set start_after = now() - interval '1 second' where state in ('created', 'retry')`,
    );
    await story.service.runOnce();
  };
  const taken = () => [
    story.mailsTo(vakt.email).length,
    story.textsTo(vakt.mobile).length,
    story.textsTo(natt.mobile).length,
  ];

  it('tried again until it is taken, whatever the provider says, and then no more', async () => {
    story.mail.faults.for(vakt.email, fault.errorBefore(500), fault.tooMany(), fault.dropBefore());
    story.texts.faults.for(natt.mobile, fault.refuse(401, 20003));
    await story.open();
    await story.service.runOnce();
    expect(taken()).to.deep.equal([0, 1, 0]);
    await nextTry();
    expect(taken()).to.deep.equal([0, 1, 1]);
    await nextTry();
    expect(taken()).to.deep.equal([0, 1, 1]);
    await nextTry();
    expect(taken()).to.deep.equal([1, 1, 1]);
    for (let again = 0; again < 3; again += 1) await nextTry();
    expect(taken()).to.deep.equal([1, 1, 1]);
  });

  it('by the other way where an address is refused for good, and that one is not tried again', async () => {
    story.mail.faults.for(vakt.email, fault.refuse(400));
    await story.open();
    await story.service.runOnce();
    await nextTry();
    await nextTry();
    expect(taken()).to.deep.equal([0, 1, 1]);
    const { rows } = await story.database.pool.query<{ state: string }>(
      'select state from alert_messages order by state',
    );
    expect(rows.map(({ state }) => state)).to.deep.equal(['accepted', 'accepted', 'failed']);
  });

  it('rather twice than never: a lost answer is tried again', async () => {
    story.mail.faults.for(vakt.email, fault.dropAfter());
    await story.open();
    await story.service.runOnce();
    await nextTry();
    await nextTry();
    expect(taken()).to.deep.equal([2, 1, 1]);
  });

  it('through a restart in the middle', async () => {
    await story.open({ awareAt: story.clock.now().toISOString() });
    await story.restart();
    await story.service.runOnce();
    expect(taken()).to.deep.equal([1, 1, 1]);
    story.clock.forward(24);
    story.mail.faults.for(vakt.email, fault.errorBefore());
    await story.service.runOnce();
    await story.restart();
    await nextTry();
    expect(taken()).to.deep.equal([2, 2, 2]);
  });

  it('though the list of staff was put again while it waited', async () => {
    story.mail.faults.for(vakt.email, fault.errorBefore());
    await story.open();
    await story.service.runOnce();
    const email = 'vaktleder@wepack.example';
    const contacts = [natt, { ...vakt, name: 'Vaktleder', email }];
    expect((await story.admin('PUT', '/api/v1/contacts', { body: { contacts } })).status).to.equal(200);
    await nextTry();
    await nextTry();
    expect(taken()).to.deep.equal([0, 1, 1]);
    expect(story.mailsTo(email).map(({ to }) => to.name)).to.deep.equal(['Vaktleder']);
    const { body } = await story.admin('GET', '/api/v1/contacts');
    expect(
      body.contacts.map(({ name, order }: { name: string; order: number }) => [order, name]),
    ).to.deep.equal([
      [1, 'Natt'],
      [2, 'Vaktleder'],
    ]);
  });

  it('not to an address that was taken off the list', async () => {
    story.mail.faults.for(vakt.email, fault.errorBefore());
    await story.open();
    await story.service.runOnce();
    await story.admin('PUT', '/api/v1/contacts', { body: { contacts: [{ ...vakt, email: null }] } });
    await nextTry();
    await nextTry();
    expect(taken()).to.deep.equal([0, 1, 1]);
    expect(story.mail.refused).to.deep.equal([]);
    const { rows } = await story.database.pool.query(
      `select 1 from pgboss.job where state in ('created', 'retry')`,
    );
    expect(rows).to.deep.equal([]);
  });

  it('not to somebody who was taken off the list', async () => {
    story.mail.faults.for(vakt.email, fault.errorBefore());
    await story.open({ awareAt: story.clock.now().toISOString() });
    await story.service.runOnce();
    await story.admin('PUT', '/api/v1/contacts', { body: { contacts: [natt] } });
    await nextTry();
    story.clock.forward(24);
    await story.service.runOnce();
    expect(taken()).to.deep.equal([0, 1, 2]);
  });

  it('and nobody to alert is said at start and in /readyz', async () => {
    expect(JSON.stringify((await story.anonymous('GET', '/readyz')).body)).not.to.contain('No staff contact');
    await story.admin('PUT', '/api/v1/contacts', { body: { contacts: [] } });
    const ready = await story.anonymous('GET', '/readyz');
    expect(ready.status).to.equal(200);
    expect(JSON.stringify(ready.body)).to.contain('No staff contact');
    await story.restart();
    expect(story.service.warnings.join('\n')).to.contain('No staff contact');
    await story.open();
    await story.service.runOnce();
    expect(taken()).to.deep.equal([0, 0, 0]);
  });
});
