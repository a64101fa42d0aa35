import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { type Api, createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInAs, signInFirst, watchedContext } from './browser.ts';

describeInBrowser('who has a case and who sees it, at the pages', (browser) => {
  let varsla: TestService;
  let hanna: Api;
  beforeEach(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna Vik', 'handler');
    await varsla.person('Pia Lund', 'approver');
  });
  afterEach(() => varsla.close());

  const open = async (title: string): Promise<string> => {
    const body = {
      title,
      description: 'Noe skjedde.',
      detectedAt: '2026-11-20T08:00:00Z',
      role: 'controller',
    };
    return (await hanna('POST', '/api/v1/incidents', { body })).body.id;
  };
  /** No finding in light nor in dark. */
  const isAccessible = async (page: Page): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page), `${page.url()} ${colorScheme}`).to.deep.equal([]);
    }
  };
  /** Invites somebody at the page, and has them come. */
  const invite = async (
    admin: Page,
    context: BrowserContext,
    fields: Record<string, string>,
  ): Promise<Page> => {
    await admin.goto(`${varsla.url}/settings/people`);
    for (const [name, value] of Object.entries(fields)) {
      const isChoice = name === 'role' || name === 'incident';
      const field = `form[action="/settings/people"] [name=${name}]`;
      if (isChoice) await admin.selectOption(field, value);
      else await admin.fill(field, value);
    }
    await admin.click('form[action="/settings/people"] button[type=submit]');
    const link = new URL(await admin.inputValue('#link'));
    const page = await context.newPage();
    await page.goto(`${varsla.url}${link.pathname}${link.search}`);
    await page.fill('#password', 'vinterlys over fjorden 27');
    await page.click('main form button[type=submit]');
    await signInAs(varsla, page, fields['email'] ?? '');
    return page;
  };

  for (const javaScriptEnabled of [true, false])
    it(`takes a case, hands it over and restricts it ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const id = await open('Liste på avveie');
      const { context, complaints } = await watchedContext(browser(), { javaScriptEnabled });
      const page = await signInFirst(varsla, context);
      await page.goto(`${varsla.url}/incidents/${id}`);
      await page.click('text=Ta saken');
      expect(await page.textContent('#who + p')).to.include('Du har saken.');
      await page.click('text=Gi saken videre, eller velg hvem som ser den');
      await page.selectOption('#personId', { label: 'Hanna Vik' });
      await page.click('text=Gi saken til den valgte');
      expect(await page.textContent('main')).to.include('Hanna Vik har saken.');
      await page.check('#restricted-yes');
      await page.check('label:has-text("Hanna Vik")');
      await page.click('text=Lagre hvem som ser saken');
      const shown = await page.textContent('main');
      expect(shown).to.include('Bare navngitte personer ser saken.').and.include('Færre enn to');
      await page.check('label:has-text("Pia Lund")');
      await page.click('text=Lagre hvem som ser saken');
      expect(await page.textContent('main')).not.to.include('Færre enn to');
      const { body } = await hanna('GET', `/api/v1/incidents/${id}/access`);
      expect(body.people.map(({ name }: { name: string }) => name)).to.have.members([
        'Ragnhild Prøve',
        'Hanna Vik',
        'Pia Lund',
      ]);
      if (javaScriptEnabled) await isAccessible(page);
      await page.goto(`${varsla.url}/incidents/${id}/journal`);
      const journal = await page.textContent('ol.journal');
      expect(journal?.replaceAll(/\s+/g, ' ')).to.match(/Hvem har saken ?Hanna Vik/);
      expect(journal).to.include('Hanna Vik, Pia Lund');
      expect(complaints).to.deep.equal([]);
      await context.close();
    });

  it('opens a restricted case to an administrator with a reason, and says so', async () => {
    const id = await open('Det ingen skal se');
    await hanna('PUT', `/api/v1/incidents/${id}/access`, { body: { restricted: true } });
    const { context, complaints } = await watchedContext(browser());
    const page = await signInFirst(varsla, context);
    await page.goto(varsla.url);
    expect(await page.textContent('main')).not.to.include('Det ingen skal se');
    await page.click('text=Én begrenset sak er stengt for deg');
    expect(await page.textContent('main'))
      .to.include('AV-2026-0001')
      .and.not.include('Det ingen skal se');
    await isAccessible(page);
    await page.fill('textarea', ' ');
    await page.click('text=Åpne AV-2026-0001 for meg');
    expect(await page.textContent('.v-errors')).to.include('Skriv hvorfor.');
    await isAccessible(page);
    await page.fill('textarea', 'Hanna er syk.');
    await page.click('text=Åpne AV-2026-0001 for meg');
    await page.waitForURL('**/incidents/*');
    expect(await page.textContent('main'))
      .to.include('Grunnen står i journalen.')
      .and.include('Det ingen skal se');
    const { items } = (await hanna('GET', `/api/v1/incidents/${id}/journal`)).body;
    expect(items.at(-1)).to.include({ type: 'access.opened', actor: 'Ragnhild Prøve' });
    // The page answered the blank reason with 422, which Chromium writes into its console.
    expect(complaints.filter((one) => !one.includes('422'))).to.deep.equal([]);
    await context.close();
  });

  it('is a short page for a reporter, and a whole case for a guest', async () => {
    const id = await open('Liste på avveie');
    const { context } = await watchedContext(browser());
    const admin = await signInFirst(varsla, context);
    const theirs = await watchedContext(browser(), { viewport: { width: 390, height: 844 } });
    const reporter = await invite(admin, theirs.context, {
      name: 'Rolf Melder',
      email: 'rolf@example.org',
      role: 'reporter',
    });
    expect(await reporter.locator('.v-menu li').count()).to.equal(2);
    await reporter.click('.v-menu a[href="/report"]');
    await reporter.fill('#title', 'Brev i feil konvolutt');
    await reporter.fill('#description', 'To brev er byttet om.');
    await reporter.fill('#date', '2026-11-20');
    await reporter.fill('#time', '08:15');
    await reporter.click('button[value=look]');
    await reporter.click('button[value=save]');
    await reporter.waitForURL('**/incidents/*');
    const said = await reporter.textContent('main');
    expect(said).to.include('Takk for at du meldte fra.').and.include('To brev er byttet om.');
    expect(said).not.to.match(/Godkjenn|Journal/);
    await isAccessible(reporter);
    await reporter.goto(varsla.url);
    expect(await reporter.textContent('main')).not.to.include('Liste på avveie');

    const others = await watchedContext(browser());
    const guest = await invite(admin, others.context, {
      name: 'Advokat Bø',
      email: 'bo@advokat.example',
      role: 'guest',
      incident: id,
      ends: '2026-12-24',
    });
    expect(await guest.locator('.v-menu li').count()).to.equal(1);
    await guest.click('text=Liste på avveie');
    expect(await guest.locator('main form').count()).to.equal(0);
    await isAccessible(guest);
    await guest.click('.case-nav a[href$="/facts"]');
    await guest.click('.fact-parts a[href$="section=nature#group-nature"]');
    await guest.fill('[name="whatHappened.value"]', 'Et skript sto åpent.');
    await guest.selectOption('[name="whatHappened.certainty"]', 'known');
    await guest.click('text=Lagre opplysningene');
    // Unchanged where what was typed had been saved before the button was pressed.
    await guest.waitForURL(/notice=case(Saved|Unchanged)/);
    expect(await guest.inputValue('[name="whatHappened.value"]')).to.equal('Et skript sto åpent.');
    expect(await guest.textContent('[role=status]')).to.match(/lagret/i);
    await isAccessible(guest);
    await admin.goto(`${varsla.url}/settings/people`);
    expect(await admin.textContent('table')).to.include('AV-2026-0001, til ');
    await isAccessible(admin);
    for (const one of [theirs, others]) expect(one.complaints).to.deep.equal([]);
    for (const one of [context, theirs.context, others.context]) await one.close();
  });
});
