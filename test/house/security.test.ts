import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const root = new URL('../../', import.meta.url).pathname;
const text = readFileSync(`${root}SECURITY.md`, 'utf8');

/** Rows of the threat model: a threat, its wall, and the tests that prove it. */
const rows = (text.split(/^## /m).find((part) => part.startsWith('Threats')) ?? '')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|$|^\| threat\b/i.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, threat = '', wall = '', proof = '']) => ({ threat, wall, proof }));

/** `path` and the titles in quotes that follow it. */
const proofs = (proof: string): { path: string; titles: string[] }[] =>
  [...proof.matchAll(/`(test\/[\w/.-]+\.test\.ts)`((?:\s*,?\s*“[^”]+”)*)/g)].map(
    ([, path = '', said = '']) => ({
      path,
      titles: [...said.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
    }),
  );

describe('SECURITY.md', () => {
  it('has threats for every flow of data', () => {
    const flows = [...text.matchAll(/^### (.+)$/gm)].map(([, flow = '']) => flow.toLowerCase());
    for (const flow of ['browser', 'api', 'webhooks', 'providers', 'database', 'operator', 'supply chain'])
      expect(
        flows.some((one) => one.includes(flow)),
        flow,
      ).to.equal(true);
    expect(rows.length).to.be.above(25);
  });

  for (const { threat, wall, proof } of rows)
    it(`proves its wall against: ${threat}`, () => {
      expect(wall.length).to.be.above(15);
      const named = proofs(proof);
      expect(named, proof).to.not.be.empty;
      for (const { path, titles } of named) {
        expect(existsSync(root + path), path).to.equal(true);
        expect(titles, path).to.not.be.empty;
        const source = readFileSync(root + path, 'utf8');
        for (const title of titles) expect(source, path).to.include(title);
      }
    });

  it('says nothing of a file that is not there', () => {
    const paths = [...text.matchAll(/`((?:src|test|docs|templates|workflows|bench)\/[\w/.-]+)`/g)];
    for (const [, path = ''] of paths) expect(globSync(root + path), path).to.not.be.empty;
  });
});
