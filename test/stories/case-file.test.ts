import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { unzipSync, zipSync } from 'fflate';
import { verifyCase } from '../../src/case-file/verify.mjs';
import { verifyCommand } from '../../src/commands/verify.ts';
import { parseConfig } from '../../src/config.ts';
import { canonicalJson, chainHash } from '../../src/journal/chain.ts';
import { pdf } from '../support/sample-files.ts';
import { createTestService, type TestService } from '../support/service.ts';
import { approveNotice } from '../support/approved-notice.ts';
import { formOf } from '../support/upload.ts';

const run = promisify(execFile);
type Files = Record<string, Uint8Array>;
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();
const look = (files: Files, key?: string) =>
  verifyCase({ names: Object.keys(files), read: (name) => files[name] }, { key });

describe('the sealed case file', function () {
  this.timeout(60_000);
  let varsla: TestService;
  let folder: string;
  let id: string;
  let whole: Uint8Array;
  let files: Files;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varsla-case-'));
    varsla = await createTestService();
    id = await approveNotice(
      varsla.admin,
      await varsla.person('Pia', 'approver'),
      [
        { name: 'Kari Skjult', email: 'kari.skjult@example.org' },
        { name: 'Ola Gjemt', phone: '+47 412 34 567' },
      ],
      '2026-11-20T08:00:00Z',
    );
    await varsla.event(varsla.admin, id, { type: 'report.submitted' });
    const at = `/api/v1/incidents/${id}/attachments`;
    const open = formOf(
      { kind: 'other', disclosure: 'releasable' },
      { name: 'Kari Skjult.pdf', content: pdf('one') },
    );
    const exempt = formOf(
      { kind: 'ransom-note', disclosure: 'exempt', basis: 'Ransom.' },
      { name: 'krav.pdf', content: pdf('two') },
    );
    for (const form of [open, exempt]) expect((await varsla.admin('POST', at, form)).status).to.equal(201);
    const { status, headers, body } = await varsla.admin(
      'GET',
      `/api/v1/incidents/${id}/case-file?language=nn`,
    );
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'application/zip']);
    whole = body as Uint8Array;
    files = unzipSync(whole);
  });
  after(async () => {
    await varsla.close();
    await rm(folder, { recursive: true });
  });

  it('has documents, notices, attachments, journal, signed heads and the program that checks it', () => {
    expect(Object.keys(files)).to.have.members([
      'README.txt',
      'documentation.pdf',
      'documentation.json',
      'proof-of-notice.pdf',
      'proof-of-notice.json',
      'reports/1.json',
      'attachments/001.pdf',
      'attachments/002.pdf',
      'journal.jsonl',
      'heads.json',
      'verify.mjs',
      'manifest.json',
      'signature.json',
    ]);
    expect(text(files['README.txt']))
      .to.include('SAKSMAPPE AV-2026-0001')
      .and.include('Køyr: node verify.mjs');
    expect(text(files['journal.jsonl']).trimEnd().split('\n').at(-1)).to.include('case-file.exported');
  });

  it('counts people, and names none of them', () => {
    for (const [name, bytes] of Object.entries(files))
      expect(text(bytes).toLowerCase(), name).not.to.match(/kari|skjult|gjemt|41234567|krav\.pdf/);
    expect(text(files['proof-of-notice.json'])).to.match(/"people": ?2|"people":\s*\{?/);
  });

  it('is found whole by plain Node in the unpacked folder, and by the command from the ZIP file', async () => {
    for (const [name, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(folder, 'case', name)), { recursive: true });
      await writeFile(join(folder, 'case', name), bytes);
    }
    const { stdout } = await run(process.execPath, [join(folder, 'case', 'verify.mjs')], { cwd: '/' });
    const key = (await varsla.admin('GET', '/api/v1/signed-heads')).body.key.id as string;
    expect(stdout).to.include('✓ AV-2026-0001').and.include(key);
    await writeFile(join(folder, 'case', 'attachments', '001.pdf'), 'another');
    const failed = await run(process.execPath, [join(folder, 'case', 'verify.mjs'), '--key', 'ab']).catch(
      (error: unknown) => error as { code: number; stdout: string },
    );
    expect(failed).to.have.property('code', 1);
    expect(failed.stdout)
      .to.include('✗ attachments/001.pdf was altered')
      .and.include('signed by another key');

    const said: string[] = [];
    const terminal = { say: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
    const command = async (content: Uint8Array, ...more: string[]): Promise<number> => {
      const file = join(folder, 'case.zip');
      await writeFile(file, content);
      const config = parseConfig({ DATA_DIR: join(folder, 'nothing-here') });
      return verifyCommand(config, [...more, file], { ...terminal, ask: async () => undefined });
    };
    expect(await command(whole, '--key', key)).to.equal(0);
    expect(await command(whole, '--key', 'f'.repeat(64))).to.equal(1);
    expect(await command(whole.subarray(0, whole.length / 2))).to.equal(1);
    expect(said.at(-1)).to.equal('✗ it is no ZIP file, or a broken one');
    const { 'journal.jsonl': journal = new Uint8Array(), ...rest } = files;
    const lines = text(journal).split('\n');
    lines[2] = (lines[2] ?? '').replace('"hash":"', '"hash":"0');
    expect(await command(zipSync({ ...rest, 'journal.jsonl': Buffer.from(lines.join('\n')) }))).to.equal(1);
    expect(said.join('\n')).to.include('✗ journal entry 3 does not fit');
  });

  const journal = (change: (lines: string[]) => string[]): Files => {
    const lines = text(files['journal.jsonl']).trimEnd().split('\n');
    return { ...files, 'journal.jsonl': Buffer.from(`${change(lines).join('\n')}\n`) };
  };
  /** Every hash from the beginning again, as a thorough forger would. */
  const rechained = (lines: string[]): string[] => {
    let hash: Buffer = Buffer.alloc(32);
    return lines.map((line, index) => {
      const { body } = JSON.parse(line) as { body: string };
      const own = canonicalJson({ ...(JSON.parse(body) as object), position: index + 1 });
      hash = chainHash(hash, own);
      return JSON.stringify({ position: index + 1, hash: hash.toString('hex'), body: own });
    });
  };
  const forgeries: [string, () => Files, RegExp][] = [
    [
      'an entry altered',
      () => journal((all) => all.map((line, at) => (at === 1 ? line.replace('person', 'system') : line))),
      /^journal entry 2 does not fit/,
    ],
    ['an entry deleted', () => journal((all) => all.toSpliced(2, 1)), /^journal entry 3 does not fit/],
    [
      'entries in another order',
      () => journal((all) => [...all.slice(0, 3), all[4] ?? '', all[3] ?? '', ...all.slice(5)]),
      /^journal entry 4 does not fit/,
    ],
    [
      'entries cut off',
      () => journal((all) => all.slice(0, -2)),
      /^the journal ends at entry \d+, and \d+ were signed$/,
    ],
    ['a line that is no entry', () => journal((all) => ['{', ...all]), /^journal entry 1 cannot be read/],
    [
      'a journal written anew',
      () => journal((all) => rechained(all.toSpliced(1, 1))),
      /^journal entry \d+(, or one after it up to \d+, is not what was signed| is missing)/,
    ],
    [
      'a document altered',
      () => ({ ...files, 'documentation.json': Buffer.from('{}') }),
      /^documentation\.json was altered$/,
    ],
    [
      'a file taken out',
      () => Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'attachments/002.pdf')),
      /^attachments\/002\.pdf is missing$/,
    ],
    [
      'a file put in',
      () => ({ ...files, 'attachments/003.pdf': Buffer.from('x') }),
      /^attachments\/003\.pdf was put in afterwards$/,
    ],
    [
      'a manifest altered',
      () => ({
        ...files,
        'manifest.json': Buffer.from(text(files['manifest.json']).replace('AV-2026-0001', 'AV-2026-0002')),
      }),
      /^manifest\.json is not what was signed$/,
    ],
    ['no manifest', () => ({ 'README.txt': Buffer.from('') }), /this is no case file$/],
  ];
  it('is whole as it came, and without the exempt files names their hashes', async () => {
    expect(look(files).faults).to.deep.equal([]);
    const { body } = await varsla.admin('GET', `/api/v1/incidents/${id}/case-file?exempt=leave-out`);
    const without = unzipSync(body as Uint8Array);
    expect(Object.keys(without)).to.include('attachments/001.pdf').and.not.include('attachments/002.pdf');
    expect(look(without)).to.include({ withheld: 1, reference: 'AV-2026-0001' });
    expect(look(without).faults).to.deep.equal([]);
  });
  for (const [what, forge, fault] of forgeries)
    it(`tells of ${what}`, () => {
      const { faults } = look(forge());
      expect(
        faults.some((one) => fault.test(one)),
        faults.join('\n'),
      ).to.equal(true);
    });
});
