import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInFirst, watchedContext } from './browser.ts';

const known = (value: unknown) => ({ certainty: 'known', value });
const phone = { viewport: { width: 360, height: 800 } };

describeInBrowser('the assessment and the short path in the browser', (browser) => {
  let varsla: TestService;
  let state: Awaited<ReturnType<BrowserContext['storageState']>>;
  before(async () => {
    varsla = await createTestService({ now: '2026-11-20T09:00:00.000Z' });
    const register = readFileSync(new URL('../../templates/registers/wepack.json', import.meta.url), 'utf8');
    expect((await varsla.admin('PUT', '/api/v1/register', { raw: register })).status).to.be.below(300);
    const { context } = await watchedContext(browser());
    await signInFirst(varsla, context);
    state = await context.storageState();
    await context.close();
  });
  after(() => varsla.close());

  const visit = async (
    path: string,
    run: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> => {
    const { context, complaints } = await watchedContext(browser(), { storageState: state, ...options });
    const page = await context.newPage();
    await page.goto(`${varsla.url}${path}`);
    await run(page);
    // The browser itself says of a form that came back that it was no success.
    expect(complaints.filter((line) => !line.includes(' 422 '))).to.deep.equal([]);
    await context.close();
  };
  const total = async (): Promise<number> => (await varsla.admin('GET', '/api/v1/incidents')).body.total;

  it('the proposal grows with the reasons and with what others record, and what is typed stays', async () => {
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'Kundeliste på avveie',
        description: 'En fil lå åpen.',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
    await varsla.admin('PATCH', `/api/v1/incidents/${body.id}/facts`, {
      body: { nature: known(['confidentiality']), intent: known('accidental') },
    });
    await visit(`/incidents/${body.id}/assessment`, async (page) => {
      const proposal = page.locator('#proposal');
      await proposal.getByText('Foreslått nivå: høy risiko').waitFor();
      await page.fill('#assessments-intent', 'Feil mappe ble delt.');
      await page.press('#assessments-intent', 'Tab');
      await proposal.getByText('Feil mappe ble delt.').waitFor();

      await varsla.admin('PATCH', `/api/v1/incidents/${body.id}/facts`, {
        body: { protection: known('strong'), protectionKey: known('safe') },
      });
      await page.fill('#assessments-context', 'Vi leser filen nå.');
      await page.press('#assessments-context', 'Tab');
      await proposal.getByText('Foreslått nivå: risiko er lite sannsynlig').waitFor();
      expect(await page.inputValue('#assessments-intent')).to.equal('Feil mappe ble delt.');
      expect(await axeFindings(page)).to.deep.equal([]);
    });
  });

  const fill = async (page: Page): Promise<void> => {
    await page.fill('#what', 'En faktura til en annen kunde.');
    await page.fill('#how', 'Autofullføring valgte feil adresse.');
    await page.fill('#sentTime', '08:00');
    await page.fill('#peopleCount', '1');
    await page.check('#dataKinds-financial');
    await page.selectOption('#special-financial', 'hardly-any-insight');
    await page.check('#identifiers');
    await page.fill('#contents', 'Navn, e-postadresse og ett beløp.');
    await page.check('#vulnerablePeople');
    await page.check('#recipients-known');
    await page.fill('#recipientsReason', 'Kunden ringte oss.');
    await page.check('#deletion');
  };

  for (const [how, options] of [
    ['on a phone', phone],
    ['without script', { javaScriptEnabled: false }],
  ] as const)
    it(`the short path, ${how}: faults at the fields, then the proposal with nothing saved, then the case`, async () => {
      const before = await total();
      await visit(
        '/',
        async (page) => {
          await page.click('a[href="/misdirected"]');
          await fill(page);
          await page.fill('#peopleCount', '5000');
          await page.click('button[value=look]');
          await page.waitForSelector('#errors');
          expect(await page.textContent('#peopleCount-error')).to.contain('Skriv et tall fra 1 til 100.');
          expect(await page.locator('#errors li').count()).to.equal(1);
          expect(await page.inputValue('#contents')).to.equal('Navn, e-postadresse og ett beløp.');
          expect(await page.isChecked('#dataKinds-financial')).to.equal(true);

          await page.fill('#peopleCount', '1');
          await page.click('button[value=look]');
          const proposal = page.locator('.v-proposal');
          await proposal.getByText('Foreslått nivå: risiko er lite sannsynlig').waitFor();
          expect(await proposal.textContent()).to.contain('egne retningslinjer');
          expect(await total()).to.equal(before);
          await page.click('button[value=edit]');
          expect(await page.inputValue('#special-financial')).to.equal('hardly-any-insight');
          await page.click('button[value=look]');
          const fields = await page.evaluate<[string, string][]>(
            `[...document.querySelectorAll('form[action="/misdirected"] input')].map(({ name, value }) => [name, value])`,
          );
          await page.click('button[value=save]');
          await page.waitForURL('**/assessment?notice=noticeMisdirected');
          expect(await page.textContent('main'))
            .to.contain('Versjon 1')
            .and.to.contain('Beslutningen hviler på versjon 1.');
          // Pressed twice, it is one incident.
          const again = await page.request.post(`${varsla.url}/misdirected`, {
            form: { ...Object.fromEntries(fields), step: 'save' },
            headers: { origin: varsla.url },
            maxRedirects: 0,
          });
          expect(again.headers()['location']).to.equal(page.url().slice(varsla.url.length));
        },
        options,
      );
      expect(await total()).to.equal(before + 1);
    });
});
