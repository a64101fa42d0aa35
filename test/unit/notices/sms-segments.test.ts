import { expect } from 'chai';
import { countSegments } from '../../../src/notices/sms-segments.ts';

const gsm = (characters: number, segments: number) => ({
  encoding: 'GSM-7',
  characters,
  segments,
  costly: [] as string[],
});
const ucs = (characters: number, segments: number, ...costly: string[]) => ({
  encoding: 'UCS-2',
  characters,
  segments,
  costly,
});

describe('SMS segments', () => {
  it('hold 160 characters alone and 153 each together', () => {
    expect(countSegments('')).to.deep.equal(gsm(0, 0));
    expect(countSegments('a'.repeat(160))).to.deep.equal(gsm(160, 1));
    expect(countSegments('a'.repeat(161))).to.deep.equal(gsm(161, 2));
    expect(countSegments('a'.repeat(306))).to.deep.equal(gsm(306, 2));
    expect(countSegments('a'.repeat(307))).to.deep.equal(gsm(307, 3));
  });

  it('hold 70 and 67 when one character is outside GSM-7', () => {
    expect(countSegments(`č${'a'.repeat(69)}`)).to.deep.equal(ucs(70, 1, 'č'));
    expect(countSegments(`č${'a'.repeat(70)}`)).to.deep.equal(ucs(71, 2, 'č'));
    expect(countSegments(`č${'a'.repeat(133)}`)).to.deep.equal(ucs(134, 2, 'č'));
    expect(countSegments(`č${'a'.repeat(134)}`)).to.deep.equal(ucs(135, 3, 'č'));
  });

  it('count the Norwegian letters as one each, also when they are decomposed', () => {
    expect(countSegments('æøåÆØÅ'.repeat(26) + 'æøåé')).to.deep.equal(gsm(160, 1));
    expect(countSegments('a\u030A'.repeat(160))).to.deep.equal(gsm(160, 1));
    expect(countSegments('éèòàäöüñÄÖÜÑ').encoding).to.equal('GSM-7');
  });

  it('count the euro sign, brackets and their like twice', () => {
    expect(countSegments('€'.repeat(80))).to.deep.equal(gsm(160, 1));
    expect(countSegments('€'.repeat(81))).to.deep.equal(gsm(162, 2));
    for (const sign of '[]{}~^\\|') expect(countSegments(sign), sign).to.deep.equal(gsm(2, 1));
  });

  it('know the signs that word processors put in', () => {
    for (const sign of ['«', '»', '–', '’', '\u00a0', '\t', 'ê', 'ô', 'ç', 'á']) {
      expect(countSegments(sign).encoding, sign).to.equal('UCS-2');
      expect(countSegments(`Æ ${sign} a ${sign}`).costly, sign).to.deep.equal([sign]);
    }
  });

  it('never split a sign over two segments', () => {
    expect(countSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).to.deep.equal(gsm(306, 3));
    expect(countSegments('😀'.repeat(35))).to.deep.equal(ucs(70, 1, '😀'));
    expect(countSegments('😀'.repeat(67))).to.deep.equal(ucs(134, 3, '😀'));
  });
});
