import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { pino } from 'pino';
import { dumpDatabase } from '../http/whole-database.ts';
import { type Answer, type Api, createTestService, type TestService } from '../support/service.ts';
import { fault } from '../support/stand-ins/faults.ts';
import { type SendGridStandIn, startSendGridStandIn } from '../support/stand-ins/sendgrid.ts';
import { startTwilioStandIn, type TwilioStandIn } from '../support/stand-ins/twilio.ts';

interface Planted {
  name: string;
  email: string;
  phone: string;
}

const plant = (given: string, family: string, phone: string): Planted => ({
  name: `${given} ${family}`,
  email: `${given}.${family}@planted.example`.toLowerCase(),
  phone,
});

/** People affected: no table, no file and no line may hold them in the clear. */
const told = plant('Yngvild', 'Fjellrype', '+47 412 34 567');
const bounced = plant('Torgny', 'Tiurleik', '+47 412 34 568');
const refused = plant('Solveig', 'Spurveugle', '+47 412 34 569');
const lost = plant('Ragnfrid', 'Rugdeslag', '+47 412 34 570');
const halted = plant('Hallgerd', 'Havsule', '+47 412 34 571');
const people = [told, bounced, refused, lost, halted];
/** Staff and officers: in the settings, and where a document names them by design. */
const staff = plant('Vaktmann', 'Vintererle', '+47 412 34 572');
const officer = plant('Ombudine', 'Orrfugl', '+47 412 34 573');
const contact = plant('Kontakta', 'Kvinand', '+47 412 34 574');
const handlers = [
  plant('Saksbehandla', 'Sandlo', ''),
  plant('Godkjenna', 'Gulspurv', ''),
  plant('Tilsynet', 'Tjeld', ''),
];

/** Every way that somebody may stand written: names in parts, numbers without their spaces. */
const marksOf = ({ name, email, phone }: Planted): string[] => {
  const digits = phone.replaceAll(/\D/g, '').slice(2);
  return [...name.split(' '), email, ...(digits ? [digits, phone.slice(4)] : [])];
};

/** Which marks stand in a text, in the clear, as hexadecimal or as base64. */
const found = (planted: readonly Planted[], text: string): string[] => {
  const lower = text.toLowerCase();
  return planted.flatMap(marksOf).filter(
    (mark) =>
      lower.includes(mark.toLowerCase()) ||
      lower.includes(Buffer.from(mark).toString('hex')) ||
      text.includes(
        Buffer.from(mark)
          .toString('base64')
          .replace(/.{0,3}=*$/, ''),
      ),
  );
};

const everybody = [...people, staff, officer, contact, ...handlers];

const until = async (what: string, done: () => Promise<boolean>): Promise<void> => {
  for (let round = 0; round < 400; round += 1) {
    if (await done()) return;
    await pause(25);
  }
  throw new Error(`this did not come to pass: ${what}`);
};

describe('privacy', () => {
  let varsla: TestService;
  let sendgrid: SendGridStandIn;
  let twilio: TwilioStandIn;
  let logged = '';
  const refusals: Answer[] = [];
  const failures: Answer[] = [];
  let dump: Map<string, string>;

  const query = async <Row extends object>(text: string): Promise<Row[]> =>
    (await varsla.service.pool.query<Row>(text)).rows;

  /** Goes the whole way, with deliveries that fail in every manner. */
  const goTheWay = async (hanna: Api, pia: Api): Promise<string> => {
    const { body } = await hanna('POST', '/api/v1/incidents', {
      body: {
        title: 'En liste',
        description: 'Lå åpen.',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
      headers: { 'Idempotency-Key': 'one' },
    });
    const path = `/api/v1/incidents/${body.id}`;
    const known = { certainty: 'known', value: 'Slik det står i saken.' };
    const facts = {
      whatHappened: known,
      likelyConsequences: known,
      measuresTaken: known,
      measuresPlanned: known,
      mitigation: known,
    };
    await hanna('PATCH', `${path}/facts`, { body: facts });
    const listed = await hanna('PUT', `${path}/people`, {
      body: { people: [...people, { ...told, phone: null }, { name: told.name }] },
    });
    expect(listed.body, JSON.stringify(listed.body)).to.include({ people: 6, withoutContact: 1 });
    sendgrid.faults.for(refused.email, fault.refuse(400));
    sendgrid.faults.for(lost.email, fault.dropAfter());
    sendgrid.faults.for(halted.email, fault.tooMany(1));
    twilio.faults.for('+4741234569', fault.refuse(400, 21_211));
    const steps: [Api, object][] = [
      [hanna, { type: 'breach.confirmed' }],
      [hanna, { type: 'risk.assessed', level: 'high', reasoning: 'Navn.' }],
      [hanna, { type: 'report.submitted' }],
      [pia, { type: 'report.approved' }],
      [hanna, { type: 'notice.submitted' }],
      [pia, { type: 'notice.approved' }],
    ];
    for (const [api, step] of steps) {
      const answer = await varsla.event(api, body.id, step);
      expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    }
    return path;
  };

  /** pg-boss keeps what a failed job threw: real workers, and an alert whose every way fails. */
  const failAlerts = async (): Promise<void> => {
    sendgrid.faults.for(staff.email, fault.errorBefore(500), fault.errorBefore(500), fault.errorBefore(500));
    twilio.faults.for('+4741234572', fault.refuse(400, 21_211), fault.refuse(400, 21_211));
    await varsla.service.work();
    await until('a failed alert in the queue', async () => {
      const rows = await query(`select 1 from pgboss.job where name = 'send-alert' and output is not null`);
      return rows.length > 0;
    });
    await until('every delivery tried', async () => {
      const rows = await query(
        `select 1 from deliveries where state in ('pending', 'attempting') and attempt = 0`,
      );
      return rows.length === 0;
    });
  };

  const sayWhatProvidersSay = async (): Promise<void> => {
    const mail = sendgrid.accepted.find(({ to }) => to.email === bounced.email);
    if (!mail) throw new Error('nothing was sent to whom it should bounce');
    const bounce = sendgrid.event('bounce', mail, {
      type: 'bounce',
      reason: `550 5.1.1 <${bounced.email}>: ${bounced.name} unknown`,
      bounce_classification: 'Invalid Address',
      status: '5.1.1',
    });
    expect(await sendgrid.postEvents(`${varsla.url}/webhooks/sendgrid`, [bounce])).to.deep.equal([204]);
    await until('SMS instead of the mail that bounced', async () =>
      twilio.accepted.some(({ to }) => to === '+4741234568'),
    );
    const statuses = await twilio.postStatuses(['sent', 'undelivered'], {
      errorCode: 30_003,
      deliverTo: varsla.url,
    });
    expect(new Set(statuses)).to.deep.equal(new Set([204]));
  };

  const beRefused = async (hanna: Api, path: string): Promise<void> => {
    const { admin } = varsla;
    const version = 1;
    refusals.push(
      await hanna('PUT', `${path}/people`, {
        body: { people: people.map(({ phone, ...rest }) => ({ ...rest, phone: `${phone}0` })) },
      }),
      await hanna('PUT', `${path}/people`, {
        body: { people: [{ ...told, email: `${told.name} ${told.email}` }] },
      }),
      await hanna('PUT', `${path}/people`, { body: { people } }),
      await hanna('PUT', `${path}/people`, { body: { people }, headers: { 'If-Match': '"1"' } }),
      await hanna('PUT', `${path}/people`, { raw: `{"people":[{"name":"${told.name}"` }),
      await hanna('PUT', `${path}/people`, { body: { people: told.name } }),
      await hanna('PUT', `${path}/notice`, { body: { texts: { nb: { letter: told.name } } } }),
      await hanna('POST', `${path}/events`, { body: { type: told.name }, version }),
      await hanna('POST', `${path}/events`, {
        body: { type: 'risk.assessed', level: told.email, reasoning: told.name },
        version,
      }),
      await hanna('POST', `${path}/events`, { body: { type: 'breach.contained', note: told.name }, version }),
      await hanna('PATCH', `${path}/facts`, {
        body: { peopleCount: { certainty: told.name, value: told.email } },
      }),
      await hanna('POST', '/api/v1/incidents', {
        body: { title: told.name, role: told.email, system: told.phone },
      }),
      await hanna('GET', `/api/v1/incidents/${encodeURIComponent(told.name)}`),
      await hanna('GET', `/api/v1/incidents?status=${encodeURIComponent(told.email)}`),
      await hanna('GET', `/api/v1/incidents?cursor=${encodeURIComponent(told.email)}`),
      await hanna('PUT', '/api/v1/contacts', { body: { contacts: [staff] } }),
      await admin('PUT', '/api/v1/contacts', {
        body: { contacts: [{ name: staff.name, mobile: '22 39 69 00', email: staff.name }] },
      }),
      await admin('PUT', '/api/v1/organisation', {
        body: { name: officer.name, dpo: { name: officer.name, email: officer.phone } },
      }),
      await admin('POST', '/api/v1/tokens', { body: { name: told.name, role: told.email } }),
      await varsla.anonymous('GET', '/api/v1/tokens', { headers: { Authorization: `Bearer ${told.email}` } }),
      await varsla.anonymous('POST', '/webhooks/sendgrid', { body: [{ email: told.email }] }),
    );
  };

  /** PostgreSQL's own messages quote the row that they refuse: our fault, and the worst kind of it. */
  const failWithin = async (hanna: Api): Promise<void> => {
    const { admin } = varsla;
    const { body } = await hanna('POST', '/api/v1/incidents', {
      body: { title: 'To', description: 'To.', detectedAt: '2026-11-20T08:00:00Z', role: 'controller' },
      headers: { 'Idempotency-Key': 'two' },
    });
    for (const [table, check] of [
      ['people', 'ordinal < 0'],
      ['contacts', 'removed_at is not null'],
      ['settings', `name = 'register'`],
      ['persons', `name = ''`],
    ])
      await query(`alter table ${table} add constraint nothing_more check (${check}) not valid`);
    await query(`update idempotency_keys set body = '${told.name} er ikke JSON' where key = 'two'`);
    failures.push(
      await hanna('PUT', `/api/v1/incidents/${body.id}/people`, { body: { people } }),
      await admin('PUT', '/api/v1/contacts', { body: { contacts: [{ ...staff, phone: undefined }] } }),
      await admin('PUT', '/api/v1/organisation', { body: { name: 'WEPACK AS', dpo: officer, contact } }),
      await admin('POST', '/api/v1/tokens', { body: { name: `${told.name} d.y.`, role: 'handler' } }),
      await hanna('POST', '/api/v1/incidents', {
        body: { title: 'To', description: 'To.', detectedAt: '2026-11-20T08:00:00Z', role: 'controller' },
        headers: { 'Idempotency-Key': 'two' },
      }),
    );
  };

  before(async () => {
    sendgrid = await startSendGridStandIn();
    twilio = await startTwilioStandIn();
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    });
    varsla = await createTestService({
      log: pino({ level: 'debug' }, sink),
      env: {
        MAIL_FROM: 'varsel@wepack.example',
        SENDGRID_API_KEY: sendgrid.apiKey,
        SENDGRID_BASE_URL: sendgrid.url,
        SENDGRID_WEBHOOK_PUBLIC_KEY: sendgrid.publicKey,
        TWILIO_ACCOUNT_SID: twilio.accountSid,
        TWILIO_AUTH_TOKEN: twilio.authToken,
        TWILIO_FROM: 'WEPACK',
        TWILIO_BASE_URL: twilio.url,
        PUBLIC_URL: 'https://varsla.wepack.example',
        SWEEP_INTERVAL_SECONDS: '0.05',
      },
    });
    const [hanna, pia, aud] = [
      await varsla.person(handlers[0]?.name ?? '', 'handler'),
      await varsla.person(handlers[1]?.name ?? '', 'approver'),
      await varsla.person(handlers[2]?.name ?? '', 'auditor'),
    ];
    await varsla.admin('PUT', '/api/v1/organisation', { body: { name: 'WEPACK AS', dpo: officer, contact } });
    const { name, email, phone } = staff;
    await varsla.admin('PUT', '/api/v1/contacts', { body: { contacts: [{ name, email, mobile: phone }] } });
    const path = await goTheWay(hanna, pia);
    await failAlerts();
    await sayWhatProvidersSay();
    for (const what of ['', '/journal', '/deliveries', '/notice', '/reports/authority?format=json'])
      expect((await aud('GET', path + what)).status).to.equal(200);
    await beRefused(hanna, path);
    await failWithin(hanna);
    dump = await dumpDatabase(varsla.service.pool);
  });
  after(async () => {
    await varsla.close();
    await sendgrid.close();
    await twilio.close();
  });

  it('every manner of failure came about', async () => {
    expect(refusals.map(({ status }) => status))
      .to.have.lengthOf(21)
      .and.satisfy((all: number[]) => all.every((status) => status >= 400 && status < 500));
    expect(failures.map(({ status }) => status)).to.deep.equal([500, 500, 500, 500, 500]);
    const states = await query<{ state: string }>('select distinct state from deliveries');
    expect(states.map(({ state }) => state)).to.include.members(['rejected', 'unknown', 'failed']);
    expect(sendgrid.accepted.map(({ to }) => to.email)).to.include.members([
      told.email,
      bounced.email,
      lost.email,
    ]);
  });

  it('the log names nobody, and has every failure under its id', () => {
    expect(found(everybody, logged)).to.deep.equal([]);
    expect(logged)
      .to.include('pino'.slice(0, 0))
      .and.match(/"level":50/);
    for (const { body } of failures) {
      const id = String(body.instance).replace('urn:uuid:', '');
      const line = logged.split('\n').find((each) => each.includes(id));
      expect(JSON.parse(line ?? '{}'))
        .to.include({ id, level: 50 })
        .and.to.have.property('stack').that.is.not.empty;
    }
  });

  it('no problem names anybody', () => {
    for (const { body } of [...refusals, ...failures]) {
      expect(body.type).to.match(/^urn:varsla:problem:/);
      expect(found(everybody, JSON.stringify(body)), JSON.stringify(body)).to.deep.equal([]);
    }
  });

  it('the journal names nobody', () => {
    const journal = dump.get('public.journal') ?? '';
    expect(journal)
      .to.match(/organisation\.changed/)
      .and.match(/contacts\.changed/)
      .and.match(/people\.listed/);
    expect(found(everybody, journal)).to.deep.equal([]);
  });

  it('no job names anybody, those that failed included', () => {
    const jobs = [...dump].filter(([table]) => table.startsWith('pgboss.')).map(([, rows]) => rows);
    expect(jobs.join('\n'))
      .to.match(/send-alert/)
      .and.match(/AlertNotSent|messageId/);
    expect(found(everybody, jobs.join('\n'))).to.deep.equal([]);
  });

  it('providers get nobody’s name or address but in the message itself', () => {
    expect(sendgrid.accepted.length).to.be.above(2);
    for (const { request } of sendgrid.accepted) {
      const { personalizations, content: _content, subject: _subject, ...rest } = request;
      const args = personalizations.map(({ custom_args }) => custom_args);
      expect(Object.keys(args[0] ?? {})).to.have.members(['delivery', 'delivery_attempt']);
      expect(found(everybody, JSON.stringify([rest, args]))).to.deep.equal([]);
    }
    expect(twilio.accepted.length).to.be.above(0);
    for (const { request } of twilio.accepted) {
      const { To: _to, Body: _body, ...rest } = request;
      expect(rest.StatusCallback).to.match(
        /^https:\/\/varsla\.wepack\.example\/webhooks\/twilio\/status\?delivery=/,
      );
      expect(found(everybody, JSON.stringify(rest))).to.deep.equal([]);
    }
  });

  it('no table holds people who are affected in the clear', () => {
    expect(dump.get('public.people')?.split('\n')).to.have.lengthOf(7);
    const holding = [...dump].filter(([, rows]) => found(people, rows).length > 0).map(([table]) => table);
    // The one row that this test itself put in the way of the idempotency key.
    expect(holding.filter((table) => table !== 'public.idempotency_keys')).to.deep.equal([]);
    const keys = (dump.get('public.idempotency_keys') ?? '').replaceAll(`${told.name} er ikke JSON`, '');
    expect(found(people, keys)).to.deep.equal([]);
  });

  it('staff and officers stand where they belong, and nowhere else', () => {
    const holding = (planted: Planted[]): string[] =>
      [...dump].filter(([, rows]) => found(planted, rows).length > 0).map(([table]) => table);
    expect(holding([staff])).to.deep.equal(['public.contacts']);
    // The notice to the authority names the officer (GDPR art. 33(3)(b)), and so does that to people (art. 34(2)).
    expect(holding([officer])).to.have.members(['public.settings', 'public.reports', 'public.notices']);
    expect(holding([contact])).to.have.members(['public.settings', 'public.reports']);
  });
});
