import type { Browser, BrowserContext } from 'playwright-core';
import type { RoleName } from '../../src/access/permissions.ts';
import { approveNotice, personNumber } from '../support/approved-notice.ts';
import { firstAdministrator, invited, type PageClient } from '../support/page-client.ts';
import { pdf } from '../support/sample-files.ts';
import { type Api, createTestService, type TestService } from '../support/service.ts';
import { formOf } from '../support/upload.ts';
import { watchedContext } from './browser.ts';

const longWord = `Personvern${'opplysnings'.repeat(14)}brudd`;
const longTitle = `${longWord} og en svært lang tittel som noen har skrevet fordi de ville ha med alt, også det som hører hjemme i beskrivelsen`;

export interface GalleryScene {
  varsla: TestService;
  /** Signed in, by role; `stranger` is nobody. */
  contexts: Record<RoleName | 'stranger', BrowserContext>;
  complaints: string[];
  /** Incidents by where they stand; an id once it is made. */
  ids: Record<string, string>;
  /** One incident that is fresh. */
  addOne(): Promise<void>;
  /** Incidents in every standing, then as many more as make 205, most of them overdue. */
  addAll(): Promise<void>;
  /** Reads the file of people that waits into its list. */
  readPeople(): Promise<void>;
  close(): Promise<void>;
}

const staff: readonly RoleName[] = ['approver', 'handler', 'auditor', 'reporter'];

const contextOf = async (browser: Browser, varsla: TestService, client: PageClient | undefined) => {
  const { context, complaints } = await watchedContext(browser);
  const cookies = [...(client?.cookies ?? [])].map(([name, value]) => ({ name, value, url: varsla.url }));
  await context.addCookies(cookies);
  context.setDefaultTimeout(20_000);
  return { context, complaints };
};

/** A service at the beginning, with somebody of each role signed in. */
export const createGalleryScene = async (browser: Browser): Promise<GalleryScene> => {
  const varsla = await createTestService();
  const first = await firstAdministrator(varsla);
  const clients: Partial<Record<RoleName | 'stranger', PageClient>> = { administrator: first };
  for (const role of staff)
    clients[role] = await invited(varsla, first, {
      name: `Prøve ${role}`,
      email: `${role}@example.org`,
      role,
    });
  const complaints: string[] = [];
  const contexts = {} as GalleryScene['contexts'];
  for (const role of ['stranger', 'administrator', ...staff] as const) {
    const made = await contextOf(browser, varsla, clients[role]);
    contexts[role] = made.context;
    // One list of what all pages complain of.
    made.complaints.push = (...said) => complaints.push(...said);
  }
  const ids: Record<string, string> = {};
  const { admin } = varsla;
  const open = async (api: Api, body: object): Promise<string> => {
    const { body: opened } = await api('POST', '/api/v1/incidents', {
      body: {
        title: 'Brev i feil konvolutt',
        description: 'To brev er byttet om.\nKunden ringte.',
        detectedAt: '2026-11-20T07:15:00Z',
        role: 'controller',
        ...body,
      },
    });
    return opened.id as string;
  };
  const say = async (api: Api, id: string, ...events: object[]): Promise<void> => {
    for (const event of events) {
      const { status, body } = await varsla.event(api, id, event);
      if (status !== 200) throw new Error(JSON.stringify([event, body]));
    }
  };
  /** A file of every standing: to be released, exempt with a reason and without, withdrawn. */
  const addFiles = async (api: Api, id: string): Promise<void> => {
    const at = `/api/v1/incidents/${id}/attachments`;
    const add = async (fields: Record<string, string>, name: string): Promise<string> =>
      (await api('POST', at, formOf(fields, { name, content: pdf(name), type: 'application/pdf' }))).body.id;
    await add({ kind: 'altinn-receipt', disclosure: 'releasable' }, 'Kvittering fra Altinn.pdf');
    const basis = `Detaljer om løsepenger. ${longWord}`;
    await add(
      { kind: 'ransom-note', disclosure: 'exempt', basis, note: longWord },
      `${longWord.slice(0, 100)}.pdf`,
    );
    await add({ kind: 'message-to-wrong-recipients' }, 'Melding.pdf');
    const wrong = await add({ kind: 'other' }, 'Feil.pdf');
    await api('POST', `${at}/${wrong}/withdrawal`, { body: { reason: 'Hørte til en annen sak.' } });
  };
  const confirmed = { type: 'breach.confirmed' };
  const high = { type: 'risk.assessed', level: 'high', reasoning: `Passord og ${longWord}.` };
  const fact = (value: string) => ({ certainty: 'known', value });
  const facts = {
    whatHappened: fact(`En fil lå åpen. ${longWord} ${'Det skjedde mye på kort tid. '.repeat(12)}`),
    likelyConsequences: fact('Falske meldinger.'),
    measuresTaken: fact('Filen er fjernet.'),
    measuresPlanned: fact('Vi går gjennom rutinene.'),
    mitigation: fact('Bytt passord.'),
    peopleCount: { certainty: 'estimated', value: 1200 },
    nature: { certainty: 'known', value: ['confidentiality', 'availability'] },
    exposure: { certainty: 'known', value: 'excluded' },
    logs: { certainty: 'estimated', value: 'partial' },
    dataKinds: {
      certainty: 'known',
      value: [{ class: 'financial', circumstance: 'allows-fraud', reason: longWord }],
    },
    crossBorder: { certainty: 'known', value: true },
  };
  return {
    varsla,
    contexts,
    complaints,
    ids,
    readPeople: () => varsla.service.runOnce(),
    async addOne() {
      ids['suspected'] = await open(admin, {});
    },
    async addAll() {
      const hanna = await varsla.person('Hanna Handterer', 'handler');
      const pia = await varsla.person('Pia Godkjenner', 'approver');
      ids['told'] = await approveNotice(
        admin,
        pia,
        [{ name: 'Kari', email: 'kari@example.no' }, { name: 'Ola' }],
        '2026-11-19T08:00:00Z',
      );
      await varsla.service.runOnce();
      ids['sending'] = await approveNotice(
        admin,
        pia,
        Array.from({ length: 60 }, (_, index) => personNumber(index, 'email')),
        '2026-11-19T08:00:00Z',
      );
      await admin('POST', `/api/v1/incidents/${ids['sending']}/notice/run/pause`, {
        body: { reason: longTitle },
      });
      await admin('PUT', '/api/v1/contacts', {
        body: {
          contacts: [{ name: longWord.slice(0, 150), email: 'vakt@wepack.example', mobile: '+4740000000' }],
        },
      });
      ids['overdue'] = await open(hanna, {
        title: longTitle.slice(0, 200),
        detectedAt: '2026-11-14T05:30:00Z',
      });
      await admin('PATCH', `/api/v1/incidents/${ids['overdue']}/facts`, { body: facts });
      await say(hanna, ids['overdue'], confirmed, high);
      await addFiles(hanna, ids['overdue']);
      ids['submitted'] = await open(hanna, { role: 'joint' });
      await admin('PATCH', `/api/v1/incidents/${ids['submitted']}/facts`, { body: facts });
      await say(hanna, ids['submitted'], confirmed, high, { type: 'report.submitted' });
      ids['filing'] = await open(hanna, {
        title: longTitle.slice(0, 200),
        detectedAt: '2026-11-14T05:30:00Z',
      });
      await admin('PATCH', `/api/v1/incidents/${ids['filing']}/facts`, { body: facts });
      await say(hanna, ids['filing'], confirmed, high, { type: 'report.submitted' });
      await say(pia, ids['filing'], { type: 'report.approved' });
      ids['corrected'] = await open(hanna, { title: 'Levert og endret' });
      await admin('PATCH', `/api/v1/incidents/${ids['corrected']}/facts`, { body: facts });
      await say(hanna, ids['corrected'], confirmed, high, { type: 'report.submitted' });
      await say(pia, ids['corrected'], { type: 'report.approved' });
      const at = varsla.clock.now().toISOString();
      await say(hanna, ids['corrected'], {
        type: 'authority.notified',
        channel: 'altinn',
        at,
        reference: 'AR300186895',
      });
      await say(hanna, ids['corrected'], { type: 'authority.registered', caseNumber: '26/01234' });
      await admin('PATCH', `/api/v1/incidents/${ids['corrected']}/facts`, {
        body: { peopleCount: { certainty: 'known', value: 3572 }, howItArose: fact(longWord) },
      });
      ids['acting'] = await open(hanna, { role: 'processor' });
      await say(hanna, ids['acting'], confirmed, {
        type: 'mandate.given',
        controller: longWord.slice(0, 120),
        scope: 'full',
        givenAt: at,
        dueAt: '2026-11-22T09:00:00Z',
      });
      ids['stale'] = await open(hanna, { title: 'Endrede tall' });
      await admin('PATCH', `/api/v1/incidents/${ids['stale']}/facts`, { body: facts });
      await say(hanna, ids['stale'], confirmed, high, { type: 'report.submitted' });
      await admin('PATCH', `/api/v1/incidents/${ids['stale']}/facts`, {
        body: { peopleCount: { certainty: 'known', value: 3572 }, howItArose: fact(longWord) },
      });
      ids['excepting'] = await open(hanna, { title: 'Kryptert disk' });
      await say(hanna, ids['excepting'], confirmed, { ...high, level: 'unlikely' });
      ids['processor'] = await open(hanna, { role: 'processor' });
      await say(hanna, ids['processor'], confirmed);
      ids['dismissed'] = await open(hanna, {});
      await say(hanna, ids['dismissed'], { type: 'incident.dismissed', reason: 'Øvelse.' });
      const { rows } = await varsla.service.pool.query<{ id: string }>(
        `select person_id as id from members where role = 'reporter'`,
      );
      ids['own'] = await open(hanna, { title: 'Meldt av en kollega' });
      await varsla.service.pool.query('update incidents set opened_by = $1 where id = $2', [
        rows[0]?.id,
        ids['own'],
      ]);
      const { body } = await admin('GET', '/api/v1/incidents?status=open&limit=1');
      for (let count = body.total as number; count < 205; count += 1)
        await open(admin, {
          title: `${longWord.slice(0, 20 + (count % 90))} nummer ${count}`,
          detectedAt: `2026-11-${String(10 + (count % 10)).padStart(2, '0')}T05:30:00Z`,
        });
    },
    async close() {
      for (const context of Object.values(contexts)) await context.close();
      await varsla.close();
    },
  };
};
