import { expect } from 'chai';
import { parseConfig } from '../../src/config.ts';
import { createPool } from '../../src/db/pool.ts';
import { type Log, silentLog } from '../../src/log.ts';
import { createService, type Overrides, type Service } from '../../src/service.ts';
import { type AcceptedMail, type SendGridStandIn, startSendGridStandIn } from './stand-ins/sendgrid.ts';
import { type AcceptedSms, startTwilioStandIn, type TwilioStandIn } from './stand-ins/twilio.ts';
import { type Answer, type Api, atOnce, createTestService, type TestService } from './service.ts';

/** The whole service with both providers as stand-ins, two people at the API, and staff who are alerted. */
export interface Story extends TestService {
  mail: SendGridStandIn;
  texts: TwilioStandIn;
  /** A handler and an approver. */
  hanna: Api;
  pia: Api;
  /** Opens an incident detected now, unless the body says otherwise. */
  open(body?: object): Promise<string>;
  /** Reports an event that must be accepted. */
  say(api: Api, id: string, body: object): Promise<Answer>;
  read(id: string): Promise<Answer['body']>;
  /** The newest clock of a kind. */
  clockOf(id: string, kind: string): Promise<Answer['body']>;
  journal(id: string): Promise<Answer['body'][]>;
  deliveries(id: string): Promise<Answer['body']>;
  /** Messages to one address or number, or whose subject or text holds these words. */
  mailsTo(address: string): AcceptedMail[];
  textsTo(number: string): AcceptedSms[];
  /** Another process on the same database and data folder: closed by the caller. */
  another(env?: Record<string, string>): Promise<Service & { close(): Promise<void> }>;
  /** Ends the service and starts a new one on the same database, folder and port. */
  restart(env?: Record<string, string>): Promise<void>;
  postEvents(
    events: readonly Record<string, unknown>[],
    signature?: 'foreign' | 'altered',
  ): Promise<number[]>;
}

export const vakt = { name: 'Vakt', email: 'vakt@wepack.example', mobile: '+4740000000' };
export const natt = { name: 'Natt', email: null, mobile: '+4741111111', language: 'nn' };

const publicUrl = 'https://varsla.example';

const isOk = (answer: Answer): Answer => {
  expect(answer.status, JSON.stringify(answer.body)).to.be.within(200, 299);
  return answer;
};

/** One message by each way for every alert, and nothing after it: for stories that are not about the escalation. */
const onceEach = {
  steps: [{ contacts: 'everyone', methods: ['email', 'sms'], waitMinutes: 1440 }],
  repeat: 1,
};

/**
 * Starts a story. `contacts` are the staff: `vakt` with e-mail and SMS, `natt` with SMS, unless told otherwise. Alerts
 * are told once by each way, unless the story brings its own escalation, or wants the `default`.
 */
export const startStory = async (
  options: {
    now?: string;
    contacts?: object[];
    escalation?: object | 'default';
    env?: Record<string, string>;
    log?: Log;
    overrides?: Overrides;
  } = {},
): Promise<Story> => {
  const mail = await startSendGridStandIn();
  const texts = await startTwilioStandIn();
  const env = {
    SENDGRID_API_KEY: mail.apiKey,
    SENDGRID_BASE_URL: mail.url,
    SENDGRID_WEBHOOK_PUBLIC_KEY: mail.publicKey,
    MAIL_FROM: 'WEPACK <varsel@wepack.example>',
    TWILIO_ACCOUNT_SID: texts.accountSid,
    TWILIO_AUTH_TOKEN: texts.authToken,
    TWILIO_FROM: 'WEPACK',
    TWILIO_BASE_URL: texts.url,
    PUBLIC_URL: publicUrl,
    ...options.env,
  };
  const { log = silentLog } = options;
  const varsla = await createTestService({
    ...(options.now && { now: options.now }),
    ...(options.overrides && { overrides: options.overrides }),
    env,
    log,
  });
  const { admin, clock, dataDir, database } = varsla;
  const hanna = await varsla.person('Hanna', 'handler');
  const pia = await varsla.person('Pia', 'approver');
  isOk(
    await admin('PUT', '/api/v1/organisation', {
      body: {
        name: 'WEPACK AS',
        dpo: { name: 'Personvernombudet', email: 'pvo@wepack.example', phone: '+47 22 00 00 00' },
      },
    }),
  );
  isOk(await admin('PUT', '/api/v1/contacts', { body: { contacts: options.contacts ?? [vakt, natt] } }));
  if (options.escalation !== 'default')
    isOk(await admin('PUT', '/api/v1/escalation', { body: options.escalation ?? onceEach }));

  const read = async (id: string) => isOk(await admin('GET', `/api/v1/incidents/${id}`)).body;
  const startAnother = async (more: Record<string, string>) => {
    const pool = createPool(database.connection);
    const config = parseConfig({ DATA_DIR: dataDir, PORT: '0', ...atOnce, ...env, ...more });
    const service = await createService(config, log, { clock, pool });
    const close = async (): Promise<void> => {
      await service[Symbol.asyncDispose]();
      if (!pool.ended) await pool.end();
    };
    return { ...service, close };
  };
  const successors: (() => Promise<void>)[] = [];
  const story: Story = {
    ...varsla,
    mail,
    texts,
    hanna,
    pia,
    read,
    async open(body = {}) {
      const opened = await hanna('POST', '/api/v1/incidents', {
        body: {
          title: 'Kundeliste på avveie',
          description: 'En fil lå åpen.',
          detectedAt: clock.now().toISOString(),
          role: 'controller',
          ...body,
        },
      });
      return isOk(opened).body.id as string;
    },
    say: async (api, id, body) => isOk(await varsla.event(api, id, body)),
    async clockOf(id, kind) {
      const { deadlines } = await read(id);
      return (deadlines as { kind: string }[]).findLast((deadline) => deadline.kind === kind);
    },
    journal: async (id) =>
      isOk(await admin('GET', `/api/v1/incidents/${id}/journal?limit=1000`)).body.items as Answer['body'][],
    deliveries: async (id) => isOk(await admin('GET', `/api/v1/incidents/${id}/deliveries`)).body,
    mailsTo: (address) => mail.accepted.filter(({ to }) => to.email === address),
    textsTo: (number) => texts.accepted.filter(({ to }) => to === number),
    another: (more = {}) => startAnother(more),
    async restart(more = {}) {
      await story.service[Symbol.asyncDispose]();
      const next = await startAnother({ PORT: new URL(varsla.url).port, ...more });
      successors.push(next.close);
      await next.listen();
      story.service = next;
    },
    postEvents: (events, signature) =>
      mail.postEvents(`${varsla.url}/webhooks/sendgrid`, events, signature && { signature }),
    async close() {
      for (const close of successors) await close();
      await varsla.close();
      await mail.close();
      await texts.close();
    },
  };
  return story;
};

const known = (value: string) => ({ certainty: 'known', value });

/** Facts enough for a notice to people without gaps. */
export const toldFacts = {
  whatHappened: known('En kundeliste lå åpen på nettstedet i tre timer.'),
  likelyConsequences: known('Du kan få falske meldinger.'),
  measuresTaken: known('Filen er fjernet.'),
  measuresPlanned: known('Vi går gjennom rutinene.'),
  mitigation: known('Vi har byttet alle passord.'),
};

const beyondKnowing = { certainty: 'cannot-be-determined' };

/** Answers enough for a complete notice to the authority, of a breach whose nature nobody has said. */
export const wholeFacts = {
  breachBegan: beyondKnowing,
  causeOrigin: beyondKnowing,
  intent: beyondKnowing,
  peopleTypes: beyondKnowing,
  peopleCount: beyondKnowing,
  dataTypes: beyondKnowing,
  recordsCount: beyondKnowing,
};

/** An incident that Hanna has confirmed, assessed (Pia has approved that it is not notified) and described. */
export const assessedIncident = async (
  story: Story,
  level: 'unlikely' | 'risk' | 'high' = 'high',
  body: object = {},
): Promise<string> => {
  const id = await story.open(body);
  await story.say(story.hanna, id, { type: 'breach.confirmed' });
  await story.say(story.hanna, id, { type: 'risk.assessed', level, reasoning: 'Navn og e-post.' });
  if (level === 'unlikely') await story.say(story.pia, id, { type: 'exception.approved' });
  isOk(
    await story.hanna('PATCH', `/api/v1/incidents/${id}/facts`, { body: { ...toldFacts, ...wholeFacts } }),
  );
  return id;
};

/** From an assessed incident to a notice that Hanna has sent for approval. */
export const submittedNotice = async (story: Story, id: string, people: object[]): Promise<void> => {
  isOk(await story.hanna('PUT', `/api/v1/incidents/${id}/people`, { body: { people } }));
  await story.say(story.hanna, id, { type: 'notice.submitted' });
};

/** The notice to the authority, filed now. */
export const filedReport = async (story: Story, id: string): Promise<void> => {
  await story.say(story.hanna, id, { type: 'report.submitted' });
  await story.say(story.pia, id, { type: 'report.approved' });
  await story.say(story.hanna, id, {
    type: 'authority.notified',
    channel: 'altinn',
    at: story.clock.now().toISOString(),
    reference: 'AR123456789',
  });
};
