import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createOutbox } from '../../../src/channels/outbox.ts';
import type { Email } from '../../../src/channels/ports.ts';

const email: Email = {
  deliveryId: 'delivery-1',
  attempt: 1,
  to: { email: 'ase@example.no', name: 'Åse "Ø" Ødegård' },
  subject: 'Viktig: opplysninger om deg kan være på avveie – dette må du gjøre nå, både hjemme og på jobb 🔐',
  text: `Hei Åse,\n\n${'Dette er en lang linje med æ, ø og å. '.repeat(5)}\n1 + 1 = 2 \nHilsen oss`,
  html: '<p style="color:red">Hei Åse, æøå</p>',
};

/** RFC 2047 and RFC 2045, read back the other way. */
const decodeWords = (header: string): string =>
  header
    .replaceAll(/\?=\r\n =\?/g, '?==?')
    .replaceAll(/=\?utf-8\?B\?([^?]*)\?=/g, (_, base64: string) => Buffer.from(base64, 'base64').toString());

const decodeQuoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const headerOf = (eml: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\\r\\n .*)*)\\r\\n`, 'm').exec(eml)?.[1] ?? '';

describe('the outbox', () => {
  let root: string;
  let directory: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'varsla-outbox-'));
    directory = join(root, 'deep', 'outbox');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const outbox = () => createOutbox({ directory, clock: { now: () => new Date('2026-11-22T12:00:00Z') } });
  const read = (name: string) => readFile(join(directory, name), 'utf8');

  it('writes a mail that reads back as it was', async () => {
    const outcome = await outbox().email.send(email);
    expect(outcome).to.deep.equal({ outcome: 'accepted', providerId: 'delivery-1.1.eml' });
    const eml = await read('delivery-1.1.eml');
    expect(headerOf(eml, 'Date')).to.equal('Sun, 22 Nov 2026 12:00:00 +0000');
    expect(headerOf(eml, 'From')).to.equal('"Varsla" <varsla@outbox.invalid>');
    expect(decodeWords(headerOf(eml, 'To'))).to.equal('Åse "Ø" Ødegård\r\n <ase@example.no>');
    expect(decodeWords(headerOf(eml, 'Subject'))).to.equal(email.subject);
    expect(headerOf(eml, 'Content-Type')).to.contain('multipart/alternative');
    const [, text = '', html = ''] = eml.split('--=_varsla_alternative');
    expect(text).to.contain('text/plain; charset=utf-8');
    expect(decodeQuoted(text.slice(text.indexOf('\r\n\r\n') + 4, -2))).to.equal(
      email.text.replaceAll('\n', '\r\n'),
    );
    expect(decodeQuoted(html.slice(html.indexOf('\r\n\r\n') + 4, -2))).to.equal(email.html);
    for (const line of eml.split('\r\n')) {
      expect(line.length).to.be.at.most(76);
      expect(line).to.match(/^[\t\x20-\x7e]*$/);
    }
  });

  it('lets no header in through a name or a subject', async () => {
    await outbox().email.send({
      ...email,
      subject: 'a\r\nBcc: x@example.no',
      to: { ...email.to, name: 'b\nCc: y' },
    });
    const eml = await read('delivery-1.1.eml');
    expect(eml).to.not.match(/^(Bcc|Cc):/m);
    expect(decodeWords(headerOf(eml, 'Subject'))).to.equal('a\r\nBcc: x@example.no');
    const bad = { ...email, attempt: 2, to: { email: 'ase@example.no>\r\nBcc: x@example.no' } };
    expect(await outbox().email.send(bad)).to.deep.equal({ outcome: 'rejected', reason: 'not-an-address' });
  });

  it('writes a text with its number', async () => {
    const sms = { deliveryId: 'delivery-2', attempt: 3, to: '+4790000001', text: 'Hei Åse æøå' };
    expect(await outbox().sms.send(sms)).to.deep.equal({
      outcome: 'accepted',
      providerId: 'delivery-2.3.json',
    });
    expect(JSON.parse(await read('delivery-2.3.json'))).to.deep.equal({
      ...sms,
      writtenAt: '2026-11-22T12:00:00.000Z',
    });
    expect(await outbox().sms.send({ ...sms, to: '90000001' })).to.deep.equal({
      outcome: 'rejected',
      reason: 'not-a-number',
    });
  });

  it('keeps the first file of an attempt, and adds one for another attempt', async () => {
    const first = await outbox().email.send(email);
    const before = await read('delivery-1.1.eml');
    const again = await Promise.all([
      outbox().email.send({ ...email, subject: 'Another' }),
      outbox().email.send({ ...email, subject: 'Another' }),
    ]);
    expect(again).to.deep.equal([first, first]);
    expect(await read('delivery-1.1.eml')).to.equal(before);
    await outbox().email.send({ ...email, attempt: 2 });
    expect((await readdir(directory)).sort()).to.deep.equal(['delivery-1.1.eml', 'delivery-1.2.eml']);
  });

  it('is closed to others', async () => {
    await outbox().email.send(email);
    expect((await stat(directory)).mode & 0o777).to.equal(0o700);
    expect((await stat(join(directory, 'delivery-1.1.eml'))).mode & 0o777).to.equal(0o600);
  });

  it('leaves a message unsent when it cannot be written', async () => {
    await writeFile(join(root, 'deep'), 'a file where the folder should be');
    expect(await outbox().email.send(email)).to.deep.equal({ outcome: 'unsent', reason: 'ENOTDIR' });
  });

  it('refuses an id that would leave the directory', async () => {
    const error = await outbox()
      .email.send({ ...email, deliveryId: '../x' })
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    expect(error).to.be.instanceOf(Error);
  });
});
