import { expect } from 'chai';
import { parseConfig } from '../../src/config.ts';
import { createPool } from '../../src/db/pool.ts';
import { silentLog } from '../../src/log.ts';
import { createService } from '../../src/service.ts';
import { createTravelClock } from '../support/clock.ts';
import { type Story, startStory } from '../support/story.ts';

const opened = '2026-11-20T09:00:00.000Z';
const twoSteps = {
  steps: [
    { contacts: 'everyone', methods: ['email'], waitMinutes: 15 },
    { contacts: 'everyone', methods: ['sms'], waitMinutes: 1440 },
  ],
  repeat: 1,
};
const minutes = (count: number): number => count / 60;

describe('a clock that is set back by an hour', () => {
  let story: Story;
  beforeEach(async () => {
    story = await startStory({ now: opened, escalation: twoSteps });
  });
  afterEach(() => story.close());

  const told = (): number[] => [story.mail.accepted.length, story.texts.accepted.length];
  const given = async (id: string): Promise<string[]> =>
    (await story.journal(id))
      .filter(({ type }) => type.startsWith('deadline.'))
      .map(({ entry }) => entry.event.step);
  const run = async (at: string): Promise<void> => {
    story.clock.travelTo(at);
    await story.service.runOnce();
  };

  it('gives no reminder and takes no step a second time, however often its hour comes by', async () => {
    const id = await story.open({ awareAt: story.clock.now().toISOString() });
    await run('2026-11-21T09:00:30.000Z');
    expect(await given(id)).to.deep.equal(['remaining']);
    expect(told()).to.deep.equal([1, 0]);
    await run('2026-11-21T09:20:00.000Z');
    expect(told()).to.deep.equal([1, 2]);
    for (let round = 0; round < 2; round += 1) {
      story.clock.travelTo('2026-11-21T08:20:00.000Z');
      for (let quarter = 0; quarter <= 5; quarter += 1) {
        await story.service.runOnce();
        story.clock.forward(minutes(15));
      }
      expect(await given(id)).to.deep.equal(['remaining']);
      expect(told()).to.deep.equal([1, 2]);
    }
    await run('2026-11-22T09:00:00.000Z');
    expect(await given(id)).to.deep.equal(['remaining', 'remaining']);
    expect(told()).to.deep.equal([2, 2]);
  });

  it('in one process of two: what the one gave, the other does not give again', async () => {
    const pool = createPool(story.database.connection);
    const behind = createTravelClock(opened);
    const config = parseConfig({ DATA_DIR: story.dataDir, PORT: '0' });
    const other = await createService(config, silentLog, { clock: behind, pool });
    try {
      const id = await story.open({ awareAt: story.clock.now().toISOString() });
      await story.service.runOnce();
      for (let hour = 1; hour <= 26; hour += 1) {
        const at = Date.parse(opened) + hour * 3_600_000;
        story.clock.travelTo(new Date(at).toISOString());
        behind.travelTo(new Date(at - 3_600_000).toISOString());
        if (hour % 2) await Promise.all([story.service.runOnce(), other.runOnce()]);
        else {
          await other.runOnce();
          await story.service.runOnce();
        }
      }
      await other.runOnce();
      expect(await given(id)).to.deep.equal(['arisen', 'remaining']);
      expect(told()[0]).to.equal(2);
    } finally {
      await other[Symbol.asyncDispose]();
      await pool.end();
    }
  });

  it('while a breach is reported: its clock is armed and reminds once', async () => {
    story.clock.travelTo('2026-11-20T08:00:00.000Z');
    const id = await story.open({ awareAt: story.clock.now().toISOString() });
    await story.service.runOnce();
    await story.service.runOnce();
    expect(await given(id)).to.deep.equal(['arisen']);
    expect(told()).to.deep.equal([1, 0]);
  });
});
