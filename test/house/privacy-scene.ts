import { expect } from 'chai';
import { dumpDatabase } from '../http/whole-database.ts';
import { type Answer, type Api, createTestService, type TestService } from '../support/service.ts';
import { fault } from '../support/stand-ins/faults.ts';
import { formOf } from '../support/upload.ts';
import { type SendGridStandIn, startSendGridStandIn } from '../support/stand-ins/sendgrid.ts';
import { startTwilioStandIn, type TwilioStandIn } from '../support/stand-ins/twilio.ts';
import {
  bounced,
  contact,
  createOpenLog,
  halted,
  handlers,
  lost,
  officer,
  people,
  refused,
  staff,
  told,
  until,
} from './planted.ts';

export interface PrivacyScene {
  varsla: TestService;
  sendgrid: SendGridStandIn;
  twilio: TwilioStandIn;
  logged(): string;
  /** What was refused to those who asked wrongly, with names in what they sent. */
  refusals: Answer[];
  /** What failed by our fault, with names in what was being written. */
  failures: Answer[];
  /** Every table as it stands at the end, by name. */
  dump: Map<string, string>;
  query<Row extends object>(text: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** A whole case with both providers, whose people fail to be told in every manner, and every manner of refusal. */
export const createPrivacyScene = async (): Promise<PrivacyScene> => {
  const { log, logged } = createOpenLog();
  const refusals: Answer[] = [];
  const failures: Answer[] = [];
  const sendgrid = await startSendGridStandIn();
  const twilio = await startTwilioStandIn();
  const varsla = await createTestService({
    log,
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
    const kept = await hanna(
      'POST',
      `${path}/attachments`,
      formOf(
        { kind: 'phishing-message', note: `Sendt til ${told.name}, ${told.email}.` },
        { name: `${told.name} ${told.phone}.txt`, content: `Hei ${told.name}\n${told.email}\n` },
      ),
    );
    expect(kept.status, JSON.stringify(kept.body)).to.equal(201);
    expect((await hanna('GET', `${path}/attachments/${kept.body.id}/content`)).status).to.equal(200);
    const listed = await hanna('PUT', `${path}/people`, {
      body: { people: [...people, { ...told, phone: null }, { name: told.name }] },
    });
    expect(listed.body, JSON.stringify(listed.body)).to.include({ people: 6, withoutContact: 1 });
    const file = [
      'Navn;E-post;Mobil;Fødselsnummer',
      ...people.map(({ name, email, phone }) => `${name};${email};${phone};01828012345`),
      `${told.name};${told.email};;;for mye`,
    ].join('\n');
    const sent = await hanna(
      'POST',
      `${path}/people/imports`,
      formOf({}, { name: `${told.name}.csv`, content: file }),
    );
    expect(sent.status, JSON.stringify(sent.body)).to.equal(201);
    const columns = sent.body.file.guessed;
    await hanna('PUT', `${path}/people/imports/${sent.body.id}`, { body: { columns } });
    await varsla.service.runOnce();
    expect((await hanna('GET', `${path}/people/1/rejected`)).status).to.equal(200);
    const found = await hanna('POST', `${path}/people/look-up`, { body: { address: told.email } });
    expect(found.body.items).to.have.length(1);
    expect(
      (
        await hanna('PUT', `${path}/people`, {
          body: { people: [...people, { ...told, phone: null }, { name: told.name }] },
        })
      ).status,
    ).to.equal(200);
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
      await hanna(
        'POST',
        `${path}/attachments`,
        formOf({ kind: told.name, disclosure: told.email }, { name: `${told.name}.pdf`, content: told.name }),
      ),
      await hanna(
        'POST',
        `${path}/attachments`,
        formOf(
          { kind: 'other' },
          { name: `${told.name}.html`, content: `<html>${told.email}`, type: 'text/html' },
        ),
      ),
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
      ['attachments', 'size < 0'],
      ['people', 'ordinal < 0'],
      ['contacts', 'removed_at is not null'],
      ['settings', `name = 'register'`],
      ['persons', `name = ''`],
    ])
      await query(`alter table ${table} add constraint nothing_more check (${check}) not valid`);
    await query(`update idempotency_keys set body = '${told.name} er ikke JSON' where key = 'two'`);
    const failing = formOf(
      { kind: 'other', note: told.name },
      { name: `${told.name}.txt`, content: told.email },
    );
    failures.push(
      await hanna('POST', `/api/v1/incidents/${body.id}/attachments`, failing),
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
  const documents = [
    '/reports/authority?format=json',
    '/documentation?format=json',
    '/notice/proof?format=json',
  ];
  for (const what of ['', '/journal', '/deliveries', '/notice', ...documents, '/notice/proof?format=csv'])
    expect((await aud('GET', path + what)).status).to.equal(200);
  await beRefused(hanna, path);
  await failWithin(hanna);
  const dump = await dumpDatabase(varsla.service.pool);
  return {
    varsla,
    sendgrid,
    twilio,
    logged,
    refusals,
    failures,
    dump,
    query,
    async close() {
      await varsla.close();
      await sendgrid.close();
      await twilio.close();
    },
  };
};
