import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInFirst, watchedContext } from './browser.ts';

const opening = {
  title: 'Kundeliste på avveie',
  description: 'En fil lå åpen.',
  detectedAt: '2026-11-20T08:00:00Z',
  role: 'controller',
};

/** The list as Excel saves it in Norway: windows-1252. */
const excelList = Buffer.from('navn;e-post;telefon;språk\r\nKåre Ødegård;kare@example.no;;nb\r\n', 'latin1');

describeInBrowser('a case in the browser', (browser) => {
  let varsla: TestService;
  let state: Awaited<ReturnType<BrowserContext['storageState']>>;
  before(async () => {
    varsla = await createTestService();
    const { context } = await watchedContext(browser());
    await signInFirst(varsla, context);
    state = await context.storageState();
    await context.close();
  });
  after(() => varsla.close());

  const open = async (...events: object[]): Promise<string> => {
    const { body } = await varsla.admin('POST', '/api/v1/incidents', { body: opening });
    for (const event of events) await varsla.event(varsla.admin, body.id, event);
    return body.id;
  };
  const confirmed = { type: 'breach.confirmed' };
  const assessed = { type: 'risk.assessed', level: 'high', reasoning: 'Navn og passord.' };

  const visit = async (
    path: string,
    run: (page: Page, context: BrowserContext) => Promise<void>,
    options = {},
    expected = /^$/,
  ): Promise<void> => {
    const { context, complaints } = await watchedContext(browser(), { storageState: state, ...options });
    const page = await context.newPage();
    await page.goto(`${varsla.url}${path}`);
    await run(page, context);
    expect(complaints.filter((complaint) => !expected.test(complaint))).to.deep.equal([]);
    await context.close();
  };

  /** What the keyboard is at. */
  const at = (page: Page): Promise<string> =>
    page.evaluate<string>(`document.activeElement.id || document.activeElement.textContent.trim()`);
  const press = async (page: Page, key: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
  };
  /** Presses Tab until the keyboard is at something; fails when it comes round without meeting it. */
  const tabTo = async (page: Page, wanted: string): Promise<void> => {
    for (let time = 0; time < 80; time += 1) {
      await page.keyboard.press('Tab');
      if ((await at(page)) === wanted) return;
    }
    throw new Error(`the keyboard does not reach ${wanted}`);
  };

  it('is taken from suspicion to assessed by keyboard alone', async () => {
    const id = await open();
    await visit(`/incidents/${id}`, async (page) => {
      await press(page, 'Tab');
      expect(await at(page)).to.equal('Hopp til innholdet');
      await press(page, 'Enter');
      expect(await at(page)).to.equal('main');
      await tabTo(page, 'Avgjør om dette er et brudd');
      await press(page, 'Enter');
      await page.waitForURL('**do=breach.confirmed**');
      await press(page, 'Tab');
      expect(await at(page), 'the keyboard starts at the form that the step unfolded').to.equal(
        'breach-confirmed-aware',
      );
      await tabTo(page, 'Bekreft bruddet');
      await press(page, 'Enter');
      await page.waitForURL('**notice=caseSaved');

      await tabTo(page, 'Vurder risikoen');
      await press(page, 'Enter');
      await page.waitForURL('**do=risk.assessed**');
      await press(page, 'Tab');
      await press(page, 'Space');
      expect(await page.isChecked('#risk-assessed-level-unlikely')).to.equal(true);
      await press(page, 'ArrowDown', 2);
      await press(page, 'Tab');
      await page.keyboard.type('Navn og passord.');
      await tabTo(page, 'Vurder risikoen');
      await press(page, 'Enter');
      await page.waitForURL('**notice=caseSaved');
    });
    const { body } = await varsla.admin('GET', `/api/v1/incidents/${id}`);
    expect([body.status, body.risk]).to.deep.equal(['aware', 'high']);
  });

  it('puts the keyboard on what is wrong, and from there on the field', async () => {
    const id = await open(confirmed);
    const fill = async (page: Page): Promise<void> => {
      await page.fill('#breach-confirmed-aware', '2026-11-25');
      await page.fill('#breach-confirmed-reason', 'Vakten så det først.');
      await page.locator('#breach-confirmed-form button[type=submit]').press('Enter');
      await page.waitForSelector('#errors');
      expect(await at(page)).to.equal('errors');
      expect(await page.inputValue('#breach-confirmed-reason')).to.equal('Vakten så det først.');
      await press(page, 'Tab');
      expect(await at(page)).to.contain('Når dere ble kjent med bruddet');
      await press(page, 'Enter');
      expect(await at(page)).to.equal('breach-confirmed-aware');
    };
    // The browser says in its console that an answer was no page of the good kind.
    await visit(`/incidents/${id}?do=breach.confirmed`, fill, {}, /status of 422/);
  });

  it('keeps its clocks running and says that another has changed it, and touches nothing that is typed', async () => {
    const id = await open(confirmed);
    const { context } = await watchedContext(browser(), { storageState: state });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${varsla.url}/incidents/${id}?do=risk.assessed`);
    await page.fill('#risk-assessed-reasoning', 'Halvveis skrevet');
    const before = await page.textContent('.clocks strong');
    expect(await page.isVisible('[data-moved]')).to.equal(false);
    await varsla.event(varsla.admin, id, { type: 'breach.contained', at: '2026-11-20T08:30:00Z' });
    varsla.clock.forward(1);
    await page.clock.runFor(31_000);
    await page.locator('[data-moved]').waitFor({ state: 'visible' });
    expect(await page.textContent('.clocks strong')).not.to.equal(before);
    expect(await page.inputValue('#risk-assessed-reasoning')).to.equal('Halvveis skrevet');
    expect(await at(page)).to.equal('risk-assessed-reasoning');
    varsla.clock.forward(-1);

    await context.clearCookies();
    await page.clock.runFor(31_000);
    await page.locator('[data-stale]').waitFor({ state: 'visible' });
    expect(await page.inputValue('#risk-assessed-reasoning')).to.equal('Halvveis skrevet');
    await context.close();
  });

  for (const javaScriptEnabled of [true, false])
    it(`takes a file of people from the chosen file to the list, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const id = await open(confirmed, assessed);
      await visit(
        `/incidents/${id}/people`,
        async (page) => {
          const choose = (name: string, buffer: Buffer): Promise<void> =>
            page.setInputFiles('#people-file-file', { name, mimeType: 'text/csv', buffer });
          await choose('liste.xlsx', Buffer.from('PK\u0003\u0004 not text'));
          await page.getByRole('button', { name: 'Last opp filen' }).click();
          await page.getByText('Regnearket kan ikke åpnes').first().waitFor();
          await choose('liste.csv', excelList);
          await page.getByRole('button', { name: 'Last opp filen' }).click();
          await page.getByRole('heading', { name: 'Filen er mottatt' }).waitFor();
          expect(await page.textContent('.mapping')).to.contain('Kåre Ødegård');
          if (javaScriptEnabled) expect(await axeFindings(page)).to.deep.equal([]);
          expect(await page.isVisible('#people-start-field-0')).to.equal(false);
          await page.selectOption('#people-start-as-0', 'field');
          await page.fill('#people-start-field-0', 'Ikke slik');
          await page.getByRole('button', { name: 'Les inn listen' }).click();
          await page.getByText('Bruk små bokstaver').first().waitFor();
          await page.selectOption('#people-start-as-0', 'name');
          await page.getByRole('button', { name: 'Les inn listen' }).click();
          await page.getByRole('heading', { name: 'Filen venter' }).waitFor();
          if (javaScriptEnabled) expect(await axeFindings(page)).to.deep.equal([]);
          await varsla.service.runOnce();
          if (!javaScriptEnabled) await page.getByRole('link', { name: 'Last siden på nytt' }).click();
          await page.locator('#list-1').waitFor();
          expect(await page.textContent('#lists')).to.match(/Får eget varsel\s*1/);
          await page.fill('#people-look-up-address', 'kare@example.no');
          await page.getByRole('button', { name: 'Finn', exact: true }).click();
          await page.getByText('Én person har denne adressen.').waitFor();
          expect(page.url()).not.to.contain('kare');
          if (javaScriptEnabled) expect(await axeFindings(page)).to.deep.equal([]);
          await page.getByRole('button', { name: 'Ta bort listen' }).click();
          await page.getByText('Ingen er lagt inn ennå.').waitFor();
        },
        { javaScriptEnabled },
        /status of 422/,
      );
    });

  it('prints what is known, and nothing to press', async () => {
    const id = await open(confirmed, assessed);
    for (const view of ['', '/report'])
      await visit(`/incidents/${id}${view}`, async (page) => {
        await page.emulateMedia({ media: 'print' });
        for (const gone of ['.v-menu', '.v-person', '.v-footer', '.case-nav', '.acts', '.copy', 'form'])
          for (const element of await page.locator(gone).all())
            expect(await element.isVisible(), `${view} ${gone}`).to.equal(false);
        expect(await page.isVisible('h1')).to.equal(true);
        expect((await page.locator('main').innerText()).length).to.be.greaterThan(100);
      });
  });
});

describe('what the pages load', () => {
  it('is less than 50 kB of script, packed', () => {
    const own = globSync('src/web/public/*.js').map((name) => readFileSync(name));
    const htmx = readFileSync('node_modules/htmx.org/dist/htmx.min.js');
    expect(own.length).to.be.greaterThan(1);
    expect([...own, htmx].reduce((sum, file) => sum + gzipSync(file).length, 0)).to.be.below(50_000);
  });
});
