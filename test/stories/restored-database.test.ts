import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type pg from 'pg';
import { openBackup } from '../../src/backup/open-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { writeBackup } from '../../src/backup/write-backup.ts';
import { parseConfig } from '../../src/config.ts';
import { createPool } from '../../src/db/pool.ts';
import { silentLog } from '../../src/log.ts';
import { findMasterKey } from '../../src/key-ring.ts';
import { createSealing, type Sealing } from '../../src/sealing.ts';
import { createService, type Service } from '../../src/service.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { personNumber } from '../support/approved-notice.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { type Api, clientFor } from '../support/service.ts';
import { fault } from '../support/stand-ins/faults.ts';
import { assessedIncident, type Story, startStory, submittedNotice, vakt } from '../support/story.ts';

/** The administrator's of the story: what it opens comes back with the backup. */
const adminToken = 'test-administrator-token-0123456789abcdef';
const people = Array.from({ length: 15 }, (_, index) => personNumber(index, 'email'));
const addressOf = (index: number): string => `person.${index}@example.no`;

/** A story that was backed up in the middle, and comes back elsewhere. */
interface Restored {
  service: Service;
  pool: pg.Pool;
  url: string;
  api: Api;
  /** Messages that the providers took since, by delivery or message. */
  sentSince(): string[];
}

describe('a database that was restored', () => {
  let story: Story;
  let incidentId: string;
  let folder: string;
  let target: TestDatabase;
  let restored: Restored;
  let sealing: Sealing;
  const file = (): string => join(folder, 'varsla.backup');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varsla-restored-'));
    story = await startStory({ contacts: [vakt] });
    incidentId = await assessedIncident(story);
    await submittedNotice(story, incidentId, people);
    // The SMS of the alert is still to be sent when the backup is made.
    story.texts.faults.for(vakt.mobile, ...Array.from({ length: 200 }, () => fault.tooMany()));
    await story.service.runOnce();
    // Ten are told; four must wait; of one the answer never came, since the process was cut off.
    for (const index of [10, 11, 12, 13, 14]) story.mail.faults.for(addressOf(index), fault.tooMany());
    await story.say(story.pia, incidentId, { type: 'notice.approved' });
    await story.service.runOnce();
    await story.database.pool.query(
      `with sender as (insert into senders (started_at) values (now()) returning number),
         cut as (select id, attempt from deliveries where state = 'pending' order by id limit 1),
         tried as (insert into delivery_attempts (delivery_id, number, sender, content_hash, started_at)
           select id, attempt + 1, number, 'x', now() from cut, sender)
       update deliveries d set state = 'attempting', attempt = d.attempt + 1, sender = s.number
       from cut, sender s where d.id = cut.id`,
    );
    const masterKey = await findMasterKey(undefined, story.dataDir);
    sealing = createSealing(masterKey as Buffer);
    await writeBackup(
      { pool: story.database.pool, clock: story.clock },
      { file: file(), sealWith: { publicKey: sealing.keyPairFor('backup').publicKey } },
    );
    story.texts.faults.clear();
    story.clock.forward(30);
    restored = await bringBack();
  });
  afterEach(async () => {
    await restored?.service[Symbol.asyncDispose]();
    if (restored && !restored.pool.ended) await restored.pool.end();
    await target?.drop();
    await story?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const bringBack = async (): Promise<Restored> => {
    target = await createTestDatabase();
    await target.pool.query('drop schema public cascade; create schema public');
    await target.pool.end();
    const pool = createPool(target.connection);
    {
      await using backup = await openBackup(file(), sealing.keyPairFor('backup'));
      await restoreBackup({ pool, clock: story.clock, sealing }, backup);
    }
    const config = parseConfig({
      DATA_DIR: story.dataDir,
      PORT: '0',
      ADMIN_TOKEN: adminToken,
      SENDGRID_API_KEY: story.mail.apiKey,
      SENDGRID_BASE_URL: story.mail.url,
      MAIL_FROM: 'WEPACK <varsel@wepack.example>',
      TWILIO_ACCOUNT_SID: story.texts.accountSid,
      TWILIO_AUTH_TOKEN: story.texts.authToken,
      TWILIO_FROM: 'WEPACK',
      TWILIO_BASE_URL: story.texts.url,
      PUBLIC_URL: 'https://varsla.example',
    });
    const service = await createService(config, silentLog, { clock: story.clock, pool });
    const { host, port } = await service.listen();
    const url = `http://${host}:${port}`;
    const before = { mails: story.mail.accepted.length, texts: story.texts.accepted.length };
    return {
      service,
      pool,
      url,
      api: clientFor(url, adminToken),
      sentSince: () => [
        ...story.mail.accepted.slice(before.mails).map(({ deliveryId }) => deliveryId),
        ...story.texts.accepted.slice(before.texts).map(({ to, body }) => `${to} ${body}`),
      ],
    };
  };
  const states = async (): Promise<Record<string, number>> => {
    const { rows } = await restored.pool.query<{ state: string; count: number }>(
      'select state, count(*) from deliveries group by state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  const timesTold = (): number[] =>
    people.map(
      (_, index) =>
        story.mailsTo(addressOf(index)).filter(({ subject }) => subject.includes('WEPACK')).length,
    );

  it('pages nobody and sends nothing while it is on hold, however long, and says so', async () => {
    for (let day = 0; day < 3; day += 1) {
      await restored.service.runOnce();
      story.clock.forward(24);
    }
    expect(restored.sentSince()).to.deep.equal([]);
    const { rows } = await restored.pool.query<{ fired: number; alerts: number }>(
      `select (select count(*) from deadlines where fired_at > '2026-11-20T12:00:00Z') as fired,
         (select count(*) from alerts where created_at > '2026-11-20T12:00:00Z') as alerts`,
    );
    expect(rows).to.deep.equal([{ fired: 0, alerts: 0 }]);

    const ready = await restored.api('GET', '/readyz');
    expect(ready.body.warnings.join('\n')).to.contain('On hold: nobody is paged');
    const { body } = await restored.api('GET', '/api/v1/hold');
    expect(body).to.include({ held: true, reason: 'restored', backupMadeAt: '2026-11-20T09:00:00.000Z' });
    expect(body.wouldGoOut.reminders.count).to.be.greaterThan(0);
    const waits = { id: incidentId, reference: 'AV-2026-0001' };
    expect(body.wouldGoOut.notices).to.deep.equal({ count: 4, incidents: [{ ...waits, count: 4 }] });
    expect(body.wouldGoOut.unknown).to.deep.equal({ count: 1, incidents: [{ ...waits, count: 1 }] });
    expect(JSON.stringify(body)).not.to.match(/Kundeliste|example|Person/);
  });

  it('takes what was on the wire for perhaps sent, and never sends it again', async () => {
    expect(await states()).to.deep.equal({ accepted: 10, pending: 4, attempting: 1 });
    await restored.service.runOnce();
    expect(await states()).to.deep.equal({ accepted: 10, pending: 4, unknown: 1 });
    await restored.api('POST', '/api/v1/hold/release', { body: { reason: 'Sett.', notices: 'send' } });
    await restored.service.runOnce();
    expect(await states()).to.deep.equal({ accepted: 14, unknown: 1 });
  });

  it('sends all that is due once it is released, once, and nobody is told twice', async () => {
    await restored.service.runOnce();
    const release = (body: object) => restored.api('POST', '/api/v1/hold/release', { body });
    const unsaid = await release({ reason: 'Den gamle maskinen er borte.' });
    expect(unsaid.status).to.equal(422);
    expect(unsaid.body.errors[0].pointer).to.equal('/notices');
    expect((await release({ notices: 'send' })).body.errors[0].pointer).to.equal('/reason');
    await restored.service.runOnce();
    expect(restored.sentSince()).to.deep.equal([]);

    const { status } = await release({ reason: 'Den gamle maskinen er borte.', notices: 'send' });
    expect(status).to.equal(200);
    await restored.service.runOnce();
    const sent = restored.sentSince();
    expect(new Set(sent).size).to.equal(sent.length);
    expect(timesTold().filter((times) => times === 1)).to.have.length(14);
    expect(timesTold().filter((times) => times === 0)).to.have.length(1);
    const { rows } = await restored.pool.query<{ id: string; state: string }>(
      `select m.id, m.state from alert_messages m join alerts a on a.id = m.alert_id where a.created_at > '2026-11-20T12:00:00Z'`,
    );
    expect(rows.length).to.be.greaterThan(0);
    expect(rows.filter(({ state }) => state !== 'accepted')).to.deep.equal([]);
    await restored.service.runOnce();
    expect(restored.sentSince()).to.deep.equal(sent);

    expect((await release({ reason: 'Igjen.' })).status).to.equal(404);
    expect((await restored.api('GET', '/api/v1/hold')).body).to.include({ held: false, wouldGoOut: null });
    expect((await verifyRecord(restored.pool)).faults).to.deep.equal([]);
    const { rows: journal } = await restored.pool.query<{ type: string; body: string }>(
      `select type, body from journal where stream = 'system' and type <> 'heads.signed' order by position desc limit 2`,
    );
    expect(journal.map(({ type }) => type)).to.deep.equal(['hold.released', 'backup.restored']);
    expect(JSON.parse(journal[0]?.body ?? '').event).to.include({
      held: 'restored',
      reason: 'Den gamle maskinen er borte.',
      notices: 'send',
    });
  });

  it('sends nothing to people whom the old machine may have told since, when a person says so', async () => {
    // The old machine went on after the backup.
    story.clock.forward(1);
    await story.service.runOnce();
    expect(timesTold().filter((times) => times === 1)).to.have.length(14);
    await restored.service.runOnce();
    await restored.api('POST', '/api/v1/hold/release', { body: { reason: 'Sett.', notices: 'unknown' } });
    await restored.service.runOnce();
    expect(await states()).to.deep.equal({ accepted: 10, unknown: 5 });
    expect(timesTold().filter((times) => times > 1)).to.deep.equal([]);
    const { figures } = (await restored.api('GET', `/api/v1/incidents/${incidentId}/deliveries`)).body;
    expect(figures).to.deep.equal({ people: 15, told: 10, unknown: 5, notTold: 0, open: 0 });
    expect((await verifyRecord(restored.pool)).faults).to.deep.equal([]);
  });

  it('finds alerts again that were written down and not sent, though the queue came back empty', async () => {
    story.clock.travelTo('2026-11-20T09:00:30Z');
    const { rows } = await restored.pool.query<{ count: number }>(
      `select count(*) from alert_messages m join alerts a on a.id = m.alert_id
       where m.state = 'pending' and m.channel = 'sms' and a.state = 'open'`,
    );
    const waiting = rows[0]?.count ?? 0;
    expect(waiting).to.be.greaterThan(0);
    await restored.service.runOnce();
    expect(restored.sentSince()).to.deep.equal([]);
    await restored.api('POST', '/api/v1/hold/release', { body: { reason: 'Sett.', notices: 'unknown' } });
    await restored.service.runOnce();
    await restored.service.runOnce();
    expect(restored.sentSince()).to.have.length(waiting);
    expect(restored.sentSince().every((sent) => sent.startsWith(vakt.mobile))).to.equal(true);
  });

  it('is released by an administrator alone', async () => {
    const body = { name: 'Aud', role: 'handler' };
    const { token } = (await restored.api('POST', '/api/v1/tokens', { body })).body;
    const handler = clientFor(restored.url, token as string);
    expect((await handler('GET', '/api/v1/hold')).status).to.equal(200);
    const answer = await handler('POST', '/api/v1/hold/release', { body: { reason: 'x', notices: 'send' } });
    expect(answer.status).to.equal(403);
    expect((await handler('GET', '/api/v1/hold')).body.held).to.equal(true);
  });
});
