import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import { type Answer, type Api, createTestService, type TestService } from '../support/service.ts';
import { boundary, formOf } from '../support/upload.ts';
import { opening } from './cast.ts';

const mebibyte = 1024 * 1024;

describe('a file that is sent', () => {
  let varsla: TestService;
  let hanna: Api;
  let token: string;
  let path: string;
  before(async () => {
    varsla = await createTestService({ env: { ATTACHMENT_MAX_MEBIBYTES: '2' } });
    token = (await varsla.admin('POST', '/api/v1/tokens', { body: { name: 'Hanna', role: 'handler' } })).body
      .token;
    hanna = (method, to, { headers, ...rest } = {}) =>
      varsla.anonymous(method, to, { ...rest, headers: { Authorization: `Bearer ${token}`, ...headers } });
    const { body } = await hanna('POST', '/api/v1/incidents', { body: opening });
    path = `/api/v1/incidents/${body.id}/attachments`;
  });
  after(() => varsla.close());

  const head = `--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nother\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="nuller.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  const problem = ({ status, body }: Answer): unknown[] => [
    status,
    body.type?.replace('urn:varsla:problem:', ''),
    (body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer),
  ];
  const told = async (raw: string | Buffer, headers: Record<string, string> = {}): Promise<unknown[]> =>
    problem(
      await hanna('POST', path, {
        raw,
        headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}`, ...headers },
      }),
    );

  /** Begins to send a file that never ends, and goes on until there is an answer: what it said, and what went out. */
  const sendEndless = async (
    length: string,
    wrap: (chunk: Buffer) => Buffer[],
  ): Promise<{ answer: string; sent: number; held: number; socket: Socket }> => {
    const { port, hostname } = new URL(varsla.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const heard: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => heard.push(chunk));
    const before = process.memoryUsage().arrayBuffers;
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: varsla\r\nAuthorization: Bearer ${token}\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\n${length}\r\n\r\n`,
    );
    for (const part of wrap(Buffer.from(head))) socket.write(part);
    const zeros = Buffer.alloc(256 * 1024);
    let sent = 0;
    let held = 0;
    while (heard.length === 0 && sent < 200_000_000) {
      for (const part of wrap(zeros))
        if (!socket.write(part)) await Promise.race([once(socket, 'drain'), once(socket, 'data')]);
      sent += zeros.length;
      held = Math.max(held, process.memoryUsage().arrayBuffers - before);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { answer: Buffer.concat(heard).toString(), sent, held, socket };
  };

  it('of 200 MB is refused before it has come, is not held, and the answer is heard', async () => {
    const ways: [string, (chunk: Buffer) => Buffer[]][] = [
      ['Content-Length: 200000000', (chunk) => [chunk]],
      [
        'Transfer-Encoding: chunked',
        (chunk) => [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')],
      ],
    ];
    for (const [length, wrap] of ways) {
      const { answer, sent, held, socket } = await sendEndless(length, wrap);
      expect(answer, length).to.match(/^HTTP\/1\.1 413 /);
      expect(
        JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)),
        length,
      ).to.deep.include({
        type: 'urn:varsla:problem:body-too-large',
        errors: [{ pointer: '/file', detail: 'file-too-large: Send 2 MiB at most.' }],
      });
      expect(sent, length).to.be.below(40 * mebibyte);
      expect(held, length).to.be.below(24 * mebibyte);
      // Whoever goes on sending is not cut off: a browser would show that instead of the answer.
      for (let more = 0; more < 8; more += 1)
        for (const part of wrap(Buffer.alloc(256 * 1024))) socket.write(part);
      await new Promise((resolve) => socket.write('', resolve));
      expect(socket.destroyed, length).to.equal(false);
      socket.destroy();
    }
    expect((await hanna('GET', path)).body.items).to.deep.equal([]);
  });

  it('may be as large as is said, and not a byte larger', async () => {
    const text = (size: number): Buffer => Buffer.alloc(size, 'a');
    const exact = await hanna(
      'POST',
      path,
      formOf({ kind: 'other' }, { name: 'a.txt', content: text(2 * mebibyte) }),
    );
    expect([exact.status, exact.body.size]).to.deep.equal([201, 2 * mebibyte]);
    const content = await hanna('GET', `${path}/${exact.body.id}/content`);
    expect(content.body.equals(text(2 * mebibyte))).to.equal(true);
    const over = await hanna(
      'POST',
      path,
      formOf({ kind: 'other' }, { name: 'a.txt', content: text(2 * mebibyte + 1) }),
    );
    expect(problem(over)).to.deep.equal([413, 'body-too-large', ['/file']]);
    const far = await hanna(
      'POST',
      path,
      formOf({ kind: 'other' }, { name: 'a.txt', content: text(3 * mebibyte) }),
    );
    expect(problem(far)).to.deep.equal([413, 'body-too-large', ['/file']]);
  });

  it('comes in a form that can be read', async () => {
    const good = formOf({ kind: 'other' }, { name: 'b.txt', content: 'b' }).raw as Buffer;
    const file = { name: 'c.txt', content: 'c' };
    const cases: [string, () => Promise<unknown[]>, unknown[]][] = [
      ['JSON', () => told('{}', { 'Content-Type': 'application/json' }), [415, 'unsupported-media-type', []]],
      [
        'no boundary',
        () => told(good, { 'Content-Type': 'multipart/form-data' }),
        [400, 'malformed-body', []],
      ],
      ['compressed', () => told(good, { 'Content-Encoding': 'gzip' }), [415, 'unsupported-media-type', []]],
      ['cut off', () => told(good.subarray(0, -12)), [400, 'malformed-body', []]],
      ['nothing', () => told(''), [400, 'malformed-body', []]],
      ['another boundary', () => told('--x\r\n\r\n--x--\r\n'), [400, 'malformed-body', []]],
      ['no file', () => told(formOf({ kind: 'other' }).raw as Buffer), [422, 'invalid-input', ['/file']]],
      [
        'a field for files left empty',
        () => told(formOf({ kind: 'other' }, { name: '', content: '' }).raw as Buffer),
        [422, 'invalid-input', ['/file']],
      ],
      [
        'an empty file',
        () => told(formOf({ kind: 'other' }, { name: 'tom.txt', content: '' }).raw as Buffer),
        [422, 'invalid-input', ['/file']],
      ],
      [
        'two files',
        () => told(formOf({ kind: 'other' }, file, { ...file, content: 'd' }).raw as Buffer),
        [422, 'invalid-input', ['/file']],
      ],
      [
        'a file in another field',
        () => told(formOf({ kind: 'other' }, { ...file, field: 'photo' }).raw as Buffer),
        [422, 'invalid-input', ['/photo']],
      ],
      [
        'a field twice',
        () =>
          told(
            Buffer.concat([
              Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nother\r\n`),
              good,
            ]),
          ),
        [422, 'invalid-input', ['/kind']],
      ],
      [
        'a field of the prototype',
        () => told(formOf({ kind: 'other', ['__proto__']: 'x' }, file).raw as Buffer),
        [422, 'invalid-input', ['/__proto__']],
      ],
      [
        'a text beyond measure',
        () => told(formOf({ kind: 'other', note: 'x'.repeat(70_000) }, file).raw as Buffer),
        [422, 'invalid-input', ['/note']],
      ],
      [
        'a text that is no UTF-8',
        () =>
          told(
            Buffer.concat([
              Buffer.from(
                `--${boundary}\r\nContent-Disposition: form-data; name="note"\r\n\r\nbl\xe5\r\n`,
                'latin1',
              ),
              good,
            ]),
          ),
        [422, 'invalid-input', ['/note']],
      ],
      [
        'fields without end',
        () =>
          told(
            formOf(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`f${at}`, 'x'])), file)
              .raw as Buffer,
          ),
        [400, 'malformed-body', []],
      ],
    ];
    const { length: before } = (await hanna('GET', path)).body.items;
    for (const [what, ask, expected] of cases) expect(await ask(), what).to.deep.equal(expected);
    expect((await hanna('GET', path)).body.items).to.have.lengthOf(before);
  });

  it('is not read from who may not add it', async () => {
    const { body } = await varsla.admin('POST', '/api/v1/tokens', { body: { name: 'Aud', role: 'auditor' } });
    const form = formOf({ kind: 'other' }, { name: 'a.txt', content: Buffer.alloc(mebibyte, 'b') });
    const by = (authorization: string) =>
      varsla.anonymous('POST', path, { ...form, headers: { ...form.headers, Authorization: authorization } });
    expect((await by(`Bearer ${body.token}`)).status).to.equal(403);
    expect((await by('Bearer vs_feil')).status).to.equal(401);
  });
});
