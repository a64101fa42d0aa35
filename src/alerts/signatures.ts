import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long the link of a message acknowledges, from when the message was made: longer than any chain of one alert. */
const linkHours = 72;

/** What is made with the one secret of alerts: links, and codes that nobody can foresee. */
export interface Signatures {
  /** The name of a message in an address: its id, until when it holds, and a signature. No personal data. */
  messageToken(messageId: string, madeAt: Date): string;
  /** The message that a token names; `expired` when its time is over, undefined for one that we did not make. */
  readToken(token: string, now: Date): { messageId: string; expired: boolean } | undefined;
  /** Four digits that an SMS is answered with: the same each time for a message. */
  replyCode(messageId: string): string;
  /** Six digits that prove a method, from a nonce of their own. */
  verificationCode(nonce: string): string;
  /** What is kept of such a code. */
  codeHash(methodId: string, code: string): Buffer;
}

const hexOf = (uuid: string): string => uuid.replaceAll('-', '');
const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export const createSignatures = (secret: string): Signatures => {
  const mac = (...parts: string[]): Buffer => createHmac('sha256', secret).update(parts.join('\n')).digest();
  const digits = (count: number, ...parts: string[]): string =>
    String(mac(...parts).readUIntBE(0, 6) % 10 ** count).padStart(count, '0');
  const sign = (id: string, until: string): string =>
    mac('message', id, until).subarray(0, 16).toString('base64url');
  return {
    messageToken(messageId, madeAt) {
      const id = Buffer.from(hexOf(messageId), 'hex').toString('base64url');
      const until = Math.floor(madeAt.getTime() / 1000 + linkHours * 3600).toString(36);
      return `${id}.${until}.${sign(id, until)}`;
    },
    readToken(token, now) {
      const [, id = '', until = '', signature = ''] =
        /^([\w-]{22})\.([0-9a-z]{1,9})\.([\w-]{22})$/.exec(token) ?? [];
      if (!id || !timingSafeEqual(Buffer.from(sign(id, until)), Buffer.from(signature))) return undefined;
      const messageId = uuidOf(Buffer.from(id, 'base64url').toString('hex'));
      return { messageId, expired: Number.parseInt(until, 36) * 1000 <= now.getTime() };
    },
    replyCode: (messageId) => digits(4, 'reply', messageId),
    verificationCode: (nonce) => digits(6, 'verify', nonce),
    codeHash: (methodId, code) => mac('code', methodId, code),
  };
};
