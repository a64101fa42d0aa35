import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type AlarmStory, startAlarmStory } from '../support/alarm-story.ts';
import { vakt } from '../support/story.ts';
import { axeFindings, describeInBrowser, watchedContext } from './browser.ts';

const sizes: Record<string, BrowserContextOptions> = {
  'at a desk': { viewport: { width: 1280, height: 900 } },
  'on a phone, at night': {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    colorScheme: 'dark',
  },
};

describeInBrowser('the page behind the link in an alert', (browser) => {
  let story: AlarmStory;
  beforeEach(async () => {
    story = await startAlarmStory({ env: { PUBLIC_URL: 'http://varsla.example' } });
    await story.open();
    await story.service.runOnce();
  });
  afterEach(() => story.close());

  const address = (): string => {
    const { text = '' } = story.mailsTo(vakt.email).at(-1) ?? {};
    return `${story.url}${/http:\/\/varsla\.example(\/alerts\/[\w.-]+)/.exec(text)?.[1] ?? ''}`;
  };
  const state = async (): Promise<string> => (await story.alerts())[0].state;
  const whole = async (): Promise<unknown[]> =>
    (
      await story.database.pool.query(
        `select to_jsonb(a) as row from alerts a union all select to_jsonb(m) from alert_messages m
         union all select to_jsonb(j) from journal j order by 1`,
      )
    ).rows;
  const fits = (page: Page): Promise<boolean> =>
    page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth');

  for (const [where, options] of Object.entries(sizes))
    it(`is read and pressed ${where}: open, taken, and opened again`, async () => {
      const { context, complaints } = await watchedContext(browser(), options);
      const page = await context.newPage();
      const before = await whole();
      await page.goto(address());
      expect(await page.textContent('h1')).to.equal('Kvitter for varselet');
      expect(await axeFindings(page)).to.deep.equal([]);
      expect(await fits(page)).to.equal(true);
      await page.reload();
      expect(await whole(), 'reading changes nothing at all').to.deep.equal(before);

      // The only button of the page proper is reached by the keyboard alone.
      const button = page.locator('main form button');
      expect((await button.boundingBox())?.height).to.be.at.least(44);
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Kvittert', exact: true, level: 1 }).waitFor();
      expect(await axeFindings(page)).to.deep.equal([]);
      expect(await state()).to.equal('acknowledged');
      await page.goto(address());
      expect(await page.textContent('h1')).to.equal('Du har tatt varselet');
      expect(await page.locator('main form').count()).to.equal(0);
      expect(await axeFindings(page)).to.deep.equal([]);
      expect(await fits(page)).to.equal(true);
      expect(complaints).to.deep.equal([]);
      await context.close();
    });

  it('is not pressed by what reads mail: whoever opens, asks ahead, follows every link and runs the scripts', async () => {
    const before = await whole();
    const link = address();
    // As link checkers ask: the head first, ahead of the person, as a preview, as a robot.
    for (const [method, headers] of [
      ['HEAD', {}],
      ['GET', { 'Sec-Purpose': 'prefetch;prerender' }],
      ['GET', { Purpose: 'prefetch' }],
      ['GET', { 'User-Agent': 'Mozilla/5.0 (compatible; SafeLinks)' }],
      ['OPTIONS', {}],
    ] as const) {
      const answer = await fetch(link, { method, headers: { Accept: 'text/html', ...headers } });
      await answer.arrayBuffer();
      expect(answer.status, `${method} ${JSON.stringify(headers)}`).to.be.below(500);
    }
    // As one that renders: it stays until the scripts have run, then opens all that the page points to.
    const context = await browser().newContext({ locale: 'en-US' });
    const page = await context.newPage();
    await page.goto(link, { waitUntil: 'networkidle' });
    await page.hover('main form button');
    const found = await page.evaluate<string[]>(
      `[...document.querySelectorAll('[href], [src], [action], [hx-get], [formaction]')].flatMap((one) =>
         ['href', 'src', 'action', 'hx-get', 'formaction'].flatMap((name) => one.getAttribute(name) ?? []))
         .map((address) => new URL(address, location.href).href)`,
    );
    const addresses = [...new Set(found)].filter((one) => one.startsWith(story.url));
    // Where its form goes is one of them: asked for, not sent.
    expect(addresses).to.include(link);
    expect(addresses.length).to.be.at.least(5);
    for (const one of addresses)
      for (const method of ['GET', 'HEAD']) {
        const answer = await fetch(one, { method, redirect: 'manual', headers: { Accept: 'text/html' } });
        await answer.arrayBuffer();
        expect(answer.status, `${method} ${new URL(one).pathname}`).to.be.below(500);
      }
    await context.close();
    expect(await whole()).to.deep.equal(before);
    expect(await state()).to.equal('open');
    const told = story.told();
    await story.after(15);
    expect(story.told().calls, 'the next step follows').to.equal(told.calls + 2);
  });
});
