import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { registerDocument } from '../../../src/register/register-document.ts';
import { affectedBounds, evidenceAtRisk } from '../../../src/register/retention-bites.ts';

const read = (name: string) =>
  registerDocument.parse(
    JSON.parse(readFileSync(new URL(`../../../templates/registers/${name}.json`, import.meta.url), 'utf8')),
  );

describe('retention in a breach', () => {
  it('says when the server logs of the breach are deleted, by calendar months of Norwegian time', () => {
    const [first, ...others] = evidenceAtRisk(
      read('wp-hosting'),
      'customer-register',
      '2026-08-31T08:00:00Z',
    );
    expect(first).to.include({ retention: 'server-logs', what: 'Serverlogger', period: 'P6M' });
    // Six months after 31 August is the last of February; the clock has shifted to winter time meanwhile.
    expect(first?.vanishesAt).to.equal('2027-02-28T09:00:00.000Z');
    expect(others).to.deep.equal([]);
  });

  it('bounds who can be affected by what had been deleted before', () => {
    expect(affectedBounds(read('wp-hosting'), 'customer-register', '2026-11-20T10:00:00Z')).to.deep.equal([
      {
        retention: 'customer-information',
        what: 'Informasjon om kunden',
        period: 'P3M',
        starts: 'Når kundeforholdet er avsluttet',
        source: 'Personvernerklæring: Sletting av data',
        notBefore: '2026-08-20T09:00:00.000Z',
      },
    ]);
  });

  it('counts years, weeks, days and hours', () => {
    const register = registerDocument.parse({
      systems: [{ key: 's', name: 'S', retention: ['a', 'b', 'c'] }],
      retention: ['P2Y', 'P1W2D', 'PT36H'].map((period, at) => ({
        key: 'abc'[at],
        what: period,
        period,
        starts: null,
        source: 'x',
      })),
    });
    expect(
      evidenceAtRisk(register, 's', '2026-11-20T10:00:00Z').map(({ what, vanishesAt }) => [what, vanishesAt]),
    ).to.deep.equal([
      ['PT36H', '2026-11-21T22:00:00.000Z'],
      ['P1W2D', '2026-11-29T10:00:00.000Z'],
      ['P2Y', '2028-11-20T10:00:00.000Z'],
    ]);
  });

  it('finds nothing for a system that the register does not have, where nothing logs', () => {
    expect(evidenceAtRisk(read('blank'), 'nothing', '2026-11-20T10:00:00Z')).to.deep.equal([]);
  });
});
