import { expect } from 'chai';
import { besideOf, stepOwed } from '../../../src/web/step-owed.ts';
import type { IncidentValue } from '../../../workflows/incident/state.ts';

const settled: IncidentValue = {
  case: 'aware',
  containment: 'contained',
  assessment: 'assessed',
  authority: 'notified',
  people: 'told',
  controllers: 'inapplicable',
};
const processor: IncidentValue = {
  ...settled,
  containment: 'containing',
  assessment: 'assessing',
  authority: 'inapplicable',
  people: 'inapplicable',
};

describe('the step that is owed', () => {
  it('is no assessment for a processor, which assesses no risk', () => {
    expect(stepOwed({ ...processor, controllers: 'telling' }, 'processor', false)).to.equal(
      'controllers.tell',
    );
    expect(stepOwed({ ...processor, controllers: 'told' }, 'processor', false)).to.equal('contain');
    expect(stepOwed({ ...settled, assessment: 'assessing' }, 'controller', false)).to.equal('assess');
  });

  it('is to close only where no duty is open', () => {
    expect(stepOwed(settled, 'controller', true)).to.equal('close');
    expect(stepOwed(settled, 'controller', false, besideOf(['authority.supplement'], false))).to.equal(
      'authority.supply',
    );
    const acting = { ...processor, authority: { acting: 'preparing' }, controllers: 'told' } as const;
    expect(stepOwed(acting, 'processor', false)).to.equal('contain');
    expect(stepOwed(acting, 'processor', false, besideOf(['authority.mandate'], false))).to.equal(
      'authority.prepare',
    );
    expect(stepOwed({ ...acting, authority: { acting: 'filing' } }, 'processor', false)).to.equal(
      'authority.file',
    );
    expect(stepOwed(settled, 'controller', false)).to.equal(undefined);
    expect(stepOwed({ ...settled, case: 'closed' }, 'controller', true)).to.equal(undefined);
  });

  it('tells a follow-up from the first notice', () => {
    expect(stepOwed({ ...settled, authority: { owed: 'reviewing' } }, 'controller', false)).to.equal(
      'authority.review',
    );
    expect(stepOwed({ ...settled, authority: { amending: 'reviewing' } }, 'controller', false)).to.equal(
      'authority.amend',
    );
  });
});
