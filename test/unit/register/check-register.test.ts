import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { checkRegister } from '../../../src/register/check-register.ts';
import { registerDocument } from '../../../src/register/register-document.ts';

const read = (name: string) =>
  registerDocument.parse(
    JSON.parse(readFileSync(new URL(`../../../templates/registers/${name}.json`, import.meta.url), 'utf8')),
  );
const found = (name: string) =>
  checkRegister(read(name)).map(({ code, about }) => `${code}: ${about.join(', ')}`);

describe('the check of a register', () => {
  it('finds where WP Hosting contradicts itself', () => {
    expect(found('wp-hosting')).to.include.members([
      'own-purpose-as-processor: E-post med kundene',
      'sharing-denied: Amazon AWS, Google, Zendesk',
      'others-have-access: Amazon AWS, Google, Zendesk',
      'anonymity-claimed: Serverlogger',
    ]);
    expect(found('wp-hosting').filter((line) => line.startsWith('cookies-denied'))).to.be.empty;
  });

  it('finds what the policies leave open', () => {
    expect(found('wp-hosting')).to.include.members([
      'processor-without-contact: Zendesk',
      'processor-without-country: Google',
      'processor-without-contract: Amazon AWS',
      'retention-without-start: Serverlogger',
      'group-without-count: Kunder',
    ]);
    expect(found('wepack')).to.include.members([
      'transfer-without-basis: DocuSign',
      'system-without-retention: Innhold som kundene selv lagrer',
      'processor-without-contact: Intility',
    ]);
    expect(found('wepack').filter((line) => line.includes('sharing-denied'))).to.be.empty;
  });

  it('finds nothing in a blank register', () => {
    expect(found('blank')).to.deep.equal([]);
  });

  it('finds a loop of sub-processors once for each that is in it, and ends', () => {
    const processor = (key: string, under: string[]) => ({
      key,
      name: key.toUpperCase(),
      country: 'NO',
      contract: 'avtale',
      contact: { email: null, phone: '22000000', url: null },
      subProcessors: under.map((name) => ({ name, country: 'NO' })),
    });
    const register = registerDocument.parse({
      systems: [
        {
          key: 's',
          name: 'S',
          processors: ['a', 'b', 'c', 'd'],
          dataCategories: ['x'],
          peopleGroups: ['p'],
          retention: ['r'],
        },
      ],
      processors: [
        processor('a', ['B']),
        processor('b', ['C']),
        processor('c', ['A']),
        processor('d', ['A']),
      ],
      dataCategories: [{ key: 'x', names: { nb: 'x', nn: 'x', en: 'x' } }],
      peopleGroups: [{ key: 'p', names: { nb: 'p', nn: 'p', en: 'p' }, usualCount: 1, language: 'nb' }],
      retention: [{ key: 'r', what: 'r', period: 'P1M', starts: 'nå', source: 'r' }],
    });
    expect(checkRegister(register).map(({ code, about }) => `${code}: ${about.join()}`)).to.deep.equal([
      'sub-processor-loop: A',
      'sub-processor-loop: B',
      'sub-processor-loop: C',
    ]);
  });
});
