import { expect } from 'chai';
import fc from 'fast-check';
import {
  allowanceOf,
  beginRun,
  decideRun,
  needsLook,
  type RunState,
  runStates,
} from '../../../workflows/notice/decide-run.ts';
import { type RunEvent, runEvents } from '../../../workflows/notice/events.ts';

const after = (messages: number, ...events: readonly RunEvent[]): RunState =>
  events.reduce((state, event) => {
    const decision = decideRun(state, event);
    if (!decision.accepted) throw new Error(`${event} is not taken in ${state.value}`);
    return decision.state;
  }, beginRun(messages));

const allowances = (messages: number, ...events: readonly RunEvent[]): number =>
  allowanceOf(after(messages, ...events));

describe('the sending of a notice as a whole', () => {
  it('lets nothing leave before its hold is over, and a small one whole after it', () => {
    expect(allowances(50)).to.equal(0);
    expect(after(50, 'hold.ended').value).to.equal('sending');
    expect(allowances(50, 'hold.ended')).to.equal(Number.POSITIVE_INFINITY);
  });

  it('lets 50, 500 and 5,000 go ahead, and no stage that leaves nobody behind', () => {
    expect(allowances(20_000, 'hold.ended')).to.equal(50);
    expect(allowances(20_000, 'hold.ended', 'stage.proved')).to.equal(500);
    expect(allowances(20_000, 'hold.ended', 'stage.proved', 'stage.proved')).to.equal(5000);
    expect(after(20_000, 'hold.ended', 'stage.proved', 'stage.proved', 'stage.proved').value).to.equal(
      'sending',
    );
    expect(after(51, 'hold.ended', 'stage.proved').value).to.equal('sending');
    expect(after(501, 'hold.ended', 'stage.proved').value).to.equal('canary');
  });

  it('comes back from a pause to where it was', () => {
    expect(after(900, 'run.paused', 'run.resumed').value).to.equal('holding');
    expect(after(900, 'hold.ended', 'stage.proved', 'run.paused', 'run.resumed')).to.include({
      value: 'canary',
      stage: 1,
    });
    expect(after(9, 'hold.ended', 'run.paused', 'run.resumed').value).to.equal('sending');
    expect(allowances(9, 'hold.ended', 'run.paused')).to.equal(0);
  });

  it('is looked at before it goes on where too much came back, and not for a handful', () => {
    expect(needsLook({ started: 49, failed: 49, unknown: 0 })).to.equal(false);
    expect(needsLook({ started: 50, failed: 2, unknown: 0 })).to.equal(false);
    expect(needsLook({ started: 50, failed: 3, unknown: 0 })).to.equal(true);
    expect(needsLook({ started: 5000, failed: 400, unknown: 0 })).to.equal(false);
    expect(needsLook({ started: 5000, failed: 501, unknown: 0 })).to.equal(true);
    expect(needsLook({ started: 50, failed: 0, unknown: 11 })).to.equal(true);
  });

  it('never lets anything leave after a stop, while paused or in quarantine, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.array(fc.constantFrom(...runEvents), { maxLength: 30 }),
        (messages, events) => {
          let state = beginRun(messages);
          let isStopped = false;
          for (const event of events) {
            const decision = decideRun(state, event);
            if (!decision.accepted) continue;
            expect(isStopped, `${event} after a stop`).to.equal(false);
            state = decision.state;
            isStopped = state.value === 'stopped';
            expect(runStates).to.include(state.value);
            if (['holding', 'paused', 'quarantined', 'stopped'].includes(state.value))
              expect(allowanceOf(state)).to.equal(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
