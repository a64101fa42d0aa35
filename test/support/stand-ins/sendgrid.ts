import { randomBytes } from 'node:crypto';
import { createFaultPlan, type Fault, type FaultPlan } from './faults.ts';
import { type ProviderAnswer, type ProviderRequest, startProviderServer } from './provider-server.ts';
import { everyone, MAIL_SEND_MAXIMUM_BYTES, MailSend } from './sendgrid-rules.ts';
import { createEventPoster, type EventPoster, type SendGridEvent } from './sendgrid-webhook.ts';

/** One message to one person that the provider has taken. */
export interface AcceptedMail {
  providerId: string;
  deliveryId: string;
  attempt: number;
  to: { email: string; name?: string | undefined };
  subject: string;
  text: string;
  html: string;
  /** The whole request, as it came. */
  request: MailSend;
}

export interface SendGridStandIn extends EventPoster {
  url: string;
  apiKey: string;
  accepted: AcceptedMail[];
  /** What broke SendGrid's rules, and how: for tests that expect none. Planned faults are not counted. */
  refused: { status: number; message: string }[];
  faults: FaultPlan;
  /** How many messages were taken for this delivery: 1 is right. */
  countOf(deliveryId: string): number;
  /** An event as SendGrid words it, to be posted with `postEvents`. */
  event(kind: string, mail: AcceptedMail, fields?: SendGridEvent): SendGridEvent;
  close(): Promise<void>;
}

/** SendGrid on 127.0.0.1. `now` stamps the events (default: the machine's clock). */
export const startSendGridStandIn = async (options: { now?: () => Date } = {}): Promise<SendGridStandIn> => {
  const { now = () => new Date() } = options;
  const apiKey = `SG.${randomBytes(16).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
  const accepted: AcceptedMail[] = [];
  const refused: SendGridStandIn['refused'] = [];
  const faults = createFaultPlan();

  const refuse = (status: number, message: string, field: string | null = null): ProviderAnswer => {
    refused.push({ status, message });
    return { status, body: { errors: [{ message, field, help: null }] } };
  };

  const answer = (request: ProviderRequest): ProviderAnswer => {
    if (request.path !== '/v3/mail/send') return refuse(404, 'not found');
    if (request.method !== 'POST') return refuse(405, 'method not allowed');
    if (request.headers.authorization !== `Bearer ${apiKey}`) {
      return refuse(401, 'The provided authorization grant is invalid, expired, or revoked');
    }
    if (request.body.length > MAIL_SEND_MAXIMUM_BYTES) return refuse(413, 'content too large');
    const parsed = MailSend.safeParse(jsonOf(request.body));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse(400, issue?.message ?? 'Bad Request', issue?.path.join('.') ?? null);
    }
    const providerId = randomBytes(16).toString('base64url');
    const mails = mailsOf(parsed.data, providerId);
    const wrong = faults.take(
      parsed.data.personalizations.flatMap(everyone).concat(mails.map(({ deliveryId }) => deliveryId)),
    );
    if (wrong === undefined || wrong.taken) accepted.push(...mails);
    return wrong === undefined
      ? { status: 202, body: undefined, headers: { 'X-Message-Id': providerId } }
      : faulty(wrong);
  };

  const server = await startProviderServer(answer);
  return {
    ...createEventPoster(),
    url: server.url,
    apiKey,
    accepted,
    refused,
    faults,
    countOf: (deliveryId) => accepted.filter((mail) => mail.deliveryId === deliveryId).length,
    event: (kind, mail, fields = {}) => eventOf(kind, mail, now(), fields),
    close: () => server.close(),
  };
};

const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

const mailsOf = (request: MailSend, providerId: string): AcceptedMail[] =>
  request.personalizations.flatMap((personalization) =>
    personalization.to.map((to) => {
      const args = { ...request.custom_args, ...personalization.custom_args };
      return {
        providerId,
        deliveryId: args['delivery'] ?? '',
        attempt: Number(args['delivery_attempt']),
        to,
        subject: personalization.subject ?? request.subject ?? '',
        text: request.content.find(({ type }) => type === 'text/plain')?.value ?? '',
        html: request.content.find(({ type }) => type === 'text/html')?.value ?? '',
        request,
      };
    }),
  );

const faulty = (wrong: Fault): ProviderAnswer => {
  if (wrong.does !== 'answer') return wrong.does;
  const body = { errors: [{ message: `stand-in: ${wrong.status}`, field: null, help: null }] };
  return { status: wrong.status, body, headers: wrong.headers ?? {} };
};

/** Custom args stand at the top level, and a field of SendGrid's own with the same name wins over them. */
const eventOf = (kind: string, mail: AcceptedMail, at: Date, fields: SendGridEvent): SendGridEvent => ({
  ...mail.request.custom_args,
  ...mail.request.personalizations.find(({ to }) => to.some(({ email }) => email === mail.to.email))
    ?.custom_args,
  email: mail.to.email,
  timestamp: Math.floor(at.getTime() / 1000),
  'smtp-id': `<${mail.providerId}@stand-in.invalid>`,
  event: kind,
  sg_event_id: randomBytes(16).toString('base64url'),
  sg_message_id: `${mail.providerId}.recvd-0.0`,
  ...(kind === 'deferred' ? { response: '400 try again later', attempt: '5' } : {}),
  ...fields,
});
