import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openBackup } from '../../src/backup/open-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { writeBackup } from '../../src/backup/write-backup.ts';
import { loadMasterKey } from '../../src/key-ring.ts';
import { createSealing } from '../../src/sealing.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import { dumpDatabase } from '../http/whole-database.ts';
import { email, pdf, png } from '../support/sample-files.ts';
import { createTestDatabase } from '../support/postgres.ts';
import type { Answer, Api } from '../support/service.ts';
import { assessedIncident, startStory, type Story } from '../support/story.ts';
import { formOf, type SentFile } from '../support/upload.ts';

describe('files of a case', () => {
  let story: Story;
  let id: string;
  before(async () => {
    story = await startStory();
    id = await story.open();
  });
  after(() => story.close());

  const at = (rest = '', incident = id): string => `/api/v1/incidents/${incident}/attachments${rest}`;
  const send = (file: SentFile, fields: Record<string, string> = {}, by: Api = story.hanna, incident = id) =>
    by('POST', at('', incident), formOf({ kind: 'other', ...fields }, file));
  const kept = async (...sent: Parameters<typeof send>): Promise<Answer['body']> => {
    const answer = await send(...sent);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    return answer.body;
  };
  const notes = async (incident = id) =>
    (await story.journal(incident))
      .map(({ entry }) => entry.event)
      .filter(({ type }: { type: string }) => type.startsWith('attachment.'));
  const faults = async (): Promise<string[]> => (await verifyRecord(story.service.pool)).faults;
  const pointers = ({ body }: Answer): string[] =>
    (body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer);

  it('is kept sealed, with its hash in the journal and its name nowhere in the clear', async () => {
    const name = 'Løsepengekrav til Yngvild Fjellrype.pdf';
    const content = pdf('Bitcoin til bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh');
    const before = (await story.read(id)).version;
    const shown = await kept(
      { name, content, type: 'application/pdf' },
      { kind: 'ransom-note', note: 'Fra Yngvild Fjellrype.' },
    );
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(shown).to.include({
      name,
      note: 'Fra Yngvild Fjellrype.',
      kind: 'ransom-note',
      mediaType: 'application/pdf',
      size: content.length,
      sha256,
      disclosure: 'exempt',
      basis: null,
      readable: true,
      addedBy: 'Hanna',
      withdrawn: null,
    });
    expect((await story.hanna('GET', at())).body.items).to.deep.equal([shown]);
    expect((await story.hanna('GET', at(`/${shown.id}`))).body).to.deep.equal(shown);
    expect((await story.read(id)).version).to.equal(before);
    expect((await notes()).at(-1)).to.deep.include({
      type: 'attachment.added',
      attachmentId: shown.id,
      sha256,
      size: content.length,
      disclosure: 'exempt',
    });
    const everything = [...(await dumpDatabase(story.service.pool)).values()].join('\n');
    expect(everything).to.include(sha256);
    for (const secret of ['Fjellrype', 'sepengekrav', 'bc1qxy2kgd'])
      for (const form of [secret, Buffer.from(secret).toString('hex')])
        expect(everything.includes(form), secret).to.equal(false);
  });

  it('comes back to the byte, as a download under its own name, in a sandbox', async () => {
    const file = { name: 'Skjerm «før» æøå.png', content: png() };
    const { id: one } = await kept(file, { disclosure: 'releasable' });
    const { status, headers, body } = await story.hanna('GET', at(`/${one}/content`));
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'image/png']);
    expect(Buffer.compare(body, file.content)).to.equal(0);
    expect(headers.get('content-disposition')).to.match(
      /^attachment; filename="[^"]*"; filename\*=UTF-8''Skjerm%20%C2%ABf%C3%B8r%C2%BB%20%C3%A6%C3%B8%C3%A5\.png$/,
    );
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('content-security-policy')).to.equal("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).to.equal('no-store');
  });

  it('sent twice is one, and the second answer is the first', async () => {
    const file = { name: 'kvittering.pdf', content: pdf('to ganger') };
    const first = await kept(file, { kind: 'altinn-receipt' });
    const count = (await notes()).length;
    const again = await send({ ...file, name: 'kopi.pdf' }, { kind: 'other' });
    expect([again.status, again.body]).to.deep.equal([200, first]);
    const atOnce = await Promise.all(
      [1, 2, 3].map(() => send({ name: 'x.pdf', content: pdf('samtidig') }, {}, story.hanna)),
    );
    expect(atOnce.map(({ status }) => status)).to.have.members([200, 200, 201]);
    expect(new Set(atOnce.map(({ body }) => body.id)).size).to.equal(1);
    expect(await notes()).to.have.lengthOf(count + 1);
    const other = await story.open();
    expect((await send(file, {}, story.hanna, other)).status).to.equal(201);
  });

  it('is judged: exempt with a basis, or to be released; what nobody has judged is exempt', async () => {
    const bare = await send({ name: 'a.txt', content: 'a' }, { disclosure: 'exempt' });
    expect([bare.status, pointers(bare)]).to.deep.equal([422, ['/basis']]);
    const both = await send({ name: 'a.txt', content: 'a' }, { disclosure: 'releasable', basis: 'Nei.' });
    expect([both.status, pointers(both)]).to.deep.equal([422, ['/basis']]);
    const one = await kept({ name: 'a.txt', content: 'a' });
    const patch = (body: object) => story.hanna('PATCH', at(`/${one.id}`), { body });
    expect((await patch({ disclosure: 'exempt', basis: 'Navn.' })).body).to.include({
      disclosure: 'exempt',
      basis: 'Navn.',
    });
    const count = (await notes()).length;
    expect((await patch({ basis: 'Navn.' })).status).to.equal(200);
    expect(await notes()).to.have.lengthOf(count);
    expect((await patch({ disclosure: 'releasable', kind: 'risk-assessment' })).body).to.include({
      disclosure: 'releasable',
      basis: null,
      kind: 'risk-assessment',
    });
    expect((await patch({ note: 'Et notat.' })).body.note).to.equal('Et notat.');
    expect((await notes()).at(-1)).to.include({ type: 'attachment.changed', noteChanged: true });
    expect(JSON.stringify(await notes())).not.to.include('Et notat.');
    expect((await patch({ note: null })).body.note).to.equal(null);
    expect((await patch({})).status).to.equal(422);
    expect(pointers(await patch({ basis: 'For sent.' }))).to.deep.equal(['/basis']);
  });

  it('tells all that is wrong with a form at once', async () => {
    const empty = await story.hanna('POST', at(), formOf({ kind: 'song', colour: 'red', note: '' }));
    expect(empty.status).to.equal(422);
    expect(pointers(empty)).to.have.members(['/file', '/kind', '/colour', '/note']);
  });

  it('withdrawn loses content, name and note; the hash stays, and the same bytes may come again', async () => {
    const file = { name: 'Feil fil om Torgny Tiurleik.txt', content: 'Feil fil' };
    const one = await kept(file, { note: 'Om Torgny.' });
    const withdraw = (body: object = { reason: 'Hørte til en annen sak.' }, which = one.id) =>
      story.hanna('POST', at(`/${which}/withdrawal`), { body });
    expect(pointers(await withdraw({}))).to.deep.equal(['/reason']);
    const { status, body } = await withdraw();
    expect([status, body.name, body.note, body.readable]).to.deep.equal([200, null, null, false]);
    expect(body.withdrawn).to.include({ by: 'Hanna', reason: 'Hørte til en annen sak.' });
    expect(body.sha256).to.equal(one.sha256);
    for (const answer of [
      await withdraw(),
      await story.hanna('GET', at(`/${one.id}/content`)),
      await story.hanna('PATCH', at(`/${one.id}`), { body: { kind: 'other', note: null } }),
    ])
      expect([answer.status, answer.body.type]).to.deep.equal([410, 'urn:varsla:problem:gone']);
    const { rows } = await story.service.pool.query(
      'select sealed, sealed_words from attachments where id = $1',
      [one.id],
    );
    expect(rows).to.deep.equal([{ sealed: null, sealed_words: null }]);
    expect((await kept(file)).id).not.to.equal(one.id);
    const { body: missing } = await story.hanna('GET', at('/00000000-0000-4000-8000-000000000000'));
    expect(missing.type).to.equal('urn:varsla:problem:not-found');
  });

  it('stays where it proves a filing, and one that was withdrawn proves nothing', async () => {
    const filed = await assessedIncident(story);
    await story.say(story.hanna, filed, { type: 'report.submitted' });
    await story.say(story.pia, filed, { type: 'report.approved' });
    const gone = await kept({ name: 'feil.eml', content: email() }, {}, story.hanna, filed);
    await story.hanna('POST', at(`/${gone.id}/withdrawal`, filed), { body: { reason: 'Feil.' } });
    const proof = await kept(
      { name: 'sendt.pdf', content: pdf('sendt') },
      { kind: 'filing-proof' },
      story.hanna,
      filed,
    );
    const file = (attachment: string) =>
      story.event(story.hanna, filed, {
        type: 'authority.notified',
        channel: 'e-mail',
        at: story.clock.now().toISOString(),
        proof: attachment,
      });
    expect(pointers(await file(gone.id))).to.deep.equal(['/proof']);
    expect((await file(proof.id)).status).to.equal(200);
    const { status, body } = await story.hanna('POST', at(`/${proof.id}/withdrawal`, filed), {
      body: { reason: 'Angrer.' },
    });
    expect([status, body.type]).to.deep.equal([409, 'urn:varsla:problem:in-use']);
    expect((await story.hanna('GET', at(`/${proof.id}/content`, filed))).status).to.equal(200);
  });

  it('is opened by those who may, and that an exempt one was opened stands in the journal', async () => {
    const [aud, guest, reporter] = [
      await story.person('Aud', 'auditor'),
      (
        await story.admin('POST', '/api/v1/tokens', {
          body: { name: 'Firm', role: 'guest', incident: id, expiresAt: '2026-12-24T00:00:00Z' },
        })
      ).body.token as string,
      await story.person('Rolf', 'reporter'),
    ];
    const exempt = await kept({ name: 'navn.txt', content: 'Hemmelig' });
    const open = await kept({ name: 'apen.txt', content: 'Åpen' }, { disclosure: 'releasable' });
    const count = (await notes()).length;
    const { items } = (await aud('GET', at())).body;
    const shown = (which: string) => items.find((one: { id: string }) => one.id === which);
    expect(shown(exempt.id)).to.include({ name: null, note: null, readable: false, sha256: exempt.sha256 });
    expect(shown(open.id)).to.include({ name: 'apen.txt', readable: true });
    expect((await aud('GET', at(`/${exempt.id}/content`))).status).to.equal(403);
    expect((await aud('GET', at(`/${open.id}/content`))).status).to.equal(200);
    for (const path of ['', `/${open.id}`, `/${open.id}/content`]) {
      expect((await reporter('GET', at(path))).status).to.equal(403);
      const asGuest = { headers: { Authorization: `Bearer ${guest}` } };
      expect((await story.anonymous('GET', at(path), asGuest)).status).to.equal(403);
    }
    expect(await notes()).to.have.lengthOf(count);
    expect((await story.pia('GET', at(`/${exempt.id}/content`))).body.toString()).to.equal('Hemmelig');
    const [read] = (await notes()).slice(count);
    expect(read).to.include({ type: 'attachment.read', attachmentId: exempt.id });
    const other = await story.open();
    for (const path of [`/${open.id}`, `/${open.id}/content`])
      expect((await story.hanna('GET', at(path, other))).status).to.equal(404);
  });

  it('is not there for who may not see a restricted incident', async () => {
    const closed = await story.open();
    const { id: one } = await kept({ name: 'a.txt', content: 'Lukket' }, {}, story.hanna, closed);
    await story.hanna('PUT', `/api/v1/incidents/${closed}/access`, {
      body: { restricted: true, people: [] },
    });
    for (const path of ['', `/${one}`, `/${one}/content`]) {
      expect((await story.pia('GET', at(path, closed))).status).to.equal(404);
      expect((await story.hanna('GET', at(path, closed))).status).to.equal(200);
    }
    expect((await send({ name: 'b.txt', content: 'b' }, {}, story.pia, closed)).status).to.equal(404);
  });

  it('has an end: fifty files, and a hundred mebibytes', async () => {
    const full = await story.open();
    for (let number = 0; number < 50; number += 1)
      await kept({ name: `${number}.txt`, content: `Fil ${number}` }, {}, story.hanna, full);
    const one = await send({ name: '51.txt', content: 'Fil 51' }, {}, story.hanna, full);
    expect([one.status, pointers(one)]).to.deep.equal([422, ['/file']]);
    const { items } = (await story.hanna('GET', at('', full))).body;
    expect(items.map(({ name }: { name: string }) => name)[49]).to.equal('49.txt');
    await story.hanna('POST', at(`/${items[0].id}/withdrawal`, full), { body: { reason: 'Plass.' } });
    await kept({ name: '51.txt', content: 'Fil 51' }, {}, story.hanna, full);
    const heavy = await story.open();
    await kept({ name: 'a.txt', content: 'a' }, {}, story.hanna, heavy);
    await story.service.pool.query('update attachments set size = $2 where incident_id = $1', [
      heavy,
      100 * 1024 * 1024 - 1,
    ]);
    await kept({ name: 'b.txt', content: 'b' }, {}, story.hanna, heavy);
    const more = await send({ name: 'c.txt', content: 'c' }, {}, story.hanna, heavy);
    expect([more.status, pointers(more)]).to.deep.equal([422, ['/file']]);
    await story.service.pool.query(`update attachments set size = 1 where incident_id = $1`, [heavy]);
  });

  it('comes back with a backup, to the byte', async () => {
    const large = { name: 'logg.txt', content: randomBytes(1024 * 1024).toString('hex') };
    await kept(large, { disclosure: 'releasable' });
    const sealing = createSealing((await loadMasterKey(undefined, story.dataDir)).key);
    const folder = await mkdtemp(join(tmpdir(), 'varsla-files-'));
    const file = join(folder, 'varsla.backup');
    const { publicKey } = sealing.keyPairFor('backup');
    await writeBackup({ pool: story.service.pool, clock: story.clock }, { file, sealWith: { publicKey } });
    const target = await createTestDatabase();
    await target.pool.query('drop schema public cascade; create schema public');
    {
      await using backup = await openBackup(file, sealing.keyPairFor('backup'));
      await restoreBackup({ pool: target.pool, clock: story.clock, sealing }, backup);
    }
    const before = await verifyRecord(story.service.pool, sealing);
    const { faults: found, files } = await verifyRecord(target.pool, sealing);
    expect([found, files]).to.deep.equal([[], before.files]);
    await target.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('altered by who owns the database is found', async () => {
    const sealing = createSealing((await loadMasterKey(undefined, story.dataDir)).key);
    const look = async () => verifyRecord(story.service.pool, sealing);
    const whole = await look();
    expect(whole.faults).to.deep.equal([]);
    expect(whole.files).to.be.greaterThan(50);
    const [one, two] = (await story.hanna('GET', at())).body.items as { id: string }[];
    const { pool } = story.service;
    const found = async (tamper: string, mend: string, openedOnly = false): Promise<void> => {
      const columns = `id, incident_id, kind, media_type, size, sha256, sealed_words, sealed, disclosure, basis, added_by, added_at, withdrawn_by, withdrawn_at, withdrawal_reason`;
      await pool.query('drop table if exists as_it_was');
      await pool.query(`create table as_it_was as select ${columns} from attachments where id = $1`, [
        one?.id,
      ]);
      await pool.query(tamper);
      const { faults: seen } = await look();
      expect(seen, tamper).to.have.lengthOf.at.least(1);
      expect(seen.join(), tamper).to.include(one?.id);
      expect((await faults()).length, tamper).to.equal(openedOnly ? 0 : 1);
      await pool.query(mend.replaceAll('$columns', columns));
      expect((await look()).faults, mend).to.deep.equal([]);
    };
    const where = `where id = '${one?.id}'`;
    const back = (column: string): string =>
      `update attachments set ${column} = (select ${column} from as_it_was) ${where}`;
    await found(`update attachments set sha256 = repeat('0', 64) ${where}`, back('sha256'));
    await found(`update attachments set disclosure = 'releasable' ${where}`, back('disclosure'));
    await found(`update attachments set added_at = added_at - interval '1 day' ${where}`, back('added_at'));
    await found(`update attachments set media_type = 'text/plain' ${where}`, back('media_type'));
    await found(
      `delete from attachments ${where}`,
      'insert into attachments ($columns) select $columns from as_it_was',
    );
    await found(
      `update attachments set sealed = (select sealed from attachments where id = '${two?.id}') ${where}`,
      back('sealed'),
      true,
    );
    await found(
      `update attachments set sealed = null, sealed_words = null, withdrawn_at = now(), withdrawn_by = added_by, withdrawal_reason = 'x' ${where}`,
      `update attachments a set sealed = w.sealed, sealed_words = w.sealed_words, withdrawn_at = null, withdrawn_by = null, withdrawal_reason = null from as_it_was w where a.id = w.id`,
    );
    await pool.query('drop table as_it_was');
    const stranger = createSealing(Buffer.alloc(32, 1));
    expect((await verifyRecord(pool, stranger)).faults.length).to.equal(whole.files);
  });
});
