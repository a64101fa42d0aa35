import type { Page } from 'playwright-core';
import type { Picture } from './gallery.ts';

const press = (page: Page, selector: string): Promise<void> => page.locator(selector).first().click();

const sendMisdirected = async (page: Page): Promise<void> => {
  await page.fill('#what', 'En faktura til en annen kunde.');
  await page.fill('#how', 'Autofullføring valgte feil adresse.');
  await page.fill('#sentDate', '2026-01-05');
  await page.fill('#sentTime', '08:00');
  await page.fill('#peopleCount', '1');
  await page.check('#dataKinds');
  await page.check('#identifiers');
  await page.fill('#contents', `Navn og adresse, ${'sammensatt'.repeat(25)}`);
  await page.check('#vulnerablePeople');
  await page.check('#recipients-known');
  await page.fill('#recipientsReason', 'Kunden ringte oss.');
  await page.check('#deletion-claimed');
  await press(page, 'button[value=look]');
};

/** The short path, from its form to the case. */
export const misdirected: Picture[] = [
  { name: 'misdirected', as: 'handler', path: '/misdirected' },
  {
    name: 'misdirected-errors',
    as: 'handler',
    path: '/misdirected',
    async act(page) {
      await page.fill('#peopleCount', '5000');
      await press(page, 'button[value=look]');
      await page.waitForSelector('#errors');
    },
  },
  {
    name: 'misdirected-proposal',
    as: 'handler',
    path: '/misdirected',
    async act(page) {
      await sendMisdirected(page);
      await page.waitForSelector('.v-proposal');
    },
  },
  {
    name: 'misdirected-saved',
    as: 'handler',
    path: '/misdirected',
    async act(page) {
      await sendMisdirected(page);
      await press(page, 'button[value=save]');
      await page.waitForSelector('#proposal');
    },
  },
];

/** The assessment of incidents that stand already. */
export const assessments: Picture[] = [
  ...['overdue', 'told', 'processor'].map((standing) => ({
    name: `incident-assessment-${standing}`,
    as: 'handler' as const,
    path: '/incidents/:id/assessment',
    standing,
  })),
  {
    name: 'incident-assessment-errors',
    as: 'handler',
    path: '/incidents/:id/assessment',
    standing: 'overdue',
    async act(page) {
      await page.locator('summary:has-text("§ 16 bokstav b"), summary:has-text("§ 16 b")').first().click();
      await page.locator('details[open] form[action$="/exemptions"] [type=submit]').first().click();
      await page.waitForSelector('#errors');
    },
  },
  {
    name: 'incident-assessment-auditor',
    as: 'auditor',
    path: '/incidents/:id/assessment',
    standing: 'overdue',
  },
];
