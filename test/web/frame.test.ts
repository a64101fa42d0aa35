import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInFirst, watchedContext } from './browser.ts';

const suspicion = {
  title: 'Brev i feil konvolutt',
  description: 'To brev er byttet om.\nKunden ringte.',
  date: '2026-11-19',
  time: '08:15',
};

const fillIn = async (page: Page): Promise<void> => {
  for (const [name, value] of Object.entries(suspicion)) await page.fill(`#${name}`, value);
};

describeInBrowser('the frame, the list and the report of a suspicion', (browser) => {
  let varsla: TestService;
  beforeEach(async () => {
    varsla = await createTestService();
  });
  afterEach(async () => varsla.close());

  const open = async (title: string, detectedAt: string): Promise<string> => {
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: { title, description: 'Noe skjedde.', detectedAt, role: 'controller' },
    });
    return body.id;
  };

  for (const javaScriptEnabled of [true, false])
    it(`reports a suspicion ${javaScriptEnabled ? 'with' : 'without'} script, its deadline said before it is saved`, async () => {
      const { context, complaints } = await watchedContext(browser(), { javaScriptEnabled });
      const page = await signInFirst(varsla, context);
      await page.click('.v-menu a[href="/report"]');
      await fillIn(page);
      await page.click('button[value=look]');
      const echo = await page.textContent('.v-echo');
      expect(echo).to.include('torsdag 19. november kl. 08:15').and.include('søndag 22. november kl. 08:15');
      expect((await varsla.admin('GET', '/api/v1/incidents')).body.items).to.deep.equal([]);

      await page.click('button[value=edit]');
      expect(await page.inputValue('#description')).to.equal(suspicion.description);
      await page.click('button[value=look]');
      await page.click('button[value=save]');
      await page.waitForURL('**/incidents/*');
      const { items } = (await varsla.admin('GET', '/api/v1/incidents')).body;
      expect(items).to.have.length(1);
      expect(items[0]).to.include({ title: suspicion.title, detectedAt: '2026-11-19T07:15:00.000Z' });
      expect(complaints).to.deep.equal([]);
      await context.close();
    });

  it('makes one incident of a form that is sent twice', async () => {
    const { context } = await watchedContext(browser());
    const page = await signInFirst(varsla, context);
    await page.goto(`${varsla.url}/report`);
    const form = {
      ...suspicion,
      role: 'controller',
      step: 'save',
      key: await page.inputValue('input[name=key]'),
    };
    const sent = await Promise.all(
      [1, 2].map(async () => context.request.post(`${varsla.url}/report`, { form, maxRedirects: 0 })),
    );
    expect(sent.map((answer) => answer.status())).to.deep.equal([303, 303]);
    expect(sent[0]?.headers()['location']).to.equal(sent[1]?.headers()['location']);
    expect((await varsla.admin('GET', '/api/v1/incidents')).body.items).to.have.length(1);
    await context.close();
  });

  it('names each field that is wrong and keeps what was typed', async () => {
    const { context } = await watchedContext(browser());
    const page = await signInFirst(varsla, context);
    await page.goto(`${varsla.url}/report`);
    await fillIn(page);
    await page.fill('#title', '');
    await page.fill('#date', '2026-11-29');
    await page.click('button[value=look]');
    await page.waitForSelector('#errors');
    expect(
      await page.locator('#errors a').evaluateAll((links) => links.map((a) => a.getAttribute('href'))),
    ).to.deep.equal(['#title']);
    expect(await page.inputValue('#description')).to.equal(suspicion.description);
    await page.fill('#title', suspicion.title);
    await page.click('button[value=look]');
    expect(await page.textContent('#when-error')).to.equal('Tidspunktet er ikke kommet ennå.');
    expect(await axeFindings(page)).to.deep.equal([]);
    await context.close();
  });

  it('lists what is open, overdue first, and keeps the clocks running', async () => {
    await open('Den som har tid', '2026-11-20T07:00:00Z');
    const late = await open('Den som er for sen', '2026-11-17T05:30:00Z');
    const { context, complaints } = await watchedContext(browser());
    const page = await signInFirst(varsla, context);
    await page.clock.install();
    await page.goto(varsla.url);
    expect(await page.locator('.v-what a').allTextContents()).to.deep.equal([
      'Den som er for sen',
      'Den som har tid',
    ]);
    expect(await page.textContent(`#i-${late}`)).to.include('3 timer 30 min over fristen');
    varsla.clock.forward(1);
    await page.clock.runFor(11_000);
    await page.getByText('4 timer 30 min over fristen').waitFor();
    expect(complaints).to.deep.equal([]);
    await context.close();
  });

  it('finds by reference and title, and leaves what was sought out of the address', async () => {
    await open('Brev i feil konvolutt', '2026-11-20T07:00:00Z');
    await open('100 % borte', '2026-11-20T07:00:00Z');
    const { context } = await watchedContext(browser());
    const page = await signInFirst(varsla, context);
    const found = async (text: string): Promise<string[]> => {
      await page.fill('#search-text', text);
      await page.click('.v-search button');
      await page.locator(`#search-text[value="${text}"]`).waitFor();
      expect(page.url()).not.to.include('search');
      return page.locator('.v-what a').allTextContents();
    };
    expect(await found('KONVOLUTT')).to.deep.equal(['Brev i feil konvolutt']);
    expect(await found('2026-0002')).to.deep.equal(['100 % borte']);
    expect(await found('%')).to.deep.equal(['100 % borte']);
    expect(await found('finnes ikke')).to.deep.equal([]);
    await context.close();
  });

  it('speaks the language that is chosen', async () => {
    const { context } = await watchedContext(browser());
    const page = await signInFirst(varsla, context);
    await page.goto(`${varsla.url}/report`);
    await page.click('.v-languages button[value=nn]');
    expect(await page.textContent('h1')).to.equal('Meld frå om ein mistanke');
    expect(await page.textContent('.v-menu')).to.include('Saker');
    await page.click('.v-languages button[value=en]');
    expect(await page.textContent('h1')).to.equal('Report a suspicion');
    expect(await page.getAttribute('html', 'lang')).to.equal('en');
    await context.close();
  });

  it('refuses a form that another site sent, and says what to do', async () => {
    const { context } = await watchedContext(browser());
    const page = await signInFirst(varsla, context);
    await page.goto(`${varsla.url}/report`);
    const form = {
      ...suspicion,
      role: 'controller',
      step: 'save',
      key: await page.inputValue('input[name=key]'),
    };
    const foreign: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
    ];
    for (const headers of foreign) {
      const answer = await context.request.post(`${varsla.url}/report`, {
        form,
        headers,
      });
      expect(answer.status(), JSON.stringify(headers)).to.equal(403);
      expect(await answer.text()).to.include('PUBLIC_URL');
    }
    expect((await varsla.admin('GET', '/api/v1/incidents')).body.items).to.deep.equal([]);
    await context.close();
  });

  it('sends strangers to sign in, shows a page for a wrong address, and leaves the API alone', async () => {
    const stranger = await fetch(`${varsla.url}/report`, { redirect: 'manual' });
    expect(stranger.status).to.equal(303);
    expect(stranger.headers.get('location')).to.equal('/sign-in?next=%2Freport');
    const api = await fetch(`${varsla.url}/api/v1/incidents`);
    expect(api.headers.get('content-type')).to.include('problem+json');
    const { context } = await watchedContext(browser());
    const page = await signInFirst(varsla, context);
    const missing = await page.goto(`${varsla.url}/nothing`);
    expect(missing?.status()).to.equal(404);
    expect(await page.textContent('h1')).to.equal('Det er ingenting her');
    await context.close();
  });
});
