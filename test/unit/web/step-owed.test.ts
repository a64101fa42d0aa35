import { expect } from 'chai';
import { stepOwed } from '../../../src/web/step-owed.ts';
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
