import { createServer, type Server as NetServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { createSmtpChannel } from '../../../src/channels/smtp.ts';

const from = { name: 'WEPACK på Ås', email: 'varsel@wepack.example' };
const mail = {
  deliveryId: 'b3a7a6c2-0f0e-4d6a-9a52-0c4f3a0f5d11',
  attempt: 2,
  to: { email: 'kari@example.no', name: 'Kari Ærlig' },
  subject: 'Viktig om opplysningene dine – på norsk',
  text: 'Hei Kari.\nNavnet ditt lå åpent.',
  html: '<p>Hei Kari.</p>',
};

interface Answer extends Error {
  responseCode?: number;
}
const refusal = (code: number): Answer => Object.assign(new Error('no'), { responseCode: code });

describe("e-mail through a firm's own relay", () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  /** A real SMTP server, and what it took. */
  const relay = async (options: SMTPServerOptions = {}) => {
    const taken: string[] = [];
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      logger: false,
      onData(stream, _session, callback) {
        let text = '';
        stream.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        stream.on('end', () => {
          taken.push(text);
          callback();
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const { port } = server.server.address() as AddressInfo;
    return { taken, url: `smtp://127.0.0.1:${port}` };
  };

  /** A server that says what it is told to at each command, and hangs up where it is told to. */
  const raw = async (hangUpAt: 'RCPT' | 'end of DATA') => {
    const seen: string[] = [];
    const sockets = new Set<Socket>();
    const server: NetServer = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.write('220 relay ESMTP\r\n');
      let inData = false;
      socket.on('data', (piece) => {
        for (const line of piece.toString().split('\r\n')) {
          if (inData) {
            if (line === '.') {
              seen.push('message');
              socket.destroy();
            }
            continue;
          }
          if (line.startsWith('EHLO')) socket.write('250 relay\r\n');
          else if (line.startsWith('MAIL')) socket.write('250 ok\r\n');
          else if (line.startsWith('RCPT')) {
            if (hangUpAt === 'RCPT') socket.destroy();
            else socket.write('250 ok\r\n');
          } else if (line === 'DATA') {
            inData = true;
            socket.write('354 go on\r\n');
          }
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return { seen, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };

  it('is one message to one person, with the same id at every attempt', async () => {
    const { taken, url } = await relay();
    const channel = createSmtpChannel({ url, from });
    for (const attempt of [1, 2]) {
      const sent = await channel.send({ ...mail, attempt });
      expect(sent).to.deep.equal({
        outcome: 'accepted',
        providerId: `<${mail.deliveryId}@wepack.example>`,
      });
    }
    expect(taken).to.have.length(2);
    for (const text of taken) {
      expect(text).to.match(new RegExp(`^Message-ID: <${mail.deliveryId}@wepack.example>`, 'm'));
      expect(text.match(/^To:/gm)).to.have.length(1);
      expect(text).to.include('kari@example.no').and.include('multipart/alternative');
      expect(text).not.to.match(/^(Bcc|Cc|List-Unsubscribe):/m);
    }
  });

  it('refuses a recipient for good, and tries another later', async () => {
    for (const [code, outcome] of [
      [550, 'rejected'],
      [450, 'unsent'],
    ] as const) {
      const { url, taken } = await relay({
        onRcptTo: (_address, _session, callback) => callback(refusal(code)),
      });
      const sent = await createSmtpChannel({ url, from }).send(mail);
      expect(sent).to.deep.equal({ outcome, reason: `smtp-${code}` });
      expect(taken).to.deep.equal([]);
    }
  });

  it('stops where our sender or our password is refused', async () => {
    const sender = await relay({ onMailFrom: (_address, _session, callback) => callback(refusal(553)) });
    expect(await createSmtpChannel({ url: sender.url, from }).send(mail)).to.deep.equal({
      outcome: 'halted',
      reason: 'smtp-553',
    });
    const door = await relay({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(refusal(535)),
    });
    const url = door.url.replace('smtp://', 'smtp://varsla:feil@');
    expect(await createSmtpChannel({ url, from }).send(mail)).to.deep.equal({
      outcome: 'halted',
      reason: 'smtp-auth',
    });
  });

  it('surely sent nothing where nobody listens', async () => {
    const { url } = await raw('RCPT');
    for (const close of closing.splice(0)) close();
    const sent = await createSmtpChannel({ url, from }).send(mail);
    expect(sent.outcome).to.equal('unsent');
  });

  it('does not know where the server hangs up, before or after the message', async () => {
    for (const place of ['RCPT', 'end of DATA'] as const) {
      const { url, seen } = await raw(place);
      const sent = await createSmtpChannel({ url, from }).send(mail);
      expect(sent.outcome, place).to.equal('unknown');
      expect(seen, place).to.have.length(place === 'RCPT' ? 0 : 1);
    }
  });

  it('never says an address or a text in its reason', async () => {
    const { url } = await relay({
      onRcptTo: (_address, _session, callback) =>
        callback(Object.assign(new Error('no kari@example.no here'), { responseCode: 550 })),
    });
    expect(JSON.stringify(await createSmtpChannel({ url, from }).send(mail))).not.to.include('kari');
  });
});
