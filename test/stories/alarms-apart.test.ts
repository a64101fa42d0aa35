import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { fault } from '../support/stand-ins/faults.ts';
import { assessedIncident, type Story, startStory, submittedNotice, vakt } from '../support/story.ts';

describe('alerts to staff run apart from mass sending', () => {
  let story: Story;
  beforeEach(async () => {
    story = await startStory();
  });
  afterEach(async () => {
    // What hangs is let go of.
    await story.mail.close();
    await story.close();
  });

  it('and come while every place of a mass sending hangs', async () => {
    const people = Array.from({ length: 120 }, (_, number) => ({
      name: `Kunde ${number}`,
      email: `kunde${number}@example.no`,
    }));
    for (const { email } of people) story.mail.faults.for(email, fault.hangBefore());
    const id = await assessedIncident(story, 'high');
    await story.service.runOnce();
    await submittedNotice(story, id, people);
    await story.say(story.pia, id, { type: 'notice.approved' });
    story.mail.accepted.length = 0;
    await story.service.work();
    const count = async (text: string): Promise<number> => {
      const { rows } = await story.database.pool.query<{ count: number }>(text);
      return rows[0]?.count ?? 0;
    };
    const underWay = () => count(`select count(*) from deliveries where state = 'attempting'`);
    while ((await underWay()) === 0) await pause(20);
    const second = await story.open();
    const told = () => story.mailsTo(vakt.email).filter(({ subject }) => subject.includes('AV-2026-0002'));
    while (told().length === 0) await pause(20);
    expect(await underWay(), 'the sending was over before').to.be.greaterThan(0);
    expect(await count(`select count(*) from deliveries where state = 'accepted'`)).to.equal(0);
    expect(told()).to.have.length(1);
    expect((await story.read(second)).reference).to.equal('AV-2026-0002');
  });
});
