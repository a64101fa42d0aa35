/** Writes the pictures of the README to `docs/pictures`: the real pages, in bokmål, on the case of the demo. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import * as theCase from '../../src/demo/demo-case.ts';
import { flags } from '../web/browser.ts';
import { firstAdministrator } from './page-client.ts';
import { stopTestPostgres } from './postgres.ts';
import { createTestService } from './service.ts';

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const hour = 3_600_000;

const others = [
  { title: 'PC mistet på toget', hoursAgo: 71, level: 'risk' },
  { title: 'Tilgang til lønnsmappe for flere enn ment', hoursAgo: 50, level: 'unlikely' },
  { title: 'Påloggingsforsøk mot kundeportalen', hoursAgo: 2, level: undefined },
  { title: 'E-post med vedlegg til feil mottaker', hoursAgo: 75, level: 'risk' },
] as const;

const varsla = await createTestService({ now: '2026-11-20T09:40:00.000Z' });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: flags,
});
try {
  const visitor = await firstAdministrator(varsla, {
    name: 'Ingrid Solberg',
    email: 'ingrid@wepack.example',
  });
  const { admin, clock } = varsla;
  await admin('PUT', '/api/v1/organisation', { body: theCase.organisation });
  await admin('PUT', '/api/v1/contacts', { body: { contacts: theCase.contacts } });
  const jonas = await varsla.person('Jonas Berg', 'handler');
  const before = (hours: number): Date => new Date(clock.now().getTime() - hours * hour);
  const open = async (body: object): Promise<string> =>
    (await jonas('POST', '/api/v1/incidents', { body: { role: 'controller', ...body } })).body.id;
  for (const { title, hoursAgo, level } of others) {
    const id = await open({
      title,
      description: 'Meldt av vakten.',
      detectedAt: before(hoursAgo).toISOString(),
    });
    if (!level) continue;
    await varsla.event(jonas, id, { type: 'breach.confirmed' });
    await varsla.event(jonas, id, {
      type: 'risk.assessed',
      level,
      reasoning: 'Få opplysninger, kjent mottaker.',
    });
  }
  const { system: _system, ...demo } = theCase.incident(before(26));
  const id = await open(demo);
  await varsla.event(jonas, id, { type: 'breach.confirmed' });
  await varsla.event(jonas, id, { type: 'breach.contained', note: 'Utsendelsen er stanset.' });
  await jonas('PATCH', `/api/v1/incidents/${id}/facts`, { body: theCase.facts(before(30), before(26)) });
  await varsla.event(jonas, id, {
    type: 'risk.assessed',
    level: 'high',
    reasoning: 'Kjøp og adresser er sett av andre.',
  });
  await varsla.service.runOnce();

  await mkdir(folder, { recursive: true });
  const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: varsla.url }));
  const desk = { viewport: { width: 1180, height: 760 } };
  const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
  const shoot = async (
    name: string,
    path: string,
    options: BrowserContextOptions,
    act?: (page: Page) => Promise<void>,
  ): Promise<void> => {
    const context = await browser.newContext({ locale: 'nb-NO', ...options });
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto(`${varsla.url}${path}`);
    await act?.(page);
    await page.screenshot({ path: `${folder}${name}.png` });
    await context.close();
  };
  await shoot('list', '/', desk);
  await shoot('incident', `/incidents/${id}`, { viewport: { width: 1180, height: 1020 } });
  await shoot('report', '/report', desk);
  await shoot('list-dark', '/', { ...desk, colorScheme: 'dark' });
  await shoot('phone', '/report', phone, async (page) => {
    await page.fill('#title', 'Brev i feil konvolutt');
    await page.fill('#description', 'To brev er byttet om. Kunden ringte.');
    await page.click('button[value=look]');
    await page.waitForSelector('.v-echo');
  });
} finally {
  await browser.close();
  await varsla.close();
  await stopTestPostgres();
}
