import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { deliveryRank, type DeliveryState } from '../../workflows/delivery/decide-delivery.ts';
import { approveNotice, personNumber } from '../support/approved-notice.ts';
import { createTestDatabase, databaseUrl, type TestDatabase } from '../support/postgres.ts';
import { type Api, clientFor } from '../support/service.ts';
import { seededChance } from '../support/stand-ins/chance.ts';
import { fault } from '../support/stand-ins/faults.ts';
import { type SendGridStandIn, startSendGridStandIn } from '../support/stand-ins/sendgrid.ts';
import { startTwilioStandIn, type TwilioStandIn } from '../support/stand-ins/twilio.ts';
import { isLegal, witnessedMoves, witnessMoves } from '../support/witness-moves.ts';
import { holdAgainst, readDeliveries, takenByDelivery } from './count-notices.ts';
import { adminToken, startVarsla, type VarslaProcess } from './varsla-process.ts';

const full = process.env['FAULTS'] === 'full';
const people = full ? 5_000 : 200;
const kills = full ? 40 : 4;
const seed = Number(process.env['SEED'] ?? 11);

/** The failures of the trial that the ledger's chart was drawn after. */
const shares = [
  [0.03, fault.tooMany(1)],
  [0.01, fault.errorAfter()],
  [0.02, fault.errorBefore()],
  [0.05, fault.dropAfter()],
  [0.02, fault.dropBefore()],
] as const;

describe('a sender that is killed', function () {
  this.timeout(full ? 900_000 : 120_000);
  let database: TestDatabase;
  let dataDir: string;
  let sendgrid: SendGridStandIn;
  let twilio: TwilioStandIn;
  let running: VarslaProcess[] = [];

  before(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'varsla-faults-'));
    sendgrid = await startSendGridStandIn();
    twilio = await startTwilioStandIn();
    await witnessMoves(database.pool);
  });
  after(async () => {
    await Promise.all(running.map((varsla) => varsla.end('SIGKILL')));
    await Promise.all([sendgrid.close(), twilio.close()]);
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (): Promise<VarslaProcess> => {
    const varsla = await startVarsla(dataDir, {
      DATABASE_URL: databaseUrl(database.connection),
      PUBLIC_URL: 'https://varsla.example',
      MAIL_FROM: 'WEPACK <varsel@wepack.example>',
      SENDGRID_API_KEY: sendgrid.apiKey,
      SENDGRID_BASE_URL: sendgrid.url,
      SENDGRID_WEBHOOK_PUBLIC_KEY: sendgrid.publicKey,
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_BASE_URL: twilio.url,
      TWILIO_FROM: 'WEPACK',
    });
    running.push(varsla);
    return varsla;
  };
  const end = async (varsla: VarslaProcess, signal: NodeJS.Signals): Promise<number | null> => {
    running = running.filter((each) => each !== varsla);
    return varsla.end(signal);
  };
  const current = (): VarslaProcess => running.at(-1) as VarslaProcess;
  const api = (): Api => clientFor(current().url, adminToken);
  const approve = async (from: number, count: number): Promise<string> => {
    const { body } = await api()('POST', '/api/v1/tokens', { body: { name: 'Pia', role: 'approver' } });
    const ways = ['both', 'both', 'both', 'email', 'sms'] as const;
    const list = Array.from({ length: count }, (_, index) =>
      personNumber(from + index, ways[index % ways.length] ?? 'both'),
    );
    const now = new Date().toISOString();
    return approveNotice(api(), clientFor(current().url, body.token as string), list, now);
  };
  const taken = (): number => sendgrid.accepted.length + twilio.accepted.length;
  const count = async (incidentId: string, ...states: DeliveryState[]): Promise<number> => {
    const { rows } = await database.pool.query<{ count: number }>(
      `select count(*) as count from deliveries d join notices n on n.id = d.notice_id
       where n.incident_id = $1 and d.state = any($2)`,
      [incidentId, states],
    );
    return rows[0]?.count ?? 0;
  };
  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await pause(5);
  };
  const settled = (incidentId: string): Promise<void> =>
    until(async () => (await count(incidentId, 'pending', 'attempting')) === 0);

  let incidentId: string;

  it(`tells nobody twice and hides nobody: ${people} people, ${kills} kills`, async () => {
    const chance = seededChance(seed);
    sendgrid.faults.byChance(seed, shares);
    twilio.faults.byChance(seed + 1, shares);
    await start();
    incidentId = await approve(0, people);
    let hits = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      // A random instant in the middle of the work: after so many more messages, and a little.
      const target = taken() + 5 + Math.floor((chance() * people) / kills);
      await until(async () => taken() >= target || (await count(incidentId, 'pending')) === 0);
      await pause(chance() * 20);
      if ((await count(incidentId, 'attempting')) > 0) hits += 1;
      await Promise.all(running.map((varsla) => end(varsla, 'SIGKILL')));
      // Every other time two processes share the work, started together: both take up what was cut off.
      await Promise.all(kill % 2 === 0 ? [start(), start()] : [start()]);
    }
    await settled(incidentId);

    const seen = takenByDelivery(sendgrid, twilio);
    const shown = await readDeliveries(api(), incidentId);
    expect(shown.figures.people).to.equal(people);
    holdAgainst(shown, seen);
    expect(shown.figures.unknown, 'no kill and no fault left a doubt').to.be.greaterThan(0);
    expect(hits, 'no kill hit a message on the wire').to.be.greaterThan(0);
    expect([...sendgrid.refused, ...twilio.refused]).to.deep.equal([]);
    const { rows } = await database.pool.query<{ id: string; state: string; attempts: number }>(
      `select d.id, d.state, (select count(*) from delivery_attempts a where a.delivery_id = d.id) as attempts
       from deliveries d`,
    );
    for (const { id } of rows.filter(({ attempts }) => attempts === 0))
      expect(seen.get(id)).to.equal(undefined);
  });

  it('settles by signed events what was in doubt, and lowers nothing', async () => {
    sendgrid.faults.clear();
    twilio.faults.clear();
    const before = await readDeliveries(api(), incidentId);
    const seen = takenByDelivery(sendgrid, twilio);
    const events = sendgrid.accepted.flatMap((mail) =>
      ['processed', 'delivered'].map((kind) => sendgrid.event(kind, mail)),
    );
    const { url } = current();
    const answers = await Promise.all([
      sendgrid.postEvents(`${url}/webhooks/sendgrid`, events, {
        copies: 2,
        shuffleSeed: seed,
        perRequest: 100,
      }),
      twilio.postStatuses(['queued', 'sent', 'delivered'], { copies: 2, shuffleSeed: seed, deliverTo: url }),
    ]);
    expect(new Set(answers.flat())).to.deep.equal(new Set([204]));

    const after = await readDeliveries(api(), incidentId);
    const stateBefore = new Map(before.items.map(({ id, state }) => [id, state]));
    for (const { id, state } of after.items) {
      const earlier = stateBefore.get(id) ?? 'planned';
      expect(deliveryRank(state), `${earlier} became ${state}`).to.be.at.least(deliveryRank(earlier));
      expect(state, `from ${earlier}`).to.equal(seen.has(id) ? 'delivered' : earlier);
    }
    holdAgainst(after, seen);
    expect(after.figures.told).to.equal(seen.size);
    expect(takenByDelivery(sendgrid, twilio), 'evidence sends nothing').to.deep.equal(seen);
  });

  it('leaves no doubt behind when it is asked to stop in the middle', async () => {
    const started = taken();
    const stopped = await approve(people, 400);
    await until(() => taken() > started);
    expect(await Promise.all(running.map((varsla) => end(varsla, 'SIGTERM')))).to.satisfy((codes: number[]) =>
      codes.every((code) => code === 0),
    );
    expect(await count(stopped, 'unknown', 'needs_person', 'attempting')).to.equal(0);
    expect(await count(stopped, 'pending'), 'it was done before it was stopped').to.be.greaterThan(0);
    expect(await count(stopped, 'accepted')).to.equal(taken() - started);
    await start();
    await settled(stopped);
    const shown = await readDeliveries(api(), stopped);
    holdAgainst(shown, takenByDelivery(sendgrid, twilio));
    expect(shown.figures).to.include({ people: 400, told: 400 });
  });

  it('makes no move that the chart does not allow, whatever was killed', async () => {
    const moves = await witnessedMoves(database.pool);
    expect(moves.filter((move) => !isLegal(move))).to.deep.equal([]);
    expect(moves.map(({ before, after }) => `${before} ${after}`)).to.include.members([
      'attempting unknown',
      'attempting pending',
      'unknown delivered',
    ]);
  });
});
