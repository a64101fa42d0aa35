import { expect } from 'chai';
import type { Answer } from './service.ts';
import { type PostOptions, answered, heard } from './stand-ins/twilio-calls.ts';
import { type Story, startStory } from './story.ts';

export const publicUrl = 'https://varsla.example';

interface Method {
  id: string;
  kind: string;
  address: string;
  verifiedAt: string | null;
}

/** A story in which staff can be called and can answer: the sender is a number. */
export interface AlarmStory extends Story {
  /** Lets minutes pass, and what is due then happen. */
  after(minutes: number): Promise<void>;
  /** The id of a contact by its name. */
  contact(name: string): Promise<string>;
  methodsOf(name: string): Promise<Method[]>;
  /** Has a code sent by each of a contact's methods of these kinds and gives it back. */
  verify(name: string, ...kinds: string[]): Promise<void>;
  alerts(query?: string): Promise<Answer['body'][]>;
  /** What was told, counted: mails, texts and calls. */
  told(): { mails: number; texts: number; calls: number };
  /** Answers by SMS; what comes back as a text, undefined where nothing does. */
  reply(from: string, body: string, sid?: string): Promise<string | undefined>;
  /** Posts to the address of a call as Twilio does. */
  onCall(
    index: number,
    where: 'answer' | 'digit' | 'status',
    fields?: Record<string, string>,
  ): Promise<string>;
  system(type: string): Promise<Answer['body'][]>;
}

export const startAlarmStory = async (
  options: Parameters<typeof startStory>[0] = {},
): Promise<AlarmStory> => {
  const number = '+4722000000';
  const story = await startStory({
    escalation: 'default',
    ...options,
    env: { TWILIO_FROM: number, ...options.env },
  });
  const ok = (answer: Answer): Answer['body'] => {
    expect(answer.status, JSON.stringify(answer.body)).to.be.within(200, 299);
    return answer.body;
  };
  const post: PostOptions = { deliverTo: story.url };
  const contact = async (name: string): Promise<string> => {
    const { contacts } = ok(await story.admin('GET', '/api/v1/contacts'));
    return (contacts as { id: string; name: string }[]).find((one) => one.name === name)?.id ?? name;
  };
  const methodsOf = async (name: string): Promise<Method[]> =>
    ok(await story.admin('GET', `/api/v1/contacts/${await contact(name)}/methods`)).methods as Method[];
  const codeIn = (text: string | undefined): string => /\b\d{6}\b/.exec(text ?? '')?.[0] ?? '';
  const lastCode = (kind: string): string => {
    if (kind === 'email') return codeIn(story.mail.accepted.at(-1)?.text);
    if (kind === 'sms') return codeIn(story.texts.accepted.at(-1)?.body);
    return codeIn(heard(story.texts.calls.at(-1)?.request.Twiml ?? '').text.replaceAll(', ', ''));
  };
  const open = story.open.bind(story);
  return Object.assign(story, {
    /** A breach that is known: one clock runs, that of the notice to the authority. */
    open: (body: object = {}) => open({ awareAt: story.clock.now().toISOString(), ...body }),
    contact,
    methodsOf,
    async after(minutes: number) {
      story.clock.forward(minutes / 60);
      await story.service.runOnce();
    },
    async verify(name: string, ...kinds: string[]) {
      const path = `/api/v1/contacts/${await contact(name)}/methods`;
      for (const { id, kind } of (await methodsOf(name)).filter((one) => kinds.includes(one.kind))) {
        ok(await story.admin('POST', `${path}/${id}/code`));
        ok(await story.admin('POST', `${path}/${id}/verify`, { body: { code: lastCode(kind) } }));
      }
      story.mail.accepted.length = 0;
      story.texts.accepted.length = 0;
      story.texts.calls.length = 0;
    },
    alerts: async (query = '') =>
      ok(await story.admin('GET', `/api/v1/alerts${query}`)).items as Answer['body'][],
    told: () => ({
      mails: story.mail.accepted.length,
      texts: story.texts.accepted.length,
      calls: story.texts.calls.length,
    }),
    async reply(from: string, body: string, sid?: string) {
      const answer = await story.texts.reply(`${publicUrl}/webhooks/twilio/sms`, from, body, {
        ...post,
        ...(sid && { sid }),
      });
      expect([answer.status, answer.type]).to.deep.equal([200, 'text/xml; charset=utf-8']);
      return answered(answer.body);
    },
    async onCall(index: number, where: 'answer' | 'digit' | 'status', fields: Record<string, string> = {}) {
      const call = story.texts.calls[index];
      if (!call) throw new Error('there was no such call');
      const { Url = '', StatusCallback = '' } = call.request;
      const url = { answer: Url, digit: `${Url}/digit`, status: StatusCallback }[where];
      const answer = await story.texts.onCall(url, call, fields, post);
      expect(answer.status).to.equal(200);
      return answer.body;
    },
    async system(type: string) {
      const { rows } = await story.database.pool.query<{ body: string }>(
        `select body from journal where stream = 'system' and type = $1 order by position`,
        [type],
      );
      return rows.map(({ body }) => JSON.parse(body).event);
    },
  });
};
