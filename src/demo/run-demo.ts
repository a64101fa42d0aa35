import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openChannels } from '../channels/open-channels.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { silentLog } from '../log.ts';
import { createService, type Service } from '../service.ts';
import * as theCase from './demo-case.ts';
import { createDemoClient, type DemoClient } from './demo-client.ts';

export interface DemoOutput {
  say: (line: string) => void;
  /** Milliseconds between steps, so that a person can follow. */
  pace: number;
}

const hours = (count: number): number => count * 3_600_000;
const local = (instant: string): string =>
  new Intl.DateTimeFormat('nb-NO', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Oslo' }).format(
    new Date(instant),
  );

interface Incident {
  id: string;
  reference: string;
  version: number;
  deadlines: { kind: string; dueAt: string; basis: string; status: string }[];
}

interface Deliveries {
  figures: { people: number; told: number; open: number } | null;
}

const untilTold = async (client: DemoClient, id: string): Promise<Deliveries['figures']> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { figures } = await client<Deliveries>('GET', `/api/v1/incidents/${id}/deliveries`);
    const { state } = await client<{ state: { people: unknown } }>('GET', `/api/v1/incidents/${id}`);
    if (figures?.open === 0 && state.people === 'told') return figures;
    await pause(100);
  }
  throw new Error('the notices did not come out in time');
};

const take = async (service: Service, url: string, folder: string, output: DemoOutput): Promise<void> => {
  const { say } = output;
  const total = 12;
  let count = 0;
  const step = async (what: string): Promise<void> => {
    count += 1;
    say(`[${String(count).padStart(2)}/${total}] ${'█'.repeat(count)}${'░'.repeat(total - count)} ${what}`);
    await pause(output.pace);
  };
  const admin = createDemoClient(url, service.adminToken ?? '');
  const person = async (name: string, role: string): Promise<DemoClient> =>
    createDemoClient(url, (await admin<{ token: string }>('POST', '/api/v1/tokens', { name, role })).token);

  const register = JSON.parse(
    await readFile(new URL('../../templates/registers/wepack.json', import.meta.url), 'utf8'),
  ) as { systems: unknown[]; processors: unknown[] };
  await admin('PUT', '/api/v1/organisation', theCase.organisation);
  await admin('PUT', '/api/v1/contacts', { contacts: theCase.contacts });
  await admin('PUT', '/api/v1/register', register);
  await step(
    `WEPACK's register: ${register.systems.length} systems, ${register.processors.length} processors`,
  );
  const handler = await person('Saksbehandler', 'handler');
  const approver = await person('Godkjenner', 'approver');
  await step('Two people, two roles: one handles, another approves');

  const detectedAt = new Date(Date.now() - hours(26));
  const opened = await handler<Incident>('POST', '/api/v1/incidents', theCase.incident(detectedAt));
  const { id, reference } = opened;
  const path = `/api/v1/incidents/${id}`;
  const dueAt = opened.deadlines[0]?.dueAt ?? '';
  await step(`${reference} opened, detected 26 hours ago. Datatilsynet at the latest ${local(dueAt)}`);
  const event = async (client: DemoClient, body: object): Promise<Incident> => {
    const { version } = await client<Incident>('GET', path);
    return client<Incident>('POST', `${path}/events`, body, version);
  };
  await event(handler, { type: 'breach.confirmed' });
  await step('A breach, with reasonable certainty: the clock runs (GDPR art. 33(1))');
  await event(handler, { type: 'breach.contained', note: 'Utsendelsen er stanset.' });
  await step('Contained: the mailing is stopped');
  await handler(
    'PATCH',
    `${path}/facts`,
    theCase.facts(new Date(detectedAt.getTime() - hours(4)), detectedAt),
  );
  await step('The facts, each known or estimated (art. 33(3))');
  await event(handler, {
    type: 'risk.assessed',
    level: 'high',
    reasoning:
      'Kjøp og adresser er sett av ukjente privatpersoner, og opplysningene egner seg til fakturasvindel. WEPACK har dessuten lovet å varsle kundene.',
  });
  await step('High risk, with reasons: the people must be told too (art. 34(1))');
  await event(handler, { type: 'report.submitted' });
  await event(approver, { type: 'report.approved' });
  await step('The notice to Datatilsynet: written by one, approved by another');
  for (const language of ['nb', 'nn', 'en'])
    await writeFile(
      join(folder, `${reference}-${language}.pdf`),
      await handler.bytes(`${path}/reports/authority?language=${language}`),
    );
  await event(handler, {
    type: 'authority.notified',
    channel: 'altinn',
    at: new Date().toISOString(),
    kind: 'first',
    reference: 'AR000000000',
  });
  await step('Filed through Altinn by a person, and recorded: the 72-hour clock has stopped');
  const listed = await handler<{ people: number; merged: unknown[] }>('PUT', `${path}/people`, {
    people: theCase.people,
  });
  const { texts } = await handler<{ texts: Parameters<typeof theCase.translate>[0] }>(
    'GET',
    `${path}/notice`,
  );
  await handler('PUT', `${path}/notice`, { texts: theCase.translate(texts) });
  await event(handler, { type: 'notice.submitted' });
  await step(
    `${listed.people} people on the list, ${listed.merged.length} merged (same mailbox); texts in nb, nn, en`,
  );
  await event(approver, { type: 'notice.approved' });
  const figures = await untilTold(handler, id);
  await step(`Approved by another and sent: ${figures?.told} of ${figures?.people} told, each once`);
  await event(handler, { type: 'incident.closed', summary: 'Alle berørte er varslet.' });
  const journal = await handler<{ head: { position: number; hash: string } }>('GET', `${path}/journal`);
  await step(
    `Closed. The journal has ${journal.head.position} chained entries, head ${journal.head.hash.slice(0, 16)}…`,
  );
};

/**
 * Takes a realistic case through the whole public API on a database of its own in a new folder, slowly enough to
 * follow. Messages only ever become files there, also where providers are set up. Returns the folder.
 */
export const runDemo = async (config: Config, output: DemoOutput): Promise<string> => {
  const stamp = new Date()
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z$/g, '')
    .replace('T', '-');
  await mkdir(config.dataDir, { recursive: true });
  const folder = await mkdtemp(join(config.dataDir, `demo-${stamp}-`));
  const own: Config = {
    ...config,
    port: 0,
    host: '127.0.0.1',
    dataDir: folder,
    databaseUrl: undefined,
    adminToken: undefined,
    masterKeyFile: undefined,
    publicUrl: undefined,
    oidc: undefined,
    sendgrid: undefined,
    smtp: undefined,
    twilio: undefined,
    // Half a minute is all it has.
    noticeHoldMinutes: 0,
    noticeCanaryMinutes: 0,
  };
  const channels = openChannels({
    clock: systemClock,
    dataDir: folder,
    sendgrid: undefined,
    smtp: undefined,
    twilio: undefined,
    statusCallbackUrl: undefined,
  });
  const service = await createService(own, silentLog, { channels });
  try {
    const { host, port } = await service.listen();
    await service.work();
    await take(service, `http://${host}:${port}`, folder, output);
  } finally {
    await service[Symbol.asyncDispose]();
  }
  return folder;
};
