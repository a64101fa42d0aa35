import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { createTestService, type TestService } from '../support/service.ts';
import { describeInBrowser, signInFirst, watchedContext } from './browser.ts';

const known = (value: unknown) => ({ certainty: 'known', value });

describeInBrowser('the answers at the desk, in the browser', (browser) => {
  let varsla: TestService;
  let state: Awaited<ReturnType<BrowserContext['storageState']>>;
  let id: string;
  before(async () => {
    varsla = await createTestService();
    const { context } = await watchedContext(browser());
    await signInFirst(varsla, context);
    state = await context.storageState();
    await context.close();
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'Kundeliste på avveie',
        description: 'En fil lå åpen.',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
    id = body.id;
    await varsla.admin('PATCH', `/api/v1/incidents/${id}/facts`, {
      body: {
        whatHappened: known('En fil lå åpen.\n\nSå ble den fjernet.'),
        nature: known(['confidentiality']),
      },
    });
    const pia = await varsla.person('Pia', 'approver');
    for (const type of ['breach.confirmed', 'report.submitted'])
      await varsla.event(varsla.admin, id, { type });
    await varsla.event(pia, id, { type: 'report.approved' });
  });
  after(() => varsla.close());

  const visit = async (run: (page: Page, context: BrowserContext) => Promise<void>, options = {}) => {
    const { context, complaints } = await watchedContext(browser(), { storageState: state, ...options });
    const page = await context.newPage();
    await page.goto(`${varsla.url}/incidents/${id}/report`);
    await run(page, context);
    expect(complaints).to.deep.equal([]);
    state = await context.storageState();
    await context.close();
  };
  const progress = (page: Page): Promise<string | null> => page.locator('[data-progress]').textContent();

  it('are copied whole, or marked where copying is refused, and ticked; ticks stay, and can be undone by keyboard', async () => {
    const label = 'Beskrivelse av hva som har skjedd';
    const text = 'En fil lå åpen.\n\nSå ble den fjernet.\n\nType brudd: Konfidensialitet';
    await visit(async (page, context) => {
      expect(await progress(page)).to.equal('0 av 16 ført inn');
      const copy = page.getByRole('button', { name: `Kopier: ${label}` });
      await context.grantPermissions([], { origin: varsla.url });
      await copy.click();
      expect(await page.evaluate('getSelection().toString().trim()')).to.equal(text);
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: varsla.url });
      await copy.click();
      await page.getByText('Kopiert', { exact: true }).waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).to.equal(text);
      expect(await page.getByRole('checkbox', { name: `Ført inn: ${label}` }).isChecked()).to.equal(true);
      expect(await progress(page)).to.equal('1 av 16 ført inn');
      await page.getByRole('checkbox', { name: 'Ført inn: Hovedårsak' }).check();
    });
    await visit(async (page) => {
      expect(await progress(page), 'in this browser they stay').to.equal('2 av 16 ført inn');
      const tick = page.getByRole('checkbox', { name: `Ført inn: ${label}` });
      await tick.focus();
      await page.keyboard.press('Space');
      expect(await progress(page)).to.equal('1 av 16 ført inn');
      const kept = await page.evaluate<Record<string, string>>('({ ...localStorage })');
      const { body } = await varsla.admin('GET', `/api/v1/incidents/${id}`);
      expect(kept).to.deep.equal({ [`varsla.sheet.${body.filing.waiting.hash}`]: '["hovedaarsak"]' });
    });
  });

  it('hide what a withdrawal alone asks, and take all in without script', async () => {
    await visit(
      async (page) => {
        expect(await page.locator('[data-tick]:visible').count()).to.equal(0);
        expect(await page.locator('[data-copy]:visible').count()).to.equal(0);
        expect(await page.locator('#text-hva-har-skjedd').isVisible()).to.equal(true);
        await page.fill('#authority-notified-reference', 'AR300186895');
        await page.click('#authority-notified-form [type=submit]');
        await page.getByText('Datatilsynet har meldingen.').waitFor();
      },
      { javaScriptEnabled: false },
    );
    await visit(async (page) => {
      await page.getByText('Send en ny melding').click();
      const reason = page.getByLabel('Begrunnelse for å trekke meldingen');
      expect(await reason.isVisible()).to.equal(false);
      await page.getByLabel('Tilbaketrekking', { exact: true }).check();
      expect(await reason.isVisible()).to.equal(true);
      expect(await page.getByText('Er meldingen fullstendig?').isVisible()).to.equal(false);
    });
  });
});
