import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { wordsOf } from '../../src/web/words.ts';
import { createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInFirst, watchedContext } from './browser.ts';
import { fieldsOf, isSaved, openPageDoor, type PageDoor, type Visitor } from './incident-door.ts';

const { incident: nb } = wordsOf('nb');
const opening = {
  title: 'Kundeliste på avveie',
  description: 'En fil lå åpen.',
  detectedAt: '2026-11-20T08:00:00Z',
  awareAt: '2026-11-20T08:00:00Z',
  role: 'controller',
};
const count = (value: number) => ({ peopleCount: { certainty: 'known', value } });
const risk = { type: 'risk.assessed', level: 'risk', reasoning: 'Navn.' };

describe('decisions whose facts have changed, and the exception, without script', () => {
  let door: PageDoor;
  let hanna: Visitor;
  let pia: Visitor;
  before(async () => {
    door = await openPageDoor();
    hanna = await door.visitor('Hanna', 'handler');
    pia = await door.visitor('Pia', 'approver');
  });
  after(() => door.close());

  const open = async (): Promise<{ id: string; page: string }> => {
    const { body } = await door.admin('POST', '/api/v1/incidents', { body: opening });
    return { id: body.id, page: `/incidents/${body.id}` };
  };
  const record = (id: string, body: object) => door.admin('PATCH', `/api/v1/incidents/${id}/facts`, { body });
  const read = async (id: string) => (await door.admin('GET', `/api/v1/incidents/${id}`)).body;

  it('says which decision, which fact from what to what, and takes a fresh yes with its reason', async () => {
    const { id, page } = await open();
    await record(id, count(9));
    await hanna.send(`${page}/events`, risk, page);
    expect((await hanna.see(page)).html).not.to.contain('id="stale"');
    await record(id, count(3572));
    const { html, text } = await hanna.see(page);
    expect(text)
      .to.contain(nb.stale)
      .and.to.contain(nb['decided.risk'])
      .and.to.match(/: fra 9 til 3\s572 /);
    expect(html).to.contain(`href="${page}?do=risk.assessed#risk-assessed-form"`);
    expect(text).to.contain(nb['why.duty'](`${nb['decided.risk']}, ${nb['deadline.authority.notice']}`));
    const yes = { type: 'decision.confirmed', decision: 'risk', reason: '' };
    const refused = await hanna.send(`${page}/events`, yes, page);
    expect(refused.status).to.equal(422);
    expect(refused.html).to.contain('href="#decision-confirmed-risk-reason"');
    isSaved(await hanna.send(`${page}/events`, { ...yes, reason: 'Bare navn.' }, page));
    expect((await hanna.see(page)).html).not.to.contain('id="stale"');
    expect((await hanna.see(`${page}/journal`)).text).to.contain('Bare navn.');
  });

  it('leads from a filed notice that is out of date to its follow-up', async () => {
    const { id, page } = await open();
    await hanna.send(`${page}/events`, { ...risk, level: 'high' }, page);
    await hanna.send(`${page}/events`, { type: 'report.submitted' }, page);
    await pia.send(`${page}/events`, { type: 'report.approved' }, page);
    const filed = {
      type: 'authority.notified',
      channel: 'altinn',
      reference: 'AR300186895',
      at: '2026-11-20T09:00:00Z',
    };
    expect((await door.event(door.admin, id, filed)).status).to.equal(200);
    await record(id, count(3572));
    const { html, text } = await hanna.see(page);
    expect(text)
      .to.contain(nb['stale.followUp'])
      .and.to.match(/: fra ikke kjent til 3\s572 /);
    expect(html).to.contain(`href="${page}/report">${nb['stale.again.followUp']}<`);
    isSaved(await hanna.send(`${page}/events`, { type: 'report.submitted' }, `${page}/report`));
    expect((await read(id)).stale).to.deep.equal([]);
  });

  it('has the exception approved by another person, who reads what is decided', async () => {
    const { id, page } = await open();
    await hanna.send(
      `${page}/events`,
      { ...risk, level: 'unlikely', reasoning: 'Disken er kryptert.' },
      page,
    );
    const own = await hanna.see(page);
    expect(own.text).to.contain(nb['state.authority.owed.excepting']).and.to.contain(nb['next.waitForOther']);
    expect(own.html).not.to.contain('name="type" value="exception.approved"');
    const { html, text } = await pia.see(`${page}?do=exception.approved`);
    expect(text).to.contain('Disken er kryptert.').and.to.contain(nb['next.exceptionApproval']);
    const { hash } = (await read(id)).riskDecision;
    expect(html).to.contain(`name="hash" value="${hash}"`);
    isSaved(await pia.send(`${page}/events`, { type: 'exception.approved', hash }, page));
    const after = await hanna.see(page);
    expect(after.text).to.contain('Godkjent av Pia');
    await record(id, { protectionKey: { certainty: 'known', value: 'compromised' } });
    const stale = await hanna.see(page);
    expect(stale.text).to.contain(nb['stale.approver']);
    expect(stale.html).not.to.contain('name="decision" value="risk"');
    const yes = { type: 'decision.confirmed', decision: 'risk', reason: 'Nøkkelen er byttet.' };
    isSaved(await pia.send(`${page}/events`, yes, page));
    expect((await read(id)).stale).to.deep.equal([]);
  });

  it('sends the proposal back, and the risk is owed anew', async () => {
    const { id, page } = await open();
    await hanna.send(`${page}/events`, { ...risk, level: 'unlikely' }, page);
    expect(fieldsOf((await pia.see(page)).html, `${page}/events`)).to.include({ type: 'breach.confirmed' });
    isSaved(
      await pia.send(`${page}/events`, { type: 'exception.returned', reason: 'Nøkkelen er kjent.' }, page),
    );
    expect((await read(id)).risk).to.equal(null);
    expect((await hanna.see(page)).text).to.contain(nb['next.assess.text']);
  });
});

describeInBrowser('a decision whose facts have changed, in the browser', (browser) => {
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

  it('is amber in the list and on its case, and stands again with the keyboard alone', async () => {
    const { admin } = varsla;
    const { body } = await admin('POST', '/api/v1/incidents', { body: opening });
    const facts = (value: number) =>
      admin('PATCH', `/api/v1/incidents/${body.id}/facts`, { body: count(value) });
    await facts(9);
    await varsla.event(admin, body.id, risk);
    await facts(3572);
    await page.goto(varsla.url);
    expect(await page.locator(`#i-${body.id} [data-color=warning]`).allInnerTexts()).to.include(
      nb['stale.tag'],
    );
    await page.goto(`${varsla.url}/incidents/${body.id}`);
    const box = page.locator('#stale');
    expect((await box.innerText()).replaceAll(/\s/g, ' ')).to.contain('fra 9 til 3 572');
    expect(await box.getAttribute('data-color')).to.equal('warning');
    expect(await axeFindings(page)).to.deep.equal([]);
    await box.locator('summary', { hasText: nb['stale.stand'] }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Bare navn.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**notice=caseSaved');
    expect(await box.count()).to.equal(0);
    expect((await admin('GET', `/api/v1/incidents/${body.id}`)).body.stale).to.deep.equal([]);
    await page.goto(varsla.url);
    expect(await page.locator(`#i-${body.id}`).innerText()).not.to.contain(nb['stale.tag']);
    expect(complaints).to.deep.equal([]);
  });
});
