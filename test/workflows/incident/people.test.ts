import { expect } from 'chai';
import { demandedDeadlines } from '../../../workflows/incident/demanded-deadlines.ts';
import { given, stateAfter } from '../../support/given-when-then.ts';
import {
  dismissed,
  hours,
  ida,
  kari,
  noticeApproved,
  noticeDrafted,
  noticeReturned,
  noticeSubmitted,
  ola,
  opened,
  peopleListed,
  remainderDecided,
  risk,
  sending,
  settled,
  varsla,
  excepted,
} from './saying.ts';

const armed = `armDeadline people.notice ${hours(25)}`;
const released = `settleDeadline people.notice released ${hours(1)}`;
const metAt = (at: string) => `settleDeadline people.notice met ${at}`;

describe('the duty to tell people', () => {
  it('arises with high risk, as a target of our own', () => {
    const state = given(opened())
      .when(risk('high'))
      .leadsTo({ people: { informing: 'preparing' }, authority: { owed: 'preparing' } }, [
        'keepGrounds risk',
        armed,
      ]);
    expect(demandedDeadlines(state).find(({ kind }) => kind === 'people.notice')).to.deep.include({
      basis: 'own target, art. 34(1)',
      ownTarget: true,
      anchorAt: hours(1),
    });
  });

  it('does not arise at a lower risk, and arises when the risk is assessed anew', () => {
    given(opened()).when(risk('risk')).leadsTo({ people: 'released' }, ['keepGrounds risk']);
    given(opened(), risk('risk'))
      .when(risk('high', hours(9)))
      .leadsTo({ people: { informing: 'preparing' } }, [
        'keepGrounds risk',
        `armDeadline people.notice ${hours(33)}`,
      ]);
    given(opened(), risk('risk')).when(risk('risk')).leadsTo({ people: 'released' }, ['keepGrounds risk']);
  });

  it('counts from the first decision of high risk, not from its repetition', () => {
    given(opened(), risk('high'))
      .when(risk('high', hours(9)))
      .leadsTo({ people: { informing: 'preparing' } }, ['keepGrounds risk']);
  });

  it('keeps counting from there when the notice is submitted later', () => {
    given(opened(), risk('high'))
      .when(noticeSubmitted({ at: hours(9) }))
      .leadsTo({ people: { informing: 'reviewing' } }, ['markNotice submitted', 'keepGrounds notice']);
  });

  it('falls away when the risk is no longer high, before anything has left', () => {
    given(opened(), risk('high'))
      .when(risk('risk'))
      .leadsTo({ people: 'released' }, ['keepGrounds risk', released]);
    given(opened(), risk('high'), noticeSubmitted())
      .when(risk('risk'))
      .leadsTo({ people: 'released' }, ['keepGrounds risk', 'markNotice returned', released]);
    given(opened(), risk('high'), ...sending)
      .when(risk('risk'))
      .leadsTo({ people: { informing: 'sending' } }, ['keepGrounds risk']);
  });
});

describe('the notice to people', () => {
  it('goes from preparing over reviewing, sending to told, and leaves exactly once', () => {
    given(opened(), risk('high'))
      .when(noticeSubmitted())
      .leadsTo({ people: { informing: 'reviewing' } }, ['markNotice submitted', 'keepGrounds notice']);
    given(opened(), risk('high'), noticeSubmitted())
      .when(noticeApproved())
      .leadsTo({ people: { informing: 'sending' } }, ['markNotice approved', 'tellPeople frozen']);
    given(opened(), risk('high'), ...sending)
      .when(noticeApproved())
      .isRefused('out-of-order');
    given(opened(), risk('high'), ...sending)
      .when(settled(0))
      .leadsTo({ people: 'told' }, [metAt(hours(5))]);
  });

  it('may be chosen at any risk, and before the risk is decided, with the same approval', () => {
    const submitted = ['markNotice submitted', 'keepGrounds notice', armed];
    given(opened())
      .when(noticeSubmitted())
      .leadsTo({ people: { informing: 'reviewing' } }, submitted);
    given(opened(), risk('risk'))
      .when(noticeSubmitted())
      .leadsTo({ people: { informing: 'reviewing' } }, submitted);
    given(opened(), ...excepted)
      .when(noticeSubmitted())
      .leadsTo({ people: { informing: 'reviewing' } }, submitted);
    given(opened(), ...excepted, noticeSubmitted())
      .when(noticeApproved({ actor: ida }))
      .isRefused('author-approves');
    given(opened(), ...excepted, noticeSubmitted())
      .when(noticeApproved())
      .leadsTo({ people: { informing: 'sending' } }, ['markNotice approved', 'tellPeople frozen']);
  });

  it('is not sent for approval of a suspicion', () => {
    given(opened({ confirmed: false }))
      .when(noticeSubmitted())
      .isRefused('not-confirmed');
  });

  it('is approved by nobody who wrote on it or froze it, and only as frozen', () => {
    const waiting = given(
      opened(),
      risk('high'),
      noticeSubmitted({ authors: [ola, kari].map((actor) => (actor.kind === 'person' ? actor.id : '')) }),
    );
    for (const actor of [ida, ola, kari, varsla])
      waiting.when(noticeApproved({ actor })).isRefused('author-approves');
    const other = { kind: 'person', id: 'dddddddd-0000-4000-8000-000000000004' } as const;
    waiting.when(noticeApproved({ actor: other, hash: 'n0' })).isRefused('version-changed', 'hash');
    waiting
      .when(noticeApproved({ actor: other, hash: null }))
      .leadsTo({ people: { informing: 'sending' } }, ['markNotice approved', 'tellPeople frozen']);
  });

  it('takes another list and other texts until it is sent for approval, also of a suspicion', () => {
    for (const past of [[], [risk('high')], [...excepted], [noticeSubmitted(), noticeReturned()]]) {
      const before = stateAfter(opened(), ...past);
      const listed = given(opened(), ...past)
        .when(peopleListed({ people: 7 }))
        .leadsTo({ people: before.value.people }, []);
      expect(listed.context).to.deep.equal({ ...before.context, peopleListed: 7 });
      const drafted = given(opened(), ...past)
        .when(noticeDrafted({ hash: 'd7' }))
        .leadsTo({ people: before.value.people }, []);
      expect(drafted.context).to.deep.equal({ ...before.context, noticeDraft: 'd7' });
    }
    given(opened({ confirmed: false }))
      .when(peopleListed())
      .leadsTo({ people: 'deciding' }, []);
  });

  it('is frozen from there on: neither list nor texts change', () => {
    const frozen = [noticeSubmitted(), noticeApproved(), settled(2), remainderDecided()] as const;
    for (const count of [1, 2, 3, 4])
      for (const event of [peopleListed(), noticeDrafted()])
        given(opened(), ...frozen.slice(0, count))
          .when(event)
          .isRefused('frozen');
    given(opened({ role: 'processor' }))
      .when(peopleListed())
      .isRefused('no-such-duty');
  });

  it('goes back to where the risk puts it', () => {
    given(opened(), risk('high'), noticeSubmitted())
      .when(noticeReturned())
      .leadsTo({ people: { informing: 'preparing' } }, ['markNotice returned']);
    given(opened(), noticeSubmitted())
      .when(noticeReturned())
      .leadsTo({ people: 'deciding' }, ['markNotice returned', released]);
    const { context } = given(opened(), risk('risk'), noticeSubmitted())
      .when(noticeReturned())
      .leadsTo({ people: 'released' }, ['markNotice returned', released]);
    expect(context).to.deep.include({ noticeAuthors: [], noticeHash: null, peopleSince: null });
    given(opened(), risk('high')).when(noticeReturned()).isRefused('out-of-order');
    given(opened(), risk('high'), ...sending)
      .when(noticeReturned())
      .isRefused('out-of-order');
  });

  it('lets a voluntary one go on when the risk turns out low, and keeps its clock when it turns out high', () => {
    given(opened(), noticeSubmitted())
      .when(risk('risk'))
      .leadsTo({ people: { informing: 'reviewing' } }, ['keepGrounds risk']);
    given(opened(), noticeSubmitted())
      .when(risk('high', hours(9)))
      .leadsTo({ people: { informing: 'reviewing' } }, ['keepGrounds risk']);
  });
});

describe('those who were not reached', () => {
  const out = [risk('high'), ...sending] as const;

  it('are owed a decision, and the clock runs until it is made', () => {
    given(opened(), ...out)
      .when(settled(7))
      .leadsTo({ people: { informing: 'resolving' } }, []);
    const { context } = given(opened(), ...out, settled(7))
      .when(remainderDecided())
      .leadsTo({ people: 'told' }, [metAt(hours(6))]);
    expect(context).to.deep.include({ untold: 7, untoldAccepted: 7 });
  });

  it('are counted anew each time', () => {
    const { context } = given(opened(), ...out, settled(7))
      .when(settled(3))
      .leadsTo({ people: { informing: 'resolving' } }, []);
    expect(context.untold).to.equal(3);
    given(opened(), ...out, settled(7))
      .when(settled(0))
      .leadsTo({ people: 'told' }, [metAt(hours(5))]);
  });

  it('open the case again when a bounce comes after all were told', () => {
    given(opened(), ...out, settled(0))
      .when(settled(1, hours(40)))
      .leadsTo({ people: { informing: 'resolving' } }, [armed]);
  });

  it('do not open it again within what was decided, and do beyond it', () => {
    const decided = [...out, settled(7), remainderDecided()] as const;
    given(opened(), ...decided)
      .when(settled(7, hours(40)))
      .leadsTo({ people: 'told' }, []);
    given(opened(), ...decided)
      .when(settled(8, hours(40)))
      .leadsTo({ people: { informing: 'resolving' } }, [armed]);
  });

  it('are decided about only when there are some', () => {
    given(opened(), ...out)
      .when(remainderDecided())
      .isRefused('out-of-order');
    given(opened(), ...out, settled(0))
      .when(remainderDecided())
      .isRefused('out-of-order');
  });

  it('keep a breach from being dismissed once a notice is out', () => {
    for (const past of [out, [...out, settled(7)], [...out, settled(0)]])
      given(opened(), ...past)
        .when(dismissed())
        .isRefused('already-left');
    given(opened(), risk('high'), noticeSubmitted())
      .when(dismissed())
      .leadsTo({ case: 'dismissed' }, [`settleDeadline authority.notice released ${hours(1)}`, released]);
  });

  it('are not heard of where nothing was ever sent', () => {
    given(opened(), risk('high')).when(settled(1)).isRefused('out-of-order');
    expect(stateAfter(opened(), risk('high')).context.untold).to.equal(0);
  });
});
