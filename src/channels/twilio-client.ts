import twilio from 'twilio';
import { retryAfterSeconds } from './retry-after.ts';

type Answer<T> = Awaited<ReturnType<typeof twilio.RequestClient.prototype.request<T>>>;
type RequestOptions<T> = Parameters<typeof twilio.RequestClient.prototype.request<T>>[0];

/** Refused for pace. The package's own exception forgets the headers, and with them how long to wait. */
class TooFast extends Error {
  readonly status = 429;
  readonly code: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(answer: { body: unknown; headers?: object }) {
    super('Twilio answered 429');
    const code = (answer.body as { code?: unknown } | null | undefined)?.code;
    this.code = typeof code === 'number' ? code : undefined;
    this.retryAfterSeconds = retryAfterSeconds({ ...answer.headers });
  }
}

/** The package builds https://api.twilio.com/… itself; protocol and host are exchanged on the way out. */
class RedirectedClient extends twilio.RequestClient {
  readonly #baseUrl: string | undefined;

  constructor(baseUrl: string | undefined, timeoutMilliseconds: number) {
    super({ timeout: timeoutMilliseconds, autoRetry: false });
    this.#baseUrl = baseUrl;
  }

  override async request<T>(options: RequestOptions<T>): Promise<Answer<T>> {
    const { href, pathname, search } = new URL(options.uri);
    const uri = this.#baseUrl === undefined ? href : new URL(`${pathname}${search}`, this.#baseUrl).href;
    const answer = await super.request<T>({ ...options, uri });
    if (answer.statusCode === 429) throw new TooFast(answer);
    return answer;
  }
}

/** A Twilio client of its own. Throws when the account SID does not begin with AC. */
export const openTwilio = (
  accountSid: string,
  authToken: string,
  baseUrl: string | undefined,
  timeoutMilliseconds: number,
): ReturnType<typeof twilio> =>
  twilio(accountSid, authToken, { httpClient: new RedirectedClient(baseUrl, timeoutMilliseconds) });
