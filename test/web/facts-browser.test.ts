import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInFirst, watchedContext } from './browser.ts';

describeInBrowser('the facts in the browser', (browser) => {
  let varsla: TestService;
  let state: Awaited<ReturnType<BrowserContext['storageState']>>;
  let id: string;
  before(async () => {
    varsla = await createTestService({ now: '2026-11-20T09:00:00.000Z' });
    const { context } = await watchedContext(browser());
    await signInFirst(varsla, context);
    state = await context.storageState();
    await context.close();
  });
  beforeEach(async () => {
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'Kundeliste på avveie',
        description: 'En fil lå åpen.',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
    id = body.id;
  });
  after(() => varsla.close());

  const visit = async (section: string, run: (page: Page) => Promise<void>, options = {}): Promise<void> => {
    const { context, complaints } = await watchedContext(browser(), { storageState: state, ...options });
    const page = await context.newPage();
    await page.goto(`${varsla.url}/incidents/${id}/facts?section=${section}`);
    await run(page);
    expect(complaints).to.deep.equal([]);
    await context.close();
  };
  const factsOf = async () => (await varsla.admin('GET', `/api/v1/incidents/${id}`)).body.facts;
  const savedIn = (page: Page, key: string) =>
    page.locator(`#fact-${key}-said`, { hasText: 'Lagret kl.' }).waitFor();
  /** Looks at every frame; the test's own time limit ends it. */
  const until = async (page: Page, holds: string): Promise<void> => {
    while (!(await page.evaluate<boolean>(holds))) await page.evaluate('new Promise(requestAnimationFrame)');
  };
  const at = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.id');

  it('saves as one writes, by keyboard, and never takes the keyboard away', async () => {
    await visit('people', async (page) => {
      await page.focus('#fact-peopleCount');
      await page.keyboard.type('1 200');
      await page.keyboard.press('Tab');
      expect(await at(page)).to.equal('fact-peopleCount-certainty');
      await savedIn(page, 'peopleCount');
      expect(await at(page)).to.equal('fact-peopleCount-certainty');
      await page.keyboard.press('ArrowDown');
      await page.locator('#fact-peopleCount-state', { hasText: 'Lagret' }).waitFor();
      await until(page, `document.querySelector('[name="peopleCount.was"]').value.includes('estimated')`);
      expect(await page.inputValue('#fact-peopleCount-certainty')).to.equal('estimated');
      expect(await page.isVisible('[data-moved]'), 'nobody else has changed it').to.equal(false);
    });
    expect((await factsOf()).peopleCount).to.include({ value: 1200, certainty: 'estimated' });
  });

  it('brings a question when an answer asks for it, and touches nothing that is half written', async () => {
    await visit('nature', async (page) => {
      expect(await page.locator('#fact-exposure').count()).to.equal(0);
      await page.fill('#fact-whatHappened', 'Halvveis');
      await page.check('#fact-nature-confidentiality');
      await page.fill('#fact-mainCause', 'Skriver på dette');
      await page.locator('#fact-exposure').waitFor();
      expect(await page.inputValue('#fact-mainCause')).to.equal('Skriver på dette');
      await page.check('#fact-exposure-disclosed');
      await page.check('#fact-recipients-public');
      await savedIn(page, 'recipients');
      await page.focus('#fact-exposure-certainty');
      await page.selectOption('#fact-exposure-certainty', 'to-be-determined');
      await until(page, `!document.querySelector('#fact-exposure-disclosed').checked`);
      expect(await at(page)).to.equal('fact-exposure-certainty');
      expect(await page.inputValue('#fact-exposure-certainty')).to.equal('to-be-determined');
    });
    const facts = await factsOf();
    expect(facts.nature.value).to.deep.equal(['confidentiality']);
    expect(facts.exposure).to.include({ value: null, certainty: 'to-be-determined' });
    expect(facts.recipients.value).to.equal('public');
  });

  it('says what is wrong at the field, and forgets it when it is put right', async () => {
    await visit('people', async (page) => {
      await page.fill('#fact-peopleCount', 'mange');
      await page.press('#fact-peopleCount', 'Tab');
      await page.getByText('Skriv et helt tall, bare med sifre.').waitFor();
      expect(await page.getAttribute('#fact-peopleCount', 'aria-invalid')).to.equal('true');
      expect(await page.inputValue('#fact-peopleCount')).to.equal('mange');
      await page.fill('#fact-relationToPeople', 'Kunder');
      await page.press('#fact-relationToPeople', 'Tab');
      await savedIn(page, 'relationToPeople');
      await page.fill('#fact-peopleCount', '9');
      await page.press('#fact-peopleCount', 'Tab');
      await savedIn(page, 'peopleCount');
      expect(await page.getAttribute('#fact-peopleCount', 'aria-invalid')).to.equal(null);
    });
  });

  it('lets two people write at once, and asks only where both wrote the same', async () => {
    const other = await varsla.person('Pia Godkjenner', 'approver');
    const patch = (body: object) => other('PATCH', `/api/v1/incidents/${id}/facts`, { body });
    await visit('nature', async (page) => {
      await patch({
        mainCause: { certainty: 'known', value: 'Pias grunn' },
        howItArose: { certainty: 'known', value: 'Pias forklaring' },
      });
      await page.fill('#fact-mainCause', 'Min grunn');
      await page.press('#fact-mainCause', 'Tab');
      await page.getByText('Lagret av Pia Godkjenner i mellomtiden: Pias grunn').waitFor();
      await until(page, `document.querySelector('#fact-howItArose').value === 'Pias forklaring'`);
      expect(await axeFindings(page)).to.deep.equal([]);
      await page.click('text=Bruk mitt svar');
      await savedIn(page, 'mainCause');
      await patch({ howItArose: { certainty: 'known', value: 'Pias nye' } });
      await page.fill('#fact-howItArose', 'Min egen');
      await page.press('#fact-howItArose', 'Tab');
      await page.click('text=Bruk svaret fra Pia Godkjenner');
      await until(page, `document.querySelector('#fact-howItArose').value === 'Pias nye'`);
    });
    const facts = await factsOf();
    expect(facts.mainCause).to.include({ value: 'Min grunn', recordedBy: 'Ragnhild Prøve' });
    expect(facts.howItArose).to.include({ value: 'Pias nye', recordedBy: 'Pia Godkjenner' });
  });

  it('says that nothing was saved when Varsla cannot be reached, and keeps what was written', async () => {
    const { context } = await watchedContext(browser(), { storageState: state });
    const page = await context.newPage();
    await page.goto(`${varsla.url}/incidents/${id}/facts?section=people`);
    await context.setOffline(true);
    await page.fill('#fact-peopleCount', '9');
    await page.press('#fact-peopleCount', 'Tab');
    await page.getByText('Ikke lagret. Får ikke kontakt med Varsla.').waitFor();
    expect(await page.inputValue('#fact-peopleCount')).to.equal('9');
    await context.setOffline(false);
    await page.selectOption('#fact-peopleCount-certainty', 'estimated');
    await savedIn(page, 'peopleCount');
    await context.close();
    expect((await factsOf()).peopleCount).to.include({ value: 9, certainty: 'estimated' });
  });

  it('takes rows, points in time and the button after the last field, saved once each', async () => {
    await visit('data', async (page) => {
      await page.selectOption('#fact-dataKinds-0-kind', 'financial:allows-fraud');
      await page.getByText('Ikke lagret ennå: svar på resten også.').waitFor();
      await page.fill('#fact-dataKinds-0-reason', 'Kortnummer');
      await page.press('#fact-dataKinds-0-reason', 'Tab');
      await savedIn(page, 'dataKinds');
      await page.click('text=Legg til én til');
      await page.selectOption('#fact-dataKinds-1-kind', 'simple:ordinary');
      await page.locator('#fact-dataKinds-1-remove').waitFor();
      await page.locator('#fact-dataKinds-2-kind').waitFor({ state: 'attached' });
      await page.check('#fact-dataKinds-0-remove');
      await until(page, `document.querySelector('#fact-dataKinds-0-kind').value === 'simple:ordinary'`);
      await page.fill('#fact-dataWhereabouts', 'Hos mottakeren');
      await page.click('text=Lagre opplysningene');
      await page.waitForURL('**notice=*');
      expect(await page.inputValue('#fact-dataWhereabouts')).to.equal('Hos mottakeren');
    });
    const facts = await factsOf();
    expect(facts.dataKinds.value).to.deep.equal([{ class: 'simple', circumstance: 'ordinary' }]);
    const { body } = await varsla.admin('GET', `/api/v1/incidents/${id}/journal`);
    const recorded = body.items.filter(({ type }: { type: string }) => type === 'facts.recorded');
    expect(recorded).to.have.length(4);
  });
});
