import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { AnyStateNode } from 'xstate';
import { deliveryMachine } from '../../workflows/delivery/machine.ts';
import { incidentMachine } from '../../workflows/incident/machine.ts';
import { noticeMachine } from '../../workflows/notice/machine.ts';
import { chartWords } from '../support/chart-words.ts';
import { layoutFile } from '../../src/charts/chart-layout.ts';
import { languages } from '../../src/languages.ts';
import { layOutCharts, layoutText } from '../support/lay-out-charts.ts';
import { chartPictures, chartsFile, chartsPage, picturesFolder } from '../support/write-charts.ts';

const statesOf = (node: AnyStateNode): AnyStateNode[] =>
  Object.values(node.states).flatMap((child) => [child as AnyStateNode, ...statesOf(child as AnyStateNode)]);

/** Passed through at once, never stood in. */
const isPassage = (node: AnyStateNode): boolean => (node.always?.length ?? 0) > 0;

describe('the charts in words', () => {
  it('are the page that the charts make now (otherwise: npm run charts)', () => {
    expect(readFileSync(chartsFile, 'utf8')).to.equal(chartsPage());
  });

  for (const machine of [incidentMachine, noticeMachine, deliveryMachine]) {
    it(`say of every state what it means: ${machine.id}`, () => {
      const words = chartWords(new URL(`../../workflows/${machine.id}/`, import.meta.url));
      const silent = statesOf(machine.root)
        .filter((node) => !isPassage(node) && !words.has(node.path.join('.')))
        .map((node) => node.id);
      expect(silent).to.deep.equal([]);
    });
  }

  for (const language of languages)
    it(`are laid out as the charts and words are now: ${language} (otherwise: npm run charts)`, async () => {
      expect(readFileSync(layoutFile(language), 'utf8')).to.equal(layoutText(await layOutCharts(language)));
    });

  it('are drawn as they are laid out (otherwise: npm run charts)', () => {
    const pictures = chartPictures();
    expect(readdirSync(picturesFolder)).to.have.members([...pictures.keys()]);
    for (const [name, svg] of pictures)
      expect(readFileSync(new URL(name, picturesFolder), 'utf8'), name).to.equal(svg);
  });

  it('name every state and every event of the charts', () => {
    const page = chartsPage();
    for (const machine of [incidentMachine, noticeMachine, deliveryMachine]) {
      for (const node of statesOf(machine.root)) expect(page).to.include(`● ${node.key}`);
      for (const event of machine.events) expect(page).to.include(`on ${event}`);
    }
  });
});
