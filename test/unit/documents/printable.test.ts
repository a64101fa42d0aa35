import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { codePointsOf } from '../../../src/documents/font-coverage.ts';
import { printable, printableData } from '../../../src/documents/printable.ts';

const font = import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const covered = codePointsOf(readFileSync(fileURLToPath(font)));

describe('text as the font can show it', () => {
  it('reads from the font what it can show', () => {
    for (const character of 'aÅæøåÆØÅ éŁžșŐ Ωя § – « » ’ ‹ › € → 0')
      expect(covered.has(character.codePointAt(0) ?? 0), character).to.equal(true);
    for (const character of '😀ن中')
      expect(covered.has(character.codePointAt(0) ?? 0), character).to.equal(false);
  });

  it('refuses a file that is no font', () => {
    expect(() => codePointsOf(Buffer.alloc(64))).to.throw('the font has no cmap table');
  });

  it('leaves alone what can be shown, markup and all', () => {
    const text = '#*_$@<>\\[]{}`~ "æøå" ’«»\nny linje';
    expect(printable(text, covered)).to.equal(text);
  });

  it('shows the number of a character that it cannot show', () => {
    expect(printable('Hei 😀 نور', covered)).to.equal('Hei ‹U+1F600› ‹U+0646›‹U+0648›‹U+0631›');
    expect(printable('a\u0001b\ud800c', covered)).to.equal('a‹U+0001›b‹U+FFFD›c'.replace('‹U+FFFD›', fffd));
  });

  it('makes visible what would turn text around, and leaves out what has no look', () => {
    expect(printable('a\u202eb\u2066c', covered)).to.equal('a‹U+202E›b‹U+2066›c');
    expect(printable('so\u00adft\u200b\ufeff \u2764\ufe0f', covered)).to.match(/^soft (\u2764|‹U\+2764›)$/);
  });

  it('composes letters and their marks', () => {
    expect(printable('A\u030ase', covered)).to.equal('Åse');
  });

  it('reaches every text of a value and nothing else', () => {
    const value = { name: 'x😀', list: ['😀', 1, null, true], deep: { note: null } };
    expect(printableData(value, covered)).to.deep.equal({
      name: 'x‹U+1F600›',
      list: ['‹U+1F600›', 1, null, true],
      deep: { note: null },
    });
  });
});

const fffd = covered.has(0xfffd) ? '\ufffd' : '‹U+FFFD›';
