import { EventEmitter, once } from 'node:events';
import { expect } from 'chai';
import { silentLog } from '../../src/log.ts';
import { startTicker } from '../../src/tick.ts';

const hours = 3600;

describe('a ticker', () => {
  it('comes again when something falls due, long before its seconds are over, and not once it is stopped', async () => {
    const rounds = new EventEmitter();
    const third = once(rounds, '3');
    let round = 0;
    const ticker = startTicker(
      'test',
      hours,
      silentLog,
      async () => void rounds.emit(String((round += 1))),
      async () => (round < 3 ? 1 : undefined),
    );
    await third;
    await ticker.stop();
    expect(round).to.equal(3);
  });
});
