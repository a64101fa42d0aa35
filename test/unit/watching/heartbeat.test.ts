import { expect } from 'chai';
import type { Log } from '../../../src/log.ts';
import { silentLog } from '../../../src/log.ts';
import { createHeartbeat, type Heartbeat } from '../../../src/watching/heartbeat.ts';
import { createTravelClock, type TravelClock } from '../../support/clock.ts';
import { type HeartbeatStandIn, startHeartbeatStandIn } from '../../support/stand-ins/heartbeat.ts';

const minute = 1 / 60;

describe('the heartbeat', () => {
  let outside: HeartbeatStandIn;
  let clock: TravelClock;
  let heartbeat: Heartbeat;
  const warned: string[] = [];
  const log = { ...silentLog, warn: (...said: unknown[]) => warned.push(JSON.stringify(said)) } as Log;
  const unheard: string[] = [];
  const onUnheard = async (why: string): Promise<void> => void unheard.push(why);
  const start = (url = outside.url) => createHeartbeat({ url, clock, log, timeLimitSeconds: 0.2, onUnheard });
  beforeEach(async () => {
    warned.splice(0);
    unheard.splice(0);
    outside = await startHeartbeatStandIn();
    clock = createTravelClock('2026-11-20T09:00:00.000Z');
    heartbeat = start();
  });
  afterEach(async () => {
    await heartbeat.stop();
    await outside.close();
  });

  /** Says it until the call that was under way has ended and this one came through. */
  const untilHeard = async (say: () => void, count: number): Promise<void> => {
    const heard = outside.arrived(count);
    const again = setInterval(say, 5);
    say();
    await heard;
    clearInterval(again);
  };

  it('calls once a minute, however often the deadlines are checked', async () => {
    for (let round = 0; round < 50; round += 1) heartbeat.succeeded();
    await outside.arrived(1);
    clock.forward(minute * 0.99);
    for (let round = 0; round < 50; round += 1) heartbeat.succeeded();
    clock.forward(minute * 0.01);
    await untilHeard(() => heartbeat.succeeded(), 2);
    await heartbeat.stop();
    expect(outside.pings).to.deep.equal([
      { method: 'GET', path: '/ping/a-secret-uuid', body: '' },
      { method: 'GET', path: '/ping/a-secret-uuid', body: '' },
    ]);
  });

  it('says a failure at once, with its reason, and once a minute while it lasts', async () => {
    await untilHeard(() => heartbeat.succeeded(), 1);
    await untilHeard(() => heartbeat.failed('the deadlines could not be checked: error 57P01'), 2);
    for (let round = 0; round < 50; round += 1) heartbeat.failed('again');
    clock.forward(minute);
    await untilHeard(() => heartbeat.failed('still'), 3);
    await heartbeat.stop();
    expect(outside.pings.slice(1)).to.deep.equal([
      {
        method: 'POST',
        path: '/ping/a-secret-uuid/fail',
        body: 'the deadlines could not be checked: error 57P01',
      },
      { method: 'POST', path: '/ping/a-secret-uuid/fail', body: 'still' },
    ]);
  });

  it('keeps the query of the address, and puts /fail before it', async () => {
    const other = start(`${outside.url}/?create=1`);
    await untilHeard(() => other.failed('x'), 1);
    await untilHeard(() => other.succeeded(), 2);
    await other.stop();
    expect(outside.pings.map(({ path }) => path)).to.deep.equal([
      '/ping/a-secret-uuid/fail?create=1',
      '/ping/a-secret-uuid/?create=1',
    ]);
  });

  it('waits for nobody: a call that hangs is given up, and the next comes a minute later', async () => {
    outside.behave('hang');
    heartbeat.succeeded();
    await outside.arrived(1);
    // While it hangs no second call is begun.
    heartbeat.failed('not now');
    expect(outside.pings).to.have.length(1);
    await outside.abandoned();
    outside.behave(200);
    clock.forward(minute);
    await untilHeard(() => heartbeat.succeeded(), 2);
    expect(unheard).to.deep.equal(['TimeoutError']);
  });

  it('logs once that nobody answers, and never the address', async () => {
    outside.behave(503);
    await untilHeard(() => heartbeat.succeeded(), 1);
    clock.forward(minute);
    await untilHeard(() => heartbeat.succeeded(), 2);
    await heartbeat.stop();
    expect(warned).to.have.length(1);
    expect(warned[0]).to.contain('http-503').and.not.to.contain('secret');
  });

  it('goes on after the clock was set back', async () => {
    await untilHeard(() => heartbeat.succeeded(), 1);
    clock.forward(-1);
    await untilHeard(() => heartbeat.succeeded(), 2);
  });

  it('stops while a call hangs, and calls no more', async () => {
    outside.behave('hang');
    const patient = createHeartbeat({ url: outside.url, clock, log, timeLimitSeconds: 60 });
    patient.succeeded();
    await outside.arrived(1);
    await patient.stop();
    await outside.abandoned();
    clock.forward(1);
    patient.succeeded();
    patient.failed('x');
    expect(outside.pings).to.have.length(1);
    expect(warned).to.deep.equal([]);
  });
});
