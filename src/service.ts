import { createApiRoutes } from './api-routes.ts';
import { createAccounts } from './access/create-accounts.ts';
import { sendResetMail } from './access/reset-mail.ts';
import { authenticate, ensureAdministrator } from './access/tokens.ts';
import { createAlerts } from './alerts/create-alerts.ts';
import { shippedForm } from './authority/form/shipped-form.ts';
import { reportedKeys } from './authority/build-report.ts';
import { createRoleWatch } from './authority/role/role-watch.ts';
import { createCallers } from './callers.ts';
import { type Channels, openChannels } from './channels/open-channels.ts';
import { systemClock } from './clock.ts';
import { composeDoor } from './compose-door.ts';
import { createBuildEdpb } from './compose-edpb.ts';
import { createBuildSheet } from './compose-sheet.ts';
import { composeReadiness } from './compose-readiness.ts';
import type { Config } from './config.ts';
import { inTurn } from './db/in-turn.ts';
import { migrateGuarded } from './db/guard.ts';
import { type Database, openDatabase } from './db/open-database.ts';
import { createPdfRenderer } from './documents/pdf-renderer.ts';
import { createEvidenceWork } from './evidence-work.ts';
import { isHeld } from './hold/hold.ts';
import { createWatch } from './hold/watch.ts';
import { createApp } from './http/app.ts';
import { createRouteCaller } from './http/call-route.ts';
import { createHealth } from './http/health.ts';
import { createListener } from './http/listen.ts';
import { randomIds } from './ids.ts';
import { createNameGuest } from './incidents/name-guest.ts';
import { upgradeStates } from './incidents/upgrade-states.ts';
import { createSees } from './incidents/visible.ts';
import { createJobs, type JobHandlers } from './jobs/jobs.ts';
import type { Log } from './log.ts';
import { findGenuine } from './notices/find-genuine.ts';
import { draftedKeys } from './notices/notice.ts';
import { peopleFigures, rememberAuthor } from './notices/notice-effects.ts';
import { type SendDeps, sendNotice } from './notices/send-notice.ts';
import { createSender } from './notices/sender.ts';
import { twilioWebhookPath } from './notices/webhooks.ts';
import { createImportRunner } from './people/import-runner.ts';
import { loadMasterKey } from './key-ring.ts';
import { createSealing } from './sealing.ts';
import { retentionWarnings } from './retention/retention-work.ts';
import { loadSigning, signingKeyPath } from './signing.ts';
import type { Overrides, Service } from './service-types.ts';
import { startWarnings } from './warnings.ts';
import { createMonitor } from './watching/monitor.ts';
import { createWorker } from './worker.ts';

export type { Overrides, Service } from './service-types.ts';

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
  const form = shippedForm();
  const masterKey = await loadMasterKey(config.masterKeyFile, config.dataDir);
  const signing = await loadSigning(signingKeyPath(config));
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
    await migrateGuarded({ pool, guard: database?.guard });
    const sealing = createSealing(masterKey.ring);
    await sealing.check(pool);
    const watch = createWatch({ pool, clock, dataDir: config.dataDir, log });
    // Before anything is taken up: an old state of the database, or a copy of it, sends nothing.
    await watch.look();
    const held = (): Promise<boolean> => isHeld(pool);

    const openAll = (): Channels =>
      overrides.channels ??
      openChannels({
        clock,
        dataDir: config.dataDir,
        sendgrid: config.sendgrid,
        smtp: config.smtp,
        twilio: config.twilio,
        statusCallbackUrl: config.publicUrl && `${config.publicUrl}${twilioWebhookPath}`,
      });
    const channels = openAll();
    const { email } = channels;
    const sender = createSender(pool, clock);
    closing.push(() => sender.close());
    const stopping = new AbortController();
    const sending: SendDeps = { pool, clock, ids, sealing, sender, channels, log };
    const listener = createListener(() => app, config);
    const publicUrl = (): string => {
      const { host, port } = listener.address() ?? config;
      return config.publicUrl ?? `http://${host}:${port}`;
    };
    const alerts = createAlerts({
      pool,
      clock,
      ids,
      log,
      sealing,
      config,
      channels: openAll(),
      publicUrl,
    });
    const role = createRoleWatch({ pool, clock, ids, log, held, email, publicUrl });
    const handlers: JobHandlers = {
      'send-alert': ({ messageId }) => alerts.send(messageId),
      'send-notice': async ({ noticeId }) => {
        await sendNotice(sending, noticeId, stopping.signal);
      },
      'send-reset-mail': async ({ personId }) =>
        sendResetMail({ pool, clock, ids, email, log, publicUrl }, personId ?? undefined),
      'send-role-reminder': (told) => role.send(told),
    };
    const jobs = await inTurn(pool, startLock, () => createJobs(pool, log, handlers, held));
    closing.push(() => jobs.stop());

    const nameGuest = createNameGuest(clock);
    const access = { pool, clock, ids, nameGuest };
    const reports = {
      pool,
      clock,
      ids,
      peopleFigures,
      buildSheet: createBuildSheet(form, clock),
      buildEdpb: createBuildEdpb(clock),
    };
    const writtenFrom = { report: reportedKeys, notice: draftedKeys };
    const door = composeDoor({ pool, clock, ids, jobs, holdMinutes: config.noticeHoldMinutes }, writtenFrom);
    const sees = createSees(pool);
    await inTurn(pool, startLock, () => upgradeStates(door, log, writtenFrom));
    const pdf = createPdfRenderer();
    closing.push(() => pdf.close());
    const readPeople = createImportRunner({
      ...door,
      sealing,
      log,
      rememberAuthor: rememberAuthor(ids, () => clock.now()),
    });
    closing.push(() => readPeople.stop());
    const monitor = createMonitor({
      pool,
      clock,
      log,
      intervalSeconds: config.sweepIntervalSeconds,
      heartbeatUrl: config.heartbeatUrl,
      metricsToken: config.metricsToken,
    });
    closing.push(() => monitor.close());
    const routes = createApiRoutes({
      door,
      access,
      reports,
      form,
      sealing,
      pdf,
      alertRoutes: alerts.routes,
      publicUrl,
      attachmentMaxBytes: config.attachmentMaxBytes,
      readiness: composeReadiness({
        config,
        pool,
        clock,
        ids,
        channels,
        publicUrl,
        held,
        silentSeconds: () => monitor.silentSeconds(),
        resolveTxt: overrides.resolveTxt,
      }),
      signing,
      headsTo: config.headsTo,
      wakeReader: () => readPeople.wake(),
    });

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
    const warnings = () =>
      startWarnings(pool, config, channels, masterKey, async () => [
        ...(await alerts.warnings()),
        ...(await role.warnings()),
        ...(await retentionWarnings({ pool, clock })),
      ]);
    const forCallers = () =>
      createCallers({
        config,
        access,
        alerts,
        routes,
        publicUrl,
        web: {
          call: createRouteCaller(routes, { pool, clock, sees }),
          accounts,
          clock,
          log,
          lastCheckedAt: () => monitor.lastCheckedAt(),
          isHeld: held,
          findGenuine: (typed) => findGenuine(pool, typed),
          uploadMaxBytes: config.attachmentMaxBytes,
        },
      });
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
        createHealth({
          pool,
          stopping: () => stopping.signal.aborted,
          fault: () => monitor.fault(),
          warnings,
        }),
        monitor.metrics,
        ...(config.roles.api ? forCallers() : []),
      ],
      config.roles.api ? routes : [],
    );
    const adminToken = config.roles.api
      ? await inTurn(pool, startLock, () => ensureAdministrator(access, config.adminToken))
      : undefined;

    const worker = createWorker({
      door,
      log,
      intervalSeconds: config.sweepIntervalSeconds,
      canaryMinutes: config.noticeCanaryMinutes,
      held,
      look: () => watch.look(),
      jobs,
      sending,
      alerts,
      role,
      readPeople,
      monitor,
      ...createEvidenceWork({ ...sending, signing, held, email, places: config.headsTo, publicUrl }),
    });
    return {
      app,
      pool,
      door,
      adminToken,
      async firstAdministratorLink() {
        const token = config.roles.api ? await accounts.firstAdministratorToken() : undefined;
        return token && `${publicUrl()}/welcome?token=${token}`;
      },
      warnings: await warnings(),
      listen: () => listener.listen(),
      async work() {
        if (config.roles.worker) await worker.start();
      },
      runOnce: () => worker.runOnce(stopping.signal),
      async [Symbol.asyncDispose]() {
        stopping.abort();
        await listener.close();
        await worker.stop();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
};
