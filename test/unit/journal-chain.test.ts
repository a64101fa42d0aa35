import { createHash } from 'node:crypto';
import { expect } from 'chai';
import {
  canonicalJson,
  type ChainedEntry,
  chainEntry,
  emptyHead,
  firstBroken,
} from '../../src/journal/chain.ts';

const chainOf = (contents: object[], stream = 's'): ChainedEntry[] => {
  const entries: ChainedEntry[] = [];
  for (const content of contents) entries.push(chainEntry(stream, entries.at(-1) ?? emptyHead, content));
  return entries;
};

describe('canonical JSON', () => {
  it('is the same for equal values, whatever order their members came in', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, { z: 1, y: 2 }], c: null } })).to.equal(
      '{"a":{"c":null,"d":[1,{"y":2,"z":1}]},"b":1}',
    );
  });

  it('says what JSON would say, read back', () => {
    for (const value of [
      null,
      0,
      -1.5,
      '',
      'æøå \u2028 "\\',
      [],
      {},
      [null, [{}]],
      { å: ['ø'], '10': 1, '9': 2 },
    ])
      expect(JSON.parse(canonicalJson(value))).to.deep.equal(value);
    expect(canonicalJson({ gone: undefined, kept: [undefined, 1] })).to.equal('{"kept":[null,1]}');
    expect(canonicalJson(new Date(0))).to.equal('"1970-01-01T00:00:00.000Z"');
  });
});

describe('the journal’s chain', () => {
  const chain = chainOf([{ type: 'a' }, { type: 'b', text: 'æ' }, { type: 'c' }]);

  it('can be verified by anybody with SHA-256: hash before and body, the first on 32 zeros', () => {
    let before = Buffer.alloc(32);
    for (const { body, hash } of chain) {
      const expected = createHash('sha256')
        .update(Buffer.concat([before, Buffer.from(body, 'utf8')]))
        .digest();
      expect(hash.equals(expected)).to.equal(true);
      before = expected;
    }
    expect(chain.map(({ position }) => position)).to.deep.equal([1, 2, 3]);
    expect(JSON.parse(chain[1]?.body ?? '')).to.deep.equal({
      type: 'b',
      text: 'æ',
      stream: 's',
      position: 2,
    });
  });

  it('holds whole, and empty', () => {
    expect(firstBroken(chain)).to.equal(undefined);
    expect(firstBroken([])).to.equal(undefined);
  });

  it('breaks where an entry is changed, dropped, moved, doubled or put in', () => {
    const [one, two, three] = chain as [ChainedEntry, ChainedEntry, ChainedEntry];
    const changed = { ...two, body: two.body.replace('æ', 'ø') };
    expect(firstBroken([one, changed, three])).to.equal(2);
    expect(firstBroken([one, { ...two, hash: Buffer.alloc(32) }, three])).to.equal(2);
    expect(firstBroken([one, three])).to.equal(3);
    expect(firstBroken([two, three])).to.equal(2);
    expect(firstBroken([one, three, two])).to.equal(3);
    expect(firstBroken([one, one, two, three])).to.equal(1);
    const forged = chainEntry('s', emptyHead, { type: 'forged' });
    expect(firstBroken([forged, two, three])).to.equal(2);
  });

  it('of one stream is not the chain of another', () => {
    const [other] = chainOf([{ type: 'a' }], 'other');
    expect(other?.hash.equals(chain[0]?.hash ?? Buffer.alloc(0))).to.equal(false);
  });

  it('lets no content name another place than its own', () => {
    const [entry] = chainOf([{ type: 'a', position: 99, stream: 'other' }]);
    expect(JSON.parse(entry?.body ?? '')).to.include({ position: 1, stream: 's' });
  });
});
