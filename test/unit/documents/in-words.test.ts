import { expect } from 'chai';
import { inWords } from '../../../src/documents/in-words.ts';

const nb = inWords('nb');
const nn = inWords('nn');
const en = inWords('en');

describe('instants, numbers and law in words', () => {
  it('writes an instant with weekday, date and local time in Norway', () => {
    const at = '2026-11-20T15:03:00.000Z';
    expect(nb.instant(at)).to.equal('fredag 20. november 2026 kl. 16.03');
    expect(nn.instant('2026-11-17T15:03:00.000Z')).to.equal('tysdag 17. november 2026 kl. 16.03');
    expect(en.instant(at)).to.equal('Friday 20 November 2026 at 16:03');
  });

  it('follows summer time, and the day changes at midnight in Norway', () => {
    expect(nb.instant('2026-07-01T22:30:00.000Z')).to.equal('torsdag 2. juli 2026 kl. 00.30');
    expect(nb.instant('2026-12-31T23:00:00.000Z')).to.equal('fredag 1. januar 2027 kl. 00.00');
  });

  it('tells the two hours apart when the clock is set back, and those only', () => {
    expect(nb.instant('2026-10-25T00:30:00.000Z')).to.equal('søndag 25. oktober 2026 kl. 02.30 (sommertid)');
    expect(nn.instant('2026-10-25T01:30:00.000Z')).to.equal('søndag 25. oktober 2026 kl. 02.30 (normaltid)');
    expect(en.instant('2026-10-25T00:30:00.000Z')).to.equal('Sunday 25 October 2026 at 02:30 (summer time)');
    expect(nb.instant('2026-10-24T23:59:00.000Z')).to.equal('søndag 25. oktober 2026 kl. 01.59');
    expect(nb.instant('2026-10-25T02:00:00.000Z')).to.equal('søndag 25. oktober 2026 kl. 03.00');
    expect(nb.instant('2026-03-29T01:30:00.000Z')).to.equal('søndag 29. mars 2026 kl. 03.30');
  });

  it('shortens weekdays and months as the language does', () => {
    expect(nb.shortInstant('2026-11-20T15:03:00.000Z')).to.equal('fre. 20. nov. 2026 kl. 16.03');
    expect(nb.shortInstant('2026-05-09T08:00:00.000Z')).to.equal('lør. 9. mai 2026 kl. 10.00');
    expect(nn.shortInstant('2026-03-07T08:00:00.000Z')).to.equal('lau. 7. mars 2026 kl. 09.00');
    expect(nn.shortInstant('2026-06-01T08:00:00.000Z')).to.equal('mån. 1. juni 2026 kl. 10.00');
    expect(en.shortInstant('2026-09-01T08:00:00.000Z')).to.equal('Tue 1 Sep 2026 at 10:00');
  });

  it('refuses what is no instant, without saying what it was', () => {
    expect(() => nb.instant('i går')).to.throw(RangeError, /^not an instant in ISO 8601$/);
  });

  it('groups numbers and organisation numbers with spaces that do not break', () => {
    expect(nb.number(18422)).to.equal('18\u00a0422');
    expect(nn.number(1234567)).to.equal('1\u00a0234\u00a0567');
    expect(en.number(18422)).to.equal('18,422');
    expect(nb.organisationNumber('974761467')).to.equal('974\u00a0761\u00a0467');
    expect(nb.organisationNumber('974761467MVA')).to.equal('974761467MVA');
  });

  it('joins lists', () => {
    expect(nb.list(['kunder', 'ansatte', 'søkere'])).to.equal('kunder, ansatte og søkere');
    expect(en.list(['customers', 'staff'])).to.equal('customers and staff');
  });

  it('cites the law as its readers do', () => {
    expect(nb.basis('GDPR art. 33(1)')).to.equal('Personvernforordningen artikkel 33 nr. 1');
    expect(nb.basis('GDPR art. 33(3)(a)')).to.equal('Personvernforordningen artikkel 33 nr. 3 bokstav a');
    expect(nn.basis('own target, art. 33(4)')).to.equal(
      'Eige mål, jf. personvernforordninga artikkel 33 nr. 4',
    );
    expect(nb.basis('own rule, art. 33(2)')).to.equal(
      'Egen regel, jf. personvernforordningen artikkel 33 nr. 2',
    );
    expect(en.basis('GDPR art. 33(3)(a)')).to.equal('Article 33(3)(a) GDPR');
    expect(en.basis('own target, art. 34(1)')).to.equal('Own target, cf. Article 34(1) GDPR');
    expect(nb.basis('ekomloven § 3-7')).to.equal('ekomloven § 3-7');
  });
});
