import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { registerDocument } from '../../src/register/register-document.ts';
import { spreadsheetType, writeSpreadsheet } from '../../src/register/spreadsheet/write-spreadsheet.ts';
import { readTemplate } from '../../src/templates.ts';
import { wordsOf } from '../../src/web/words.ts';
import { createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInFirst, watchedContext } from './browser.ts';

const { settings: nb, registerFindings: found, fromRegister: box } = wordsOf('nb');

describeInBrowser('the register in the browser', (browser) => {
  let varsla: TestService;
  let page: Page;
  let complaints: string[];
  before(async () => {
    varsla = await createTestService();
    const watched = await watchedContext(browser());
    complaints = watched.complaints;
    page = await signInFirst(varsla, watched.context);
  });
  after(async () => {
    await page.context().close();
    await varsla.close();
  });

  it('is read from a spreadsheet, shown before it is saved, and looked through', async () => {
    const document = JSON.parse(readTemplate('registers/wp-hosting.json'));
    document.processors[0].contact.phone = '0047 22 39 69 00';
    const content = await writeSpreadsheet(registerDocument.parse(document));
    await page.goto(`${varsla.url}/settings/register`);
    await page.setInputFiles('#file', {
      name: 'register.xlsx',
      mimeType: spreadsheetType,
      buffer: Buffer.from(content),
    });
    await page.getByText(nb.registerFileRead).waitFor();
    await page.getByRole('button', { name: nb.registerPreview }).click();
    await page.getByText(nb.registerPreviewGood).waitFor();
    await page.getByRole('button', { name: nb.registerSave }).click();
    await page.getByText(found.contradictions(4)).waitFor();
    const way = page.locator('a[href="#promises-5"]');
    await way.click();
    await page.locator('tr#promises-5').waitFor({ state: 'visible' });
    expect(await axeFindings(page)).to.deep.equal([]);
    const { body } = await varsla.admin('GET', '/api/v1/register');
    expect(body).to.deep.equal(registerDocument.parse(document));
  });

  it('tells on the page of a new incident whom to call, what vanishes and what was promised', async () => {
    await page.goto(`${varsla.url}/report`);
    await page.fill('#title', 'Innbrudd i kundedata');
    await page.fill('#description', 'Noen har lest kundedata.');
    await page.fill('#date', '2026-11-20');
    await page.fill('#time', '09:30');
    await page.selectOption('#system', 'customer-register');
    await page.selectOption('#role', 'processor');
    await page.locator('button[name=step][value=look]').click();
    await page.locator('button[name=step][value=save]').click();
    const card = page.locator('section.from-register');
    await card.waitFor();
    const text = await card.innerText();
    for (const said of [
      box.call,
      'Amazon AWS',
      box.traces,
      'Serverlogger',
      '20. mai 2027',
      box.bounds,
      box.promises,
      'Bare ansatte i WP Hosting har tilgang til dataene.',
    ])
      expect(text).to.include(said);
    expect(await card.locator('a[href="tel:004722396900"]').innerText()).to.equal('0047 22 39 69 00');
    expect(await axeFindings(page)).to.deep.equal([]);
    await page.goto(`${page.url().split('?')[0]}/facts?section=data`);
    expect(await page.getByText(box.sourceRegister).count()).to.be.greaterThan(1);
    expect(complaints).to.deep.equal([]);
  });
});
