import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { KeyFileError } from '../../src/key-file.ts';
import { loadMasterKey } from '../../src/key-ring.ts';
import { createSealing, MasterKeyError } from '../../src/sealing.ts';

const incident = randomUUID();
const kari = { name: 'Kari Nordmann', email: 'kari@example.no', phone: null };

const faultOf = async (work: () => unknown): Promise<Error> => {
  try {
    await work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was not refused');
};

describe('sealing', () => {
  const sealing = createSealing(randomBytes(32));
  const wrapped = sealing.newIncidentKey(incident);
  const key = sealing.openIncidentKey(wrapped, incident);

  it('opens what it sealed, also with a key that was wrapped and read again', () => {
    const sealed = key.seal(kari, 'people:1');
    expect(sealing.openIncidentKey(Buffer.from(wrapped), incident).open(sealed, 'people:1')).to.deep.equal(
      kari,
    );
  });

  it('shows nothing of what is sealed, and seals the same twice differently', () => {
    const first = key.seal(kari, 'people:1');
    expect(first.toString('latin1')).not.to.match(/Kari|example/);
    expect(first.equals(key.seal(kari, 'people:1'))).to.equal(false);
    expect(first.length).to.equal(1 + 12 + 16 + JSON.stringify(kari).length);
  });

  it('does not open in another row’s place, nor with another incident’s key', async () => {
    const sealed = key.seal(kari, 'people:1');
    await faultOf(() => key.open(sealed, 'people:2'));
    const otherId = randomUUID();
    const other = sealing.openIncidentKey(sealing.newIncidentKey(otherId), otherId);
    await faultOf(() => other.open(sealed, 'people:1'));
    await faultOf(() => sealing.openIncidentKey(wrapped, otherId));
    await faultOf(() => createSealing(randomBytes(32)).openIncidentKey(wrapped, incident));
  });

  it('does not open once a single bit is changed, wherever', async () => {
    const sealed = key.seal(kari, 'people:1');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      const fault = await faultOf(() => key.open(changed, 'people:1'));
      expect(fault.message).not.to.match(/Kari|example/);
    }
    for (const length of [0, 1, 12, 28, sealed.length - 1])
      await faultOf(() => key.open(sealed.subarray(0, length), 'people:1'));
  });
});

describe('the master key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varsla-key-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made once, for its owner only, in a data folder that need not be there yet', async () => {
    const dataDir = join(folder, 'deep', 'data');
    const first = await loadMasterKey(undefined, dataDir);
    const second = await loadMasterKey(undefined, dataDir);
    expect([first.made, second.made]).to.deep.equal([true, false]);
    expect(first.key).to.have.length(32);
    expect(second.key.equals(first.key)).to.equal(true);
    expect((await stat(first.file)).mode & 0o777).to.equal(0o600);
    expect(await readdir(dataDir)).to.deep.equal(['master.key']);
    const made = Buffer.from(await readFile(first.file, 'utf8'), 'base64');
    expect(made.equals(first.key)).to.equal(true);
  });

  it('is one key, however many make it at once', async () => {
    const loaded = await Promise.all(Array.from({ length: 20 }, () => loadMasterKey(undefined, folder)));
    expect(new Set(loaded.map(({ key }) => key.toString('hex'))).size).to.equal(1);
    expect(loaded.filter(({ made }) => made)).to.have.length(1);
    expect(await readdir(folder)).to.deep.equal(['master.key']);
  });

  it('is read from the named file, spaces around it or not', async () => {
    const key = randomBytes(32);
    const file = join(folder, 'key');
    await writeFile(file, `\n  ${key.toString('base64')} \r\n`);
    const loaded = await loadMasterKey(file, folder);
    expect(loaded.key.equals(key)).to.equal(true);
    expect(loaded).to.include({ file, made: false });
  });

  it('is refused when the file is missing, empty, too short, too long, or a folder', async () => {
    const file = join(folder, 'key');
    expect((await faultOf(() => loadMasterKey(file, folder))).message).to.contain('no such file');
    for (const bytes of [0, 31, 33]) {
      const text = Buffer.alloc(bytes, 5).toString('base64');
      await writeFile(file, text);
      const fault = await faultOf(() => loadMasterKey(file, folder));
      expect(fault).to.be.instanceOf(MasterKeyError);
      expect(fault.message).to.contain(file).and.to.contain('32 bytes');
      if (text) expect(fault.message).not.to.contain(text);
    }
    await mkdir(join(folder, 'a-folder'));
    const fault = await faultOf(() => loadMasterKey(join(folder, 'a-folder'), folder));
    expect(fault).to.be.instanceOf(KeyFileError);
  });
});
