import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type pg from 'pg';
import { createAccounts } from './access/create-accounts.ts';
import { sendResetMail } from './access/reset-mail.ts';
import { createTokenRoutes } from './access/routes.ts';
import { createStaffRoutes } from './access/staff.ts';
import { authenticate, ensureAdministrator } from './access/tokens.ts';
import { createAlertEffects, sendAlert } from './alerts/alert-staff.ts';
import { createContactRoutes } from './alerts/routes.ts';
import { createReportEffects, freezeReport } from './authority/reports.ts';
import { createReportRoutes } from './authority/routes.ts';
import { type Channels, openChannels } from './channels/open-channels.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createDeadlineEffects } from './deadlines/deadline-effects.ts';
import { sweepDeadlines } from './deadlines/sweep.ts';
import { inTurn } from './db/in-turn.ts';
import { migrate } from './db/migrate.ts';
import { type Database, openDatabase } from './db/open-database.ts';
import { delayReason } from './documents/delay-reason.ts';
import { createPdfRenderer } from './documents/pdf-renderer.ts';
import { createApp } from './http/app.ts';
import { closeServer } from './http/close-server.ts';
import { createRouteCaller } from './http/call-route.ts';
import { createServer } from './http/create-server.ts';
import { createDocs } from './http/docs.ts';
import { forgetOldAnswers } from './http/idempotency.ts';
import { createHealth, healthPaths } from './http/health.ts';
import { openApiDocument } from './http/openapi.ts';
import { type Ids, randomIds } from './ids.ts';
import type { DoorDeps } from './incidents/door.ts';
import { createAccessRoutes } from './incidents/access-routes.ts';
import { createNameGuest } from './incidents/name-guest.ts';
import { createIncidentRoutes } from './incidents/routes.ts';
import { upgradeStates } from './incidents/upgrade-states.ts';
import { createSees } from './incidents/visible.ts';
import { createJobs, type JobHandlers } from './jobs/jobs.ts';
import { createJournalRoutes } from './journal/routes.ts';
import type { Log } from './log.ts';
import { freezeNotice } from './notices/notice.ts';
import { createNoticeEffects, peopleFigures, rememberAuthor } from './notices/notice-effects.ts';
import { createNoticeRoutes } from './notices/routes.ts';
import { type SendDeps, sendNotice } from './notices/send-notice.ts';
import { createSender, settleDeadAttempts } from './notices/sender.ts';
import { settleNotices } from './notices/settle-notice.ts';
import { noticesToSend } from './notices/ledger.ts';
import { createWebhooks, twilioWebhookPath, webhookPaths } from './notices/webhooks.ts';
import { createPeopleRoutes } from './people/routes.ts';
import { findSystem } from './register/register.ts';
import { createRegisterRoutes } from './register/routes.ts';
import { createSealing, loadMasterKey } from './sealing.ts';
import { startTicker, type Ticker } from './tick.ts';
import { version } from './version.ts';
import { startWarnings } from './warnings.ts';
import { createWeb } from './web/web.ts';

/** What tests and the demo put in place of the real thing. */
export interface Overrides {
  clock?: Clock;
  ids?: Ids;
  channels?: Channels;
  /** A pool to use instead of opening one; the caller ends it. */
  pool?: pg.Pool;
}

export interface Service {
  app: Express;
  pool: pg.Pool;
  door: DoorDeps;
  /** The first administrator's token, when this start made one: to be shown once. */
  adminToken: string | undefined;
  /** Makes the first administrator's page, good for a day and for one use; undefined where there is one already. */
  firstAdministratorLink(): Promise<string | undefined>;
  /** What staff should know of this start, in sentences. */
  warnings: string[];
  /** Takes requests. Resolves with the address once it does. */
  listen(): Promise<{ host: string; port: number }>;
  /** Takes up the work that needs no request: clocks, alerts, notices. */
  work(): Promise<void>;
  /** Does all work that is due now, once, until nothing is left: for tests, which move the clock. */
  runOnce(): Promise<void>;
  /** Stops: no new requests, those under way finish, work in hand finishes, connections close. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Advisory lock of a start: the queue's schema and the first token are made by one process. */
const startLock = 7_202_333;

/** Puts everything together. Throws when the configuration, the key or the database do not allow a start. */
export const createService = async (
  config: Config,
  log: Log,
  overrides: Overrides = {},
): Promise<Service> => {
  const clock = overrides.clock ?? systemClock;
  const ids = overrides.ids ?? randomIds;
  const masterKey = await loadMasterKey(config.masterKeyFile, config.dataDir);
  const database = overrides.pool ? undefined : await openDatabase(config, log);
  const closing: (() => Promise<unknown>)[] = [async () => database?.close()];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse())
      await close().catch((error: Error) =>
        log.warn({ error: error.name }, 'stop: a part did not close cleanly'),
      );
  };
  try {
    const pool = overrides.pool ?? (database as Database).pool;
    await migrate(pool);
    const sealing = createSealing(masterKey.key);
    await sealing.check(pool);

    const channels =
      overrides.channels ??
      openChannels({
        clock,
        dataDir: config.dataDir,
        sendgrid: config.sendgrid,
        twilio: config.twilio,
        statusCallbackUrl: config.publicUrl && `${config.publicUrl}${twilioWebhookPath}`,
      });
    const sender = createSender(pool, clock);
    closing.push(() => sender.close());
    const stopping = new AbortController();
    const sending: SendDeps = { pool, clock, ids, sealing, sender, channels, log };
    let address: { host: string; port: number } | undefined;
    const publicUrl = (): string =>
      config.publicUrl ?? `http://${address?.host ?? config.host}:${address?.port ?? config.port}`;
    const handlers: JobHandlers = {
      'send-alert': async ({ messageId }) =>
        sendAlert({ pool, clock, channels, publicUrl: config.publicUrl }, messageId),
      'send-notice': async ({ noticeId }) => {
        await sendNotice(sending, noticeId, stopping.signal);
      },
      'send-reset-mail': async ({ personId }) =>
        sendResetMail({ pool, clock, ids, email: channels.email, log, publicUrl }, personId ?? undefined),
    };
    const jobs = await inTurn(pool, startLock, () => createJobs(pool, log, handlers));
    closing.push(() => jobs.stop());

    const nameGuest = createNameGuest(clock);
    const access = { pool, clock, ids, nameGuest };
    const reports = { pool, clock, ids, peopleFigures };
    const door: DoorDeps = {
      pool,
      clock,
      ids,
      effects: {
        ...createDeadlineEffects(ids),
        ...createAlertEffects(ids, log, (tx, messageIds) =>
          jobs.enqueue(
            tx,
            'send-alert',
            messageIds.map((messageId) => ({ id: messageId, data: { messageId } })),
          ),
        ),
        ...createReportEffects(),
        ...createNoticeEffects(ids, (tx, noticeId) =>
          jobs.enqueue(tx, 'send-notice', [{ id: ids.uuid(), data: { noticeId } }]),
        ),
      },
    };
    const sees = createSees(pool);
    await inTurn(pool, startLock, () => upgradeStates(door, log));
    const pdf = createPdfRenderer();
    closing.push(() => pdf.close());
    const routes = [
      ...createIncidentRoutes(door, {
        systemExists: async (db, key) => (await findSystem(db, key)) !== undefined,
        freezeReport: (tx, incident, recorded) => freezeReport(reports, tx, incident, recorded),
        freezeNotice: (tx, incident, recorded) => freezeNotice(door, tx, incident, recorded),
      }),
      ...createReportRoutes(
        reports,
        (report, language) => pdf.authorityReport(report, { language }),
        delayReason,
      ),
      ...createJournalRoutes({ pool }),
      ...createPeopleRoutes(
        { ...door, sealing },
        rememberAuthor(ids, () => clock.now()),
      ),
      ...createNoticeRoutes(door),
      ...createRegisterRoutes(access),
      ...createContactRoutes(access),
      ...createTokenRoutes(access),
      ...createStaffRoutes(access),
      ...createAccessRoutes(door),
    ];

    let server: Server | undefined;
    let lastCheckedAt: Date | undefined;
    const sweep = async (): Promise<number> => {
      const fired = await sweepDeadlines(door, log);
      lastCheckedAt = clock.now();
      return fired;
    };
    const accounts = createAccounts({
      pool,
      clock,
      ids,
      sealing,
      publicUrl,
      nameGuest,
      log,
      oidc: config.oidc,
      secureCookies: config.publicUrl?.startsWith('https:') ?? false,
      enqueueResetMail: (tx, personId) =>
        jobs.enqueue(tx, 'send-reset-mail', [{ id: ids.uuid(), data: { personId: personId ?? null } }]),
    });
    const warnings = () => startWarnings(pool, config, channels, masterKey);
    const app = createApp(
      {
        pool,
        clock,
        ids,
        log,
        sees,
        trustProxy: config.trustProxy,
        authenticate: (token) => authenticate(access, token),
      },
      [
        createHealth({ pool, stopping: () => stopping.signal.aborted, warnings }),
        createWebhooks(access, {
          sendgridPublicKey: config.sendgridWebhookPublicKey,
          twilioAuthToken: config.twilio?.authToken,
          publicUrl,
        }),
        createDocs(openApiDocument(routes, { ...webhookPaths, ...healthPaths }, version)),
        createWeb({
          call: createRouteCaller(routes, { pool, clock, sees }),
          accounts,
          clock,
          log,
          publicUrl,
          lastCheckedAt: () => lastCheckedAt,
        }),
      ],
      routes,
    );
    const adminToken = await inTurn(pool, startLock, () => ensureAdministrator(access, config.adminToken));

    const sendWhatWaits = async (signal: AbortSignal): Promise<void> => {
      await settleDeadAttempts(pool, clock);
      for (const id of await noticesToSend(pool, clock.now())) await sendNotice(sending, id, signal);
      await settleNotices(door);
    };
    const tickers: Ticker[] = [];
    return {
      app,
      pool,
      door,
      adminToken,
      async firstAdministratorLink() {
        const token = await accounts.firstAdministratorToken();
        return token && `${publicUrl()}/welcome?token=${token}`;
      },
      warnings: await warnings(),
      listen: () =>
        new Promise((resolve, reject) => {
          const listening = createServer(app);
          listening.once('error', reject);
          listening.listen(config.port, config.host, () => {
            const { port } = listening.address() as AddressInfo;
            address = { host: config.host.includes(':') ? `[${config.host}]` : config.host, port };
            resolve(address);
          });
          server = listening;
        }),
      async work() {
        tickers.push(
          startTicker('deadlines', config.sweepIntervalSeconds, log, sweep),
          startTicker('housekeeping', 3600, log, () => forgetOldAnswers(pool, clock.now())),
          startTicker('notices', config.sweepIntervalSeconds, log, sendWhatWaits),
        );
        await jobs.work();
      },
      async runOnce() {
        for (let round = 0; round < 100; round += 1) {
          const fired = await sweep();
          const done = await jobs.runOnce();
          await sendWhatWaits(stopping.signal);
          if (fired + done === 0) return;
        }
      },
      async [Symbol.asyncDispose]() {
        stopping.abort();
        await closeServer(server);
        for (const ticker of tickers.splice(0)) await ticker.stop();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
};
