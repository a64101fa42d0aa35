import { expect } from 'chai';
import { createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInFirst, watchedContext } from './browser.ts';

describeInBrowser('the hold', (browser) => {
  let varsla: TestService;
  beforeEach(async () => {
    varsla = await createTestService();
    await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'Brev',
        description: 'To brev.',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
  });
  afterEach(async () => varsla.close());

  const hold = (): Promise<unknown> =>
    varsla.database.pool.query(
      `insert into holds (reason, since, backup_made_at) values ('restored', '2026-11-20T09:00:00Z', '2026-11-20T07:00:00Z')`,
    );

  for (const javaScriptEnabled of [true, false])
    it(`is said on every page, explained, and released ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const { context, complaints } = await watchedContext(browser(), { javaScriptEnabled });
      const page = await signInFirst(varsla, context);
      expect(await page.locator('.v-held').count()).to.equal(0);
      await page.goto(`${varsla.url}/settings/hold`);
      expect(await page.textContent('.settings-body')).to.contain('Ingenting er satt på vent');

      await hold();
      for (const path of ['/', '/report', '/settings', '/me']) {
        await page.goto(`${varsla.url}${path}`);
        expect(await page.textContent('.v-held'), path).to.contain('ingenting blir sendt');
      }
      await page.click('.v-held a');
      const said = (await page.textContent('.settings-body')) ?? '';
      expect(said).to.contain('fredag 20. november kl. 08:00').and.to.contain('AV-2026-0001');
      if (javaScriptEnabled) expect(await axeFindings(page)).to.deep.equal([]);

      await page.click('form[action="/settings/hold"] button');
      expect(await page.textContent('#reason-error')).to.contain('hvorfor det er trygt');
      expect(await page.locator('.v-held').count(), 'nothing was released').to.equal(1);
      await page.fill('#reason', 'Den gamle maskinen er slått av.');
      await page.click('form[action="/settings/hold"] button');
      await page.waitForURL('**/settings?notice=holdReleased');
      expect(await page.textContent('.v-notice')).to.contain('i gang igjen');
      expect(await page.locator('.v-held').count()).to.equal(0);
      expect((await varsla.admin('GET', '/api/v1/hold')).body.held).to.equal(false);
      // The form that came back is told of by the browser as well.
      expect(complaints.filter((text) => !text.includes('422'))).to.deep.equal([]);
      await context.close();
    });

  it('is not said to strangers', async () => {
    await hold();
    const answer = await fetch(`${varsla.url}/sign-in`, { headers: { Accept: 'text/html' } });
    expect(await answer.text()).not.to.contain('v-held');
  });
});
