import { Agent, request } from 'node:http';
import type { Service } from '../src/service.ts';

const password = 'vinterlys over fjorden 27';
const email = 'bench@example.org';

export interface Fetched {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  /** From the first byte sent to the last one received. */
  milliseconds: number;
}

/** A browser on one kept connection, without script, signed in as the first administrator. */
export const createPageVisitor = async (service: Service, base: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let cookie = '';
  const ask = (
    url: string,
    { form, headers = {} }: { form?: Record<string, string>; headers?: Record<string, string> } = {},
  ): Promise<Fetched> =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const sent = request(
        url,
        {
          agent,
          method: form ? 'POST' : 'GET',
          headers: {
            Accept: 'text/html',
            Cookie: cookie,
            ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
              milliseconds: performance.now() - begun,
            }),
          );
        },
      );
      sent.once('error', reject);
      sent.end(form && new URLSearchParams(form).toString());
    });
  const signIn = async (): Promise<Fetched> => {
    const answer = await ask(`${base}/sign-in`, { form: { email, password }, headers: { Cookie: '' } });
    if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`);
    return answer;
  };
  const token = new URL((await service.firstAdministratorLink()) ?? '').searchParams.get('token') ?? '';
  await ask(`${base}/welcome`, { form: { token, name: 'Bench', email, password } });
  const first = await signIn();
  cookie = [first.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  return { ask, signIn, close: () => agent.destroy() };
};

export type PageVisitor = Awaited<ReturnType<typeof createPageVisitor>>;
