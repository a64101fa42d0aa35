import { expect } from 'chai';
import { regimeAt, regimeById } from '../../workflows/regimes/no-gdpr.ts';
import { reaches } from '../../workflows/regimes/regime.ts';

describe('the law as data', () => {
  it('is in force from 20 July 2018, midnight in Norway', () => {
    const { validFrom, validTo, duties, thresholds } = regimeAt('2026-03-26T14:20:00.000Z');
    expect(validFrom).to.equal('2018-07-19T22:00:00.000Z');
    expect(validTo).to.equal(null);
    expect(duties['authority.notice']).to.deep.include({
      hours: 72,
      ownTarget: false,
      basis: 'GDPR art. 33(1)',
    });
    expect(thresholds).to.deep.equal({ authority: 'risk', people: 'high' });
  });

  it('gives every instant a regime, and each stored id its own', () => {
    for (const instant of [
      '2010-01-01T00:00:00.000Z',
      '2018-07-19T22:00:00.000Z',
      '2040-01-01T00:00:00.000Z',
    ])
      expect(regimeById(regimeAt(instant).id)).to.equal(regimeAt(instant));
    expect(() => regimeById('no-gdpr@1999-01-01')).to.throw('no regime');
  });

  it('says of every clock that is not in the law that it is our own', () => {
    for (const duty of Object.values(regimeAt('2026-01-01T00:00:00.000Z').duties))
      expect(/^own (target|rule)/.test(duty.basis)).to.equal(duty.ownTarget);
  });

  it('orders risk: unlikely, risk, high', () => {
    const levels = ['unlikely', 'risk', 'high'] as const;
    const table = levels.map((level) => levels.map((threshold) => reaches(level, threshold)));
    expect(table).to.deep.equal([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });
});
