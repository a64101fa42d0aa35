import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInFirst, watchedContext } from './browser.ts';

const password = 'vinterlys over fjorden 27';

describeInBrowser('two people at the pages', (browser) => {
  for (const javaScriptEnabled of [true, false])
    describe(javaScriptEnabled ? 'with script' : 'without script', () => {
      let varsla: TestService;
      before(async () => {
        varsla = await createTestService({ now: '2026-11-20T09:00:00.000Z' });
      });
      after(() => varsla.close());

      /** Invites a person on the people page and has them choose a password and sign in, in a browser of their own. */
      const invite = async (admin: Page, name: string, email: string, role: string): Promise<Page> => {
        await admin.goto(`${varsla.url}/settings/people`);
        await admin.fill('#name', name);
        await admin.fill('#email', email);
        await admin.selectOption('#role', role);
        await admin.click('form[action="/settings/people"] button[type=submit]');
        const link = (await admin.content()).match(/https?:\/\/[^"<\s]+\/invitation[^"<\s]*/)?.[0];
        if (!link) throw new Error('no invitation was shown');
        const { context } = await watchedContext(browser(), { javaScriptEnabled });
        const page = await context.newPage();
        await page.goto(link.replaceAll('&amp;', '&'));
        await page.fill('#password', password);
        await page.click('main form button[type=submit]');
        await page.goto(`${varsla.url}/sign-in`);
        await page.fill('#email', email);
        await page.fill('#password', password);
        await page.click('main form button[type=submit]');
        return page;
      };

      it('take a suspicion to a notice that another has approved', async () => {
        const { context, complaints } = await watchedContext(browser(), { javaScriptEnabled });
        const admin = await signInFirst(varsla, context);
        const approver = await invite(admin, 'Godkjenner', 'godkjenner@example.org', 'approver');

        await admin.goto(`${varsla.url}/report`);
        await admin.fill('#title', 'Kundeliste på avveie');
        await admin.fill('#description', 'En fil lå åpen på nettstedet.');
        await admin.fill('#date', '2026-11-20');
        await admin.fill('#time', '09:15');
        await admin.click('button[value=look]');
        await admin.click('button[value=save]');
        await admin.waitForURL('**/incidents/*');
        const path = new URL(admin.url()).pathname;
        expect(path).to.match(/^\/incidents\/[0-9a-f-]{36}$/);

        /** The form of an event, unfolded as a person would. */
        const formOf = async (page: Page, at: string, type: string) => {
          await page.goto(`${varsla.url}${path}${at}`);
          const chosen = `form:has(input[name="type"][value="${type}"])`;
          const folded = page.locator(`details:not([open]):has(${chosen}) > summary`);
          if ((await folded.count()) > 0) await folded.first().click();
          return page.locator(chosen).first();
        };
        const send = async (page: Page, at: string, type: string): Promise<void> => {
          const form = await formOf(page, at, type);
          await form.locator('button[type=submit]').first().click();
          await page.waitForURL('**notice=*');
        };
        await send(admin, '', 'breach.confirmed');
        const assessment = await formOf(admin, '', 'risk.assessed');
        await assessment.locator('input[name=level][value=risk]').check();
        await assessment.locator('textarea[name=reasoning]').fill('Navn og kjøp.');
        await assessment.locator('button[type=submit]').first().click();
        await admin.waitForURL('**notice=*');
        await send(admin, '/report', 'report.submitted');
        await send(approver, '/report', 'report.approved');

        const { body } = await varsla.admin('GET', `/api/v1${path}`);
        expect(body.state.authority).to.deep.equal({ owed: 'filing' });
        expect(body.risk).to.equal('risk');
        const { body: report } = await varsla.admin('GET', `/api/v1${path}/reports/authority?format=json`);
        expect(report.approval).to.include({ submittedBy: 'Ragnhild Prøve', approvedBy: 'Godkjenner' });
        expect(complaints).to.deep.equal([]);
        if (javaScriptEnabled) {
          await approver.goto(`${varsla.url}${path}/report`);
          expect(await axeFindings(approver)).to.deep.equal([]);
        }
      });
    });
});
