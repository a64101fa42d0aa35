import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import type { TestService } from '../support/service.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Chromium as the tests start it: also as root, and asking nobody for anything. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--in-process-gpu',
  '--renderer-process-limit=1',
  '--disable-extensions',
  '--disable-site-isolation-trials',
  '--disable-features=site-per-process,IsolateOrigins,Translate,OptimizationHints,MediaRouter',
];

let said = false;

/**
 * A suite in real Chromium, with a browser of its own. Where there is none its tests stay pending, said in one line;
 * with REQUIRE_BROWSER=1 they fail.
 */
export const describeInBrowser = (title: string, suite: (browser: () => Browser) => void): void => {
  describe(title, function inBrowser() {
    this.timeout(60_000);
    let browser: Browser | undefined;
    before(async function launch() {
      if (!existsSync(executablePath)) {
        if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(`no browser at ${executablePath}`);
        if (!said) console.warn(`No browser at ${executablePath}: tests of the pages are left pending.`);
        said = true;
        this.skip();
      }
      browser = await chromium.launch({ executablePath, headless: true, args: flags });
    });
    after(async () => browser?.close());
    suite(() => {
      if (!browser) throw new Error('the browser has not started');
      return browser;
    });
  });
};

const password = 'vinterlys over fjorden 27';

/** Makes the first administrator through the one-time link, and signs in. Leaves the context signed in at the list. */
export const signInFirst = async (
  service: TestService,
  context: BrowserContext,
  name = 'Ragnhild Prøve',
): Promise<Page> => {
  const link = await service.service.firstAdministratorLink();
  if (!link) throw new Error('there is an administrator already');
  const page = await context.newPage();
  await page.goto(link);
  await page.fill('#name', name);
  await page.fill('#email', 'ragnhild@example.org');
  await page.fill('#password', password);
  await page.click('main form button[type=submit]');
  await signInAs(service, page, 'ragnhild@example.org');
  return page;
};

export const signInAs = async (service: TestService, page: Page, email: string): Promise<void> => {
  await page.goto(`${service.url}/sign-in`);
  if (!page.url().includes('/sign-in')) return;
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.click('main form button[type=submit]');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
};

/** A context that remembers what a page complained of: errors in the console, the CSP among them. */
export const watchedContext = async (browser: Browser, options: BrowserContextOptions = {}) => {
  const context = await browser.newContext({ locale: 'nb-NO', ...options });
  const complaints: string[] = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(`${message.text()} ${message.location().url}`);
    });
  });
  return { context, complaints };
};

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

/**
 * What axe finds against WCAG 2.2 A and AA and its own best practice, a line each. Of a long table the first rows stand for the rest.
 * `rules` are those to ask again, where the page has been looked at whole before.
 */
export const axeFindings = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  // Evaluated, not added as a script element: the CSP holds for the page while axe looks at it.
  const { readFile } = await import('node:fs/promises');
  if (!(await page.evaluate<boolean>(`'axe' in window`)))
    await page.evaluate(await readFile(axePath, 'utf8'));
  const options = {
    runOnly: rules ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
    preload: false,
  };
  // Taken out while axe looks: excluded only, they still cost ten seconds.
  const { violations } = await page.evaluate<AxeResult>(`(async () => {
    const kept = [...document.querySelectorAll('tbody tr:nth-child(n+12)')].map((row) => {
      const place = document.createComment('');
      row.replaceWith(place);
      return [place, row];
    });
    try {
      return await axe.run(document, ${JSON.stringify(options)});
    } finally {
      for (const [place, row] of kept) place.replaceWith(row);
    }
  })()`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${JSON.stringify(target)})`),
  );
};
