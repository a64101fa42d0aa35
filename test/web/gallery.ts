import { smallDocument } from '../support/edpb-document.ts';
import type { Page } from 'playwright-core';
import type { RoleName } from '../../src/access/permissions.ts';
import { uploadForm } from '../support/upload-form.ts';
import { assessments, misdirected } from './gallery-assessment.ts';
import type { GalleryScene } from './gallery-scene.ts';

/** One picture: who looks, at which address, and what they do there before it is looked at. */
export interface Picture {
  name: string;
  as: RoleName | 'stranger';
  /** As the router knows it, with `:id` for an incident that stands as `standing` says. */
  path: string;
  standing?: string;
  query?: string;
  status?: number;
  /** What must be so before. */
  prepare?: (scene: GalleryScene) => Promise<void>;
  act?: (page: Page) => Promise<void>;
  restore?: (scene: GalleryScene) => Promise<void>;
}

const send = (page: Page, selector = 'main form [type=submit]'): Promise<void> =>
  page.locator(selector).first().click();

const stranger: Picture[] = [
  { name: 'sign-in', as: 'stranger', path: '/sign-in' },
  {
    name: 'sign-in-refused',
    as: 'stranger',
    path: '/sign-in',
    async act(page) {
      await page.fill('#email', 'nobody@example.org');
      await page.fill('#password', 'feil passord her');
      await send(page);
      await page.waitForSelector('main .ds-alert');
    },
  },
  { name: 'second-factor', as: 'stranger', path: '/sign-in/second-factor' },
  { name: 'forgot', as: 'stranger', path: '/forgot' },
  { name: 'genuine', as: 'stranger', path: '/genuine' },
  {
    name: 'genuine-unknown',
    as: 'stranger',
    path: '/genuine',
    async act(page) {
      await page.fill('#reference', 'AV-2026-0001-AAAAAA');
      await send(page);
      await page.waitForSelector('#answer');
    },
  },
  { name: 'reset', as: 'stranger', path: '/reset', query: '?token=x' },
  {
    name: 'reset-dead',
    as: 'stranger',
    path: '/reset',
    query: '?token=x',
    async act(page) {
      await page.fill('#password', 'tre hester i snøen');
      await send(page);
    },
  },
  { name: 'invitation', as: 'stranger', path: '/invitation', query: '?token=x' },
  { name: 'welcome', as: 'stranger', path: '/welcome', query: '?token=x' },
];

const lists: Picture[] = [
  { name: 'list-empty', as: 'administrator', path: '/' },
  { name: 'list-one', as: 'administrator', path: '/', prepare: (scene) => scene.addOne() },
  { name: 'list-205-overdue', as: 'administrator', path: '/', prepare: (scene) => scene.addAll() },
  { name: 'list-ended', as: 'administrator', path: '/', query: '?show=ended' },
  {
    name: 'list-no-hits',
    as: 'administrator',
    path: '/',
    async act(page) {
      await page.fill('#search-text', 'finnes ikke');
      await send(page, '.v-search button');
      await page.waitForSelector('.v-empty');
    },
  },
  { name: 'list-reporter', as: 'reporter', path: '/' },
  { name: 'restricted', as: 'administrator', path: '/restricted' },
];

const report: Picture[] = [
  { name: 'report', as: 'handler', path: '/report' },
  {
    name: 'report-errors',
    as: 'handler',
    path: '/report',
    async act(page) {
      await page.fill('#date', '2026-10-25');
      await page.fill('#time', '02:30');
      await send(page, 'button[value=look]');
      await page.waitForSelector('#errors');
    },
  },
  {
    name: 'report-confirm',
    as: 'handler',
    path: '/report',
    async act(page) {
      await page.fill('#title', 'Brev i feil konvolutt');
      await page.fill('#description', `To brev er byttet om. ${'Sammensatt'.repeat(25)}`);
      await send(page, 'button[value=look]');
      await page.waitForSelector('.v-echo');
    },
  },
];

const cases: Picture[] = [
  ...['suspected', 'overdue', 'submitted', 'told', 'processor', 'dismissed'].map((standing) => ({
    name: `incident-${standing}`,
    as: 'handler' as const,
    path: '/incidents/:id',
    standing,
  })),
  ...['facts', 'report', 'exchange', 'attachments', 'people', 'notice', 'journal', 'chart', 'access'].flatMap(
    (view) =>
      ['overdue', 'told'].map((standing) => ({
        name: `incident-${view}-${standing}`,
        as: 'handler' as const,
        path: `/incidents/:id/${view}`,
        standing,
      })),
  ),
  {
    name: 'incident-people-paused',
    as: 'handler',
    path: '/incidents/:id/people',
    standing: 'sending',
  },
  {
    name: 'incident-exchange-preview',
    as: 'handler',
    path: '/incidents/:id/exchange',
    standing: 'overdue',
    async act(page) {
      const file = {
        name: 'melding.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(smallDocument)),
      };
      await page.setInputFiles('input[type=file]', file);
      await send(page, 'form[enctype] [type=submit]');
      await page.waitForSelector('#preview');
    },
  },
  {
    name: 'incident-journal-nothing-fits',
    as: 'auditor',
    path: '/incidents/:id/journal',
    query: '?kind=files&from=2026-11-01&to=2026-11-01',
    standing: 'overdue',
  },
  ...['nature', 'data', 'elsewhere'].map((section) => ({
    name: `incident-facts-${section}`,
    as: 'handler' as const,
    path: '/incidents/:id/facts',
    query: `?section=${section}`,
    standing: 'overdue',
  })),
  {
    name: 'incident-facts-errors',
    as: 'handler',
    path: '/incidents/:id/facts',
    query: '?section=people',
    standing: 'overdue',
    async act(page) {
      await page.fill('[name="peopleCount.value"]', 'mange');
      await send(page, 'main form[action$="/facts"] [type=submit]');
      await page.waitForSelector('#errors');
    },
  },
  {
    name: 'incident-attachments-errors',
    as: 'handler',
    path: '/incidents/:id/attachments',
    standing: 'overdue',
    async act(page) {
      await page.selectOption('#attachment-kind', 'other');
      const files = [{ name: 'side.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html></html>') }];
      await page.setInputFiles('#attachment-file', files);
      await send(page, 'form[enctype="multipart/form-data"] [type=submit]');
      await page.waitForSelector('#errors');
      await page.locator('.attachment details > summary').first().click();
    },
  },
  {
    name: 'incident-attachments-auditor',
    as: 'auditor',
    path: '/incidents/:id/attachments',
    standing: 'overdue',
  },
  {
    name: 'incident-people-errors',
    as: 'handler',
    path: '/incidents/:id/people',
    standing: 'overdue',
    async act(page) {
      await page.locator('#paste > summary').click();
      await page.fill('[name=list]', 'name;email\nKari;kari@');
      await send(page, 'button[value=check]');
      await page.waitForSelector('#errors');
    },
  },
  {
    name: 'incident-people-file-errors',
    as: 'handler',
    path: '/incidents/:id/people',
    standing: 'overdue',
    async act(page) {
      const files = [{ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from('Navn;"E-post') }];
      await page.setInputFiles('#people-file-file', files);
      await send(page, 'form[action$="/people/file"] [type=submit]');
      await page.waitForSelector('#errors');
    },
  },
  {
    name: 'incident-people-mapping',
    as: 'handler',
    path: '/incidents/:id/people',
    standing: 'overdue',
    async act(page) {
      const text = `Fornavn;Etternavn;E-post;Mobil;Fødselsnummer;Gruppe;${'Kolonne '.repeat(12)}\nKari;Nordmann;kari@example.org;40000000;01828012345;Kunder;x\n`;
      const files = [{ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }];
      await page.setInputFiles('#people-file-file', files);
      await send(page, 'form[action$="/people/file"] [type=submit]');
      await page.locator('.mapping').waitFor();
      await page.locator('form[action$="/people/start"] summary').click();
    },
  },
  {
    name: 'incident-people-queued',
    as: 'handler',
    path: '/incidents/:id/people',
    standing: 'overdue',
    async act(page) {
      await send(page, 'form[action$="/people/start"] [type=submit]');
      await page.locator('progress').waitFor();
    },
  },
  {
    name: 'incident-people-list',
    as: 'handler',
    path: '/incidents/:id/people',
    standing: 'overdue',
    prepare: (scene) => scene.readPeople(),
    async act(page) {
      await page.fill('#people-look-up-address', 'kari@example.org');
      await send(page, 'form[action*="/people/look-up"] [type=submit]');
      await page.locator('.found-people').waitFor();
    },
  },
  ...[
    ['filing', ''],
    ['corrected', '?kind=withdrawal'],
    ['acting', ''],
  ].map(([standing = '', query = '']) => ({
    name: `incident-report-${standing}`,
    as: 'administrator' as const,
    path: '/incidents/:id/report',
    query,
    standing,
  })),
  {
    name: 'incident-report-unproved',
    as: 'administrator',
    path: '/incidents/:id/report',
    standing: 'filing',
    async act(page) {
      await page.check('#authority-notified-channel-letter');
      await send(page, '#authority-notified-form [type=submit]');
      await page.waitForSelector('#errors');
    },
  },
  { name: 'incident-report-approver', as: 'approver', path: '/incidents/:id/report', standing: 'submitted' },
  {
    name: 'incident-stale',
    as: 'handler',
    path: '/incidents/:id',
    standing: 'stale',
    async act(page) {
      await page.locator('#stale details.act > summary').first().click();
    },
  },
  {
    name: 'incident-exception',
    as: 'approver',
    path: '/incidents/:id',
    query: '?do=exception.approved',
    standing: 'excepting',
  },
  { name: 'incident-reporter', as: 'reporter', path: '/incidents/:id', standing: 'own' },
  { name: 'incident-auditor', as: 'auditor', path: '/incidents/:id', standing: 'overdue' },
];

const breaches: Picture[] = [
  { name: 'breach-register', as: 'handler', path: '/breach-register' },
  {
    name: 'breach-register-no-hits',
    as: 'auditor',
    path: '/breach-register',
    async act(page) {
      await page.fill('#filter-search', 'finnes ikke');
      await send(page, '.br-filter [type=submit]');
      await page.waitForSelector('.v-empty');
    },
  },
  { name: 'breach-statistics', as: 'handler', path: '/breach-register/statistics', query: '?year=2026' },
  {
    name: 'breach-import',
    as: 'administrator',
    path: '/breach-register/import',
    status: 200,
    async act(page) {
      await page.setInputFiles('#import-file', {
        name: 'liste.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('Navn;Adresse\r\nKari;Oslo', 'latin1'),
      });
      await send(page, 'main form [type=submit]');
      await page.waitForSelector('#errors');
    },
  },
  {
    name: 'breach-import-checked',
    as: 'administrator',
    path: '/breach-register/import/:importId',
    standing: 'import',
    async prepare({ varsla, ids }) {
      const list = 'Tittel;Oppdaget;Risiko\r\nMinnepinne borte;01.07.2019;risiko\r\nUten dato;i fjor;kanskje';
      const form = await uploadForm({ name: 'liste.csv', content: Buffer.from(list, 'latin1') });
      ids['import'] = (await varsla.admin('POST', '/api/v1/breach-register/imports', form)).body.id;
    },
  },
  {
    name: 'breach-import-done',
    as: 'administrator',
    path: '/breach-register/import/:importId',
    standing: 'import',
    async act(page) {
      await send(page, 'form[action$="/acceptance"] [type=submit]');
      await page.waitForSelector('details.action');
      await page.locator('details.action > summary').click();
    },
  },
  {
    name: 'breach-older',
    as: 'auditor',
    path: '/breach-register/older/:breachId',
    standing: 'older',
    async prepare({ varsla, ids }) {
      const { body } = await varsla.admin('GET', '/api/v1/breach-register?year=2019');
      ids['older'] = body.items[0].id;
    },
  },
  {
    name: 'breach-statistics-empty',
    as: 'handler',
    path: '/breach-register/statistics',
    query: '?year=2020',
  },
];

const reach = '/settings/contacts/:id/reach';

const settings: Picture[] = [
  ...['', '/readiness', '/organisation', '/contacts', '/register', '/authority', '/people', '/tokens'].map(
    (part) => ({
      name: `settings${part.replace('/', '-')}`,
      as: 'administrator' as const,
      path: `/settings${part}`,
    }),
  ),
  {
    name: 'settings-people-invited',
    as: 'administrator',
    path: '/settings/people',
    async act(page) {
      await page.fill('[name=name]', 'Ny Kollega');
      await page.fill('[name=email]', 'ny@example.org');
      await send(page, 'form[action="/settings/people"] [type=submit]');
      await page.waitForSelector('code, input[readonly]');
    },
  },
  {
    name: 'settings-contact',
    as: 'administrator',
    path: '/settings/contacts/:id',
    prepare: async ({ varsla, ids }) => {
      const { body } = await varsla.admin('GET', '/api/v1/contacts');
      ids['contact'] = body.contacts[0].id;
    },
    standing: 'contact',
  },
  ...['escalation', 'duty', 'evidence', 'retention', 'access-report', 'hold'].map((part) => ({
    name: `settings-${part}`,
    as: 'administrator' as const,
    path: `/settings/${part}`,
  })),
  {
    name: 'settings-retention-due',
    as: 'administrator',
    path: '/settings/retention',
    prepare: async ({ varsla, ids }) => {
      const rules = { people: { months: 0 }, attachments: { months: 0 }, automatic: false };
      await varsla.admin('PUT', '/api/v1/retention/rules', { body: rules });
      const body = { title: 'T', description: 'D', detectedAt: '2026-11-20T07:00:00Z', role: 'controller' };
      for (const name of ['forgotten', 'kept']) {
        const { id } = (await varsla.admin('POST', '/api/v1/incidents', { body })).body;
        ids[name] = id;
        const file = await uploadForm({ name: 'a.txt', content: Buffer.from(name) }, { kind: 'other' });
        await varsla.admin('POST', `/api/v1/incidents/${id}/attachments`, file);
        await varsla.event(varsla.admin, id, { type: 'incident.dismissed', reason: 'None.' });
      }
      const reason = { reason: 'Datatilsynet spør.' };
      await varsla.admin('POST', `/api/v1/incidents/${ids['kept']}/legal-hold`, { body: reason });
    },
  },
  {
    name: 'settings-access-report-errors',
    as: 'handler',
    path: '/settings/access-report',
    async act(page) {
      await page.fill('#address', 'Kari');
      await send(page, 'form[action="/settings/access-report"] [type=submit]');
      await page.waitForSelector('#errors');
    },
  },
  {
    name: 'settings-retention-errors',
    as: 'administrator',
    path: '/settings/retention',
    async act(page) {
      await page.fill('#people', '12');
      await page.fill('#attachments', '6');
      await send(page, 'form[action="/settings/retention"] [type=submit]');
      await page.waitForSelector('#errors');
    },
  },
  { name: 'settings-contact-reach', as: 'administrator', path: reach, standing: 'contact' },
  { name: 'settings-contact-reach-auditor', as: 'auditor', path: reach, standing: 'contact' },
  {
    name: 'settings-contact-reach-errors',
    as: 'administrator',
    path: reach,
    standing: 'contact',
    async act(page) {
      await send(page, 'main form[action$="/absences"] [type=submit]');
      await page.waitForSelector('#errors');
    },
  },
  {
    name: 'alert-open',
    as: 'administrator',
    path: '/alerts/:id',
    standing: 'alert',
    prepare: async ({ varsla, ids }) => {
      const { body } = await varsla.admin('POST', `/api/v1/contacts/${ids['contact']}/test`);
      ids['alert'] = body.id;
      await varsla.service.runOnce();
    },
  },
  { name: 'settings-duty-auditor', as: 'auditor', path: '/settings/duty' },
  { name: 'settings-escalation-auditor', as: 'auditor', path: '/settings/escalation' },
  { name: 'settings-auditor', as: 'auditor', path: '/settings/organisation' },
  {
    name: 'settings-held',
    as: 'administrator',
    path: '/settings/hold',
    prepare: async ({ varsla }) => {
      const held = `insert into holds (reason, since, backup_made_at) values ('restored', $1, $1)`;
      await varsla.service.pool.query(held, [varsla.clock.now()]);
      varsla.clock.forward(24);
    },
    restore: async ({ varsla }) => {
      await varsla.service.pool.query('delete from holds');
      varsla.clock.forward(-24);
    },
  },
  { name: 'me', as: 'handler', path: '/me' },
  {
    name: 'me-second-factor',
    as: 'handler',
    path: '/me',
    async act(page) {
      await page.fill('#password', 'vinterlys over fjorden 27');
      await send(page, 'form[action="/me/second-factor"] [type=submit]');
      await page.waitForSelector('#code');
    },
  },
  { name: 'kept', as: 'handler', path: '/kept' },
];

const rename =
  (from: string, to: string) =>
  async ({ varsla }: GalleryScene) => {
    await varsla.service.pool.query(`alter table ${from} rename to ${to}`);
  };

const failures: Picture[] = [
  { name: '403', as: 'handler', path: '/settings/tokens', status: 403 },
  { name: '404', as: 'handler', path: '/nothing-here', status: 404 },
  { name: '404-incident', as: 'reporter', path: '/incidents/:id', standing: 'overdue', status: 404 },
  {
    name: '500',
    as: 'administrator',
    path: '/settings/organisation',
    status: 500,
    prepare: rename('settings', 'settings_gone'),
    restore: rename('settings_gone', 'settings'),
  },
];

/** Every page as people meet it, in an order in which each finds what it needs. */
export const gallery: readonly Picture[] = [
  ...stranger,
  ...lists,
  ...report,
  ...misdirected,
  ...cases,
  ...assessments,
  ...breaches,
  ...settings,
  ...failures,
];

/** What an answer brings is there before its sheets of style are: a page is looked at once they hold. */
const untilDressed = async (page: Page): Promise<void> => {
  await page.waitForLoadState('load');
  await page.waitForFunction(
    `[...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet !== null)`,
  );
  await page.evaluate('document.fonts.ready');
};

/** Opens one, and gives the page as it is to be looked at. */
export const openPicture = async (
  scene: GalleryScene,
  picture: Picture,
): Promise<{ page: Page; status: number }> => {
  await picture.prepare?.(scene);
  const context = scene.contexts[picture.as];
  const page = context.pages()[0] ?? (await context.newPage());
  const path = picture.path.replace(
    /:(?:importId|breachId|id)\b/,
    (name) => scene.ids[picture.standing ?? ''] ?? name,
  );
  const answer = await page.goto(`${scene.varsla.url}${path}${picture.query ?? ''}`);
  await picture.act?.(page);
  await untilDressed(page);
  await picture.restore?.(scene);
  return { page, status: answer?.status() ?? 0 };
};
