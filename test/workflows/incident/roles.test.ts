import { expect } from 'chai';
import { open } from '../../../workflows/incident/decide.ts';
import { given, inWords } from '../../support/given-when-then.ts';
import {
  breachConfirmed,
  closed,
  controllerNotified,
  dismissed,
  facts,
  filed,
  hours,
  noticeReturned,
  noticeSubmitted,
  opened,
  reportSubmitted,
  risk,
  excepted,
  unasked,
} from './saying.ts';

describe('a processor', () => {
  const processor = opened({ role: 'processor' });

  it('owes its controllers word within the own rule, and the authority nothing', () => {
    const { state, effects } = open(processor);
    expect(state.value).to.deep.include({
      authority: 'inapplicable',
      people: 'inapplicable',
      controllers: 'telling',
    });
    expect(effects.map(inWords)).to.deep.equal([`armDeadline controllers.notice ${hours(24)}`]);
  });

  it('has told them when the last one is told', () => {
    const { context } = given(processor)
      .when(controllerNotified({ allTold: false }))
      .leadsTo({ controllers: 'telling' }, []);
    expect(context.controllersTold).to.equal(1);
    given(processor, controllerNotified({ allTold: false }))
      .when(controllerNotified({ notifiedAt: hours(4) }))
      .leadsTo({ controllers: 'told' }, [`settleDeadline controllers.notice met ${hours(4)}`]);
  });

  it('records further word to one of them', () => {
    const { context } = given(processor, controllerNotified())
      .when(controllerNotified())
      .leadsTo({ controllers: 'told' }, []);
    expect(context.controllersTold).to.equal(2);
  });

  it('tells already on a suspicion, and then cannot dismiss', () => {
    const suspected = opened({ role: 'processor', confirmed: false });
    given(suspected)
      .when(controllerNotified())
      .leadsTo({ case: 'suspected', controllers: 'told' }, [
        `settleDeadline controllers.notice met ${hours(3)}`,
      ]);
    given(suspected, controllerNotified()).when(dismissed()).isRefused('already-left');
    given(suspected)
      .when(dismissed())
      .leadsTo({ case: 'dismissed' }, [
        `settleDeadline controllers.notice released ${hours(1)}`,
        `settleDeadline suspicion.triage met ${hours(1)}`,
      ]);
  });

  it('moves its clock with a reasoned awareness', () => {
    given(processor)
      .when(breachConfirmed({ awareAt: hours(2), reason: 'why' }))
      .leadsTo({}, [`moveDeadline controllers.notice ${hours(26)}`]);
  });

  it('has no notices of its own, and closes without an assessment', () => {
    given(processor).when(reportSubmitted()).isRefused('mandate-missing');
    given(processor).when(noticeSubmitted()).isRefused('no-such-duty');
    given(processor).when(closed()).isRefused('duty-open');
    given(processor, controllerNotified()).when(closed()).leadsTo({ case: 'closed' }, []);
  });

  it('is the only one who tells controllers', () => {
    given(opened()).when(controllerNotified()).isRefused('no-such-duty');
  });
});

describe('joint controllers', () => {
  const joint = opened({ role: 'joint' });
  const other = facts({ authorityNotifier: 'other' });
  const us = facts({ authorityNotifier: 'us' });
  const authorityReleased = `settleDeadline authority.notice released ${hours(1)}`;

  it('count as us until the arrangement says otherwise', () => {
    expect(open(joint).effects.map(inWords)).to.deep.equal([`armDeadline authority.notice ${hours(72)}`]);
    given(joint)
      .when(facts())
      .leadsTo({ authority: { owed: 'preparing' }, people: 'deciding' }, []);
  });

  it('delegate the notice to the authority by a fact, and take it back from the old anchor', () => {
    const { context } = given(joint, risk('risk'))
      .when(other)
      .leadsTo({ authority: 'delegated' }, ['markReport returned', authorityReleased]);
    expect(context.authorityNotifier).to.equal('other');
    given(joint, risk('risk'), other).when(other).leadsTo({ authority: 'delegated' }, []);
    given(joint, risk('risk'), other)
      .when(us)
      .leadsTo({ authority: { owed: 'preparing' } }, [`armDeadline authority.notice ${hours(72)}`]);
  });

  it('still owe the decision of the risk when the notice is delegated', () => {
    given(joint)
      .when(other)
      .leadsTo({ authority: 'delegated' }, [
        'markReport returned',
        authorityReleased,
        `armDeadline people.decision ${hours(25)}`,
      ]);
  });

  it('take back no duty that the risk spares them, and delegate one that it brings back', () => {
    given(joint, other, unasked('unlikely')).when(us).leadsTo({ authority: 'released' }, []);
    given(joint, ...excepted, other, us)
      .when(risk('unlikely'))
      .leadsTo({ authority: { owed: 'excepting' } }, [
        'keepGrounds risk',
        `armDeadline authority.notice ${hours(72)}`,
      ]);
    given(joint, other, risk('unlikely'))
      .when(us)
      .leadsTo({ authority: { owed: 'excepting' } }, [`armDeadline authority.notice ${hours(72)}`]);
    given(joint, ...excepted, other)
      .when(risk('unlikely'))
      .leadsTo({ authority: 'delegated' }, ['keepGrounds risk']);
    given(joint, ...excepted, other)
      .when(risk('risk'))
      .leadsTo({ authority: 'delegated' }, ['keepGrounds risk']);
    given(joint, ...excepted, other, us)
      .when(risk('risk'))
      .leadsTo({ authority: { owed: 'preparing' } }, [
        'keepGrounds risk',
        `armDeadline authority.notice ${hours(72)}`,
      ]);
  });

  it('delegate the notice to people, and take it back to where the risk puts it', () => {
    const otherInforms = facts({ peopleInformer: 'other' });
    const weInform = facts({ peopleInformer: 'us' });
    const armed = `armDeadline people.notice ${hours(25)}`;
    given(joint).when(otherInforms).leadsTo({ people: 'delegated' }, []);
    given(joint, risk('risk')).when(otherInforms).leadsTo({ people: 'delegated' }, []);
    const { context } = given(joint, risk('high'))
      .when(otherInforms)
      .leadsTo({ people: 'delegated' }, [`settleDeadline people.notice released ${hours(1)}`]);
    expect(context).to.deep.include({ peopleInformer: 'other', authorityNotifier: null });
    given(joint, otherInforms).when(weInform).leadsTo({ people: 'deciding' }, []);
    given(joint, otherInforms, risk('risk')).when(weInform).leadsTo({ people: 'released' }, []);
    given(joint, otherInforms, risk('high'))
      .when(weInform)
      .leadsTo({ people: { informing: 'preparing' } }, [armed]);
    given(joint, otherInforms).when(risk('high')).leadsTo({ people: 'delegated' }, ['keepGrounds risk']);
  });

  it('hand over a notice that comes back from review after the arrangement changed', () => {
    given(joint, risk('high'), noticeSubmitted(), facts({ peopleInformer: 'other' }))
      .when(noticeReturned())
      .leadsTo({ people: 'delegated' }, [
        'markNotice returned',
        `settleDeadline people.notice released ${hours(1)}`,
      ]);
  });

  it('hand nothing over while the case rests', () => {
    given(joint, risk('high'), noticeSubmitted(), facts({ peopleInformer: 'other' }), dismissed())
      .when(noticeReturned())
      .isRefused('incident-dismissed');
  });

  it('close with both duties delegated and the risk decided', () => {
    given(joint, facts({ authorityNotifier: 'other', peopleInformer: 'other' }), risk('high'))
      .when(closed())
      .leadsTo({ case: 'closed' }, []);
  });

  it('delegate nothing that is done, and nothing in another role', () => {
    given(joint, risk('risk'), ...filed)
      .when(other)
      .leadsTo({ authority: 'notified' }, []);
    given(opened(), risk('risk'))
      .when(facts({ authorityNotifier: 'other', peopleInformer: 'other' }))
      .leadsTo({ authority: { owed: 'preparing' }, people: 'released' }, []);
  });
});
