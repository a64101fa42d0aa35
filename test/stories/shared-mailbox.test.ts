import { expect } from 'chai';
import { fault } from '../support/stand-ins/faults.ts';
import { assessedIncident, type Story, startStory, submittedNotice } from '../support/story.ts';

const mailbox = 'familien@example.no';
const kari = { name: 'Kari', email: mailbox, phone: '+4790000000' };
const per = { name: 'Per', email: mailbox, phone: '+4790000001' };
const child = { name: 'Liv', email: mailbox };

describe('people who share a mailbox', () => {
  let story: Story;
  beforeEach(async () => {
    story = await startStory({ contacts: [] });
  });
  afterEach(() => story.close());

  const sent = async (people: object[]): Promise<string> => {
    const id = await assessedIncident(story);
    await submittedNotice(story, id, people);
    await story.say(story.pia, id, { type: 'notice.approved' });
    await story.service.runOnce();
    return id;
  };
  const numbers = () => story.texts.accepted.map(({ to }) => to).sort();

  it('are told once, and count as one, while the mailbox works', async () => {
    const id = await sent([kari, per, child]);
    expect([story.mail.accepted.length, numbers()]).to.deep.equal([1, []]);
    expect((await story.deliveries(id)).figures).to.include({ people: 1, told: 1 });
    expect((await story.read(id)).state.people).to.equal('told');
  });

  it('are each told in their own way when it fails; whoever has no other is not forgotten', async () => {
    story.mail.faults.for(mailbox, fault.refuse(400));
    const id = await sent([kari, per, child]);
    expect([story.mail.accepted.length, numbers()]).to.deep.equal([0, [kari.phone, per.phone]]);
    expect((await story.deliveries(id)).figures).to.include({ people: 3, told: 2, notTold: 1 });
    expect((await story.read(id)).state.people).to.deep.equal({ informing: 'resolving' });
  });

  it('are one when number or name is the same too: no second SMS', async () => {
    story.mail.faults.for(mailbox, fault.refuse(400));
    const id = await sent([kari, { ...per, phone: kari.phone }, { name: 'KARI', email: mailbox }]);
    expect(numbers()).to.deep.equal([kari.phone]);
    expect((await story.deliveries(id)).figures).to.include({ people: 1, told: 1 });
    expect((await story.read(id)).state.people).to.equal('told');
  });
});
