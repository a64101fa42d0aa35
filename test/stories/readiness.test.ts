import { expect } from 'chai';
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBackup } from '../../src/backup/write-backup.ts';
import type { ShownReadiness } from '../../src/readiness/routes.ts';
import { createTestService } from '../support/service.ts';
import { fault } from '../support/stand-ins/faults.ts';
import { type HeartbeatStandIn, startHeartbeatStandIn } from '../support/stand-ins/heartbeat.ts';
import { natt, type Story, startStory, vakt } from '../support/story.ts';

type Checks = ShownReadiness['checks'];

const standings = (checks: Checks): string[] =>
  checks.map(({ id, standing, code }) => `${id} ${standing} ${code}`);
const of = (checks: Checks, id: string) => checks.find((check) => check.id === id);

describe('an installation before its first breach', () => {
  it('that is new says of each part what it lacks', async () => {
    const varsla = await createTestService({ now: new Date().toISOString() });
    try {
      const { status, body } = await varsla.admin('GET', '/api/v1/readiness');
      expect(status).to.equal(200);
      expect(standings(body.checks)).to.deep.equal([
        'key missing no-copy',
        'backup missing never',
        'clock ready right',
        'email missing outbox',
        'domain attention no-sender',
        'sms missing outbox',
        'authority missing nobody',
        'heartbeat attention none',
      ]);
    } finally {
      await varsla.close();
    }
  });

  describe('whose parts are tried', () => {
    let story: Story;
    let outside: HeartbeatStandIn;
    let contacts: { id: string; name: string }[];
    /** What the name servers hold: records, or a server that does not answer. */
    const names = new Map<string, string[] | 'silent'>();
    const resolveTxt = async (name: string): Promise<string[][]> => {
      const found = names.get(name);
      if (found === undefined || found === 'silent')
        throw Object.assign(new Error(name), { code: found ? 'ETIMEOUT' : 'ENOTFOUND' });
      return found.map((record) => [record.slice(0, 20), record.slice(20)]);
    };
    before(async () => {
      outside = await startHeartbeatStandIn();
      story = await startStory({
        env: { HEARTBEAT_URL: outside.url },
        now: new Date().toISOString(),
        overrides: { resolveTxt },
      });
      ({ contacts } = (await story.admin('GET', '/api/v1/contacts')).body);
    });
    after(async () => {
      await story.close();
      await outside.close();
    });

    const contact = (name: string): string => contacts.find((one) => one.name === name)?.id ?? '';
    const read = async (): Promise<Checks> => (await story.admin('GET', '/api/v1/readiness')).body.checks;
    const tried = async (check: string, more: object = {}) => {
      const answer = await story.admin('POST', '/api/v1/readiness/tries', { body: { check, ...more } });
      return { ...answer, check: answer.status === 200 ? of(answer.body.checks, check) : undefined };
    };
    const entries = async (): Promise<{ type: string; body: string }[]> =>
      (
        await story.database.pool.query<{ type: string; body: string }>(
          `select type, body from journal where stream = 'system' order by position`,
        )
      ).rows;

    it('sends one mail to the chosen member of staff, and says what came of it', async () => {
      expect(of(await read(), 'email')).to.include({ standing: 'attention', code: 'untried' });
      const { status, check } = await tried('email', { contactId: contact(vakt.name) });
      expect(status).to.equal(200);
      expect(check).to.include({ standing: 'ready', code: 'works', detail: 'sendgrid' });
      const mails = story.mailsTo(vakt.email);
      expect(mails.map(({ subject }) => subject)).to.deep.equal(['Prøve fra Varsla: e-posten virker']);
      expect(story.mail.accepted).to.have.length(1);
    });

    it('sends one SMS likewise, in the language of who gets it', async () => {
      const { check } = await tried('sms', { contactId: contact(natt.name) });
      expect(check).to.include({ standing: 'ready', code: 'works' });
      expect(story.textsTo(natt.mobile).map(({ body }) => body)).to.deep.equal([
        'Prøve frå Varsla: SMS verkar. Det har ikkje skjedd noko brot.',
      ]);
    });

    it('says that a key is refused, and is well again when it is taken', async () => {
      story.mail.faults.next(fault.refuse(401));
      const refused = await tried('email', { contactId: contact(vakt.name) });
      expect(refused.check).to.include({ standing: 'missing', code: 'try-failed', detail: 'http-401' });
      const taken = await tried('email', { contactId: contact(vakt.name) });
      expect(taken.check).to.include({ standing: 'ready' });
    });

    it('names the field where nobody was chosen, or who has no such address', async () => {
      for (const more of [{}, { contactId: contact(natt.name) }, { contactId: crypto.randomUUID() }]) {
        const { status, body } = await tried('email', more);
        expect(status).to.equal(422);
        expect(body.errors[0].pointer).to.equal('/contactId');
      }
    });

    it('calls the watch outside, and says when it does not answer', async () => {
      expect((await tried('heartbeat')).check).to.include({ standing: 'ready', code: 'heard' });
      outside.behave(500);
      expect((await tried('heartbeat')).check).to.include({ standing: 'missing', detail: 'http-500' });
      outside.behave(200);
      expect((await tried('heartbeat')).check).to.include({ standing: 'ready' });
    });

    it('compares the clock with one outside', async () => {
      expect((await tried('clock')).check).to.include({ standing: 'ready', code: 'right' });
      story.clock.forward(1);
      const { check } = await tried('clock');
      story.clock.forward(-1);
      expect(check).to.include({ standing: 'missing', code: 'try-failed' });
      expect(check?.detail).to.match(/^outside-3(59|60)\d$/);
      expect((await tried('clock')).check).to.include({ standing: 'ready' });
    });

    it('makes a backup that can be read, keeps nothing of it, and does not call it a backup', async () => {
      const before = await readdir(story.dataDir);
      const { check } = await tried('backup');
      expect(check?.lastTry).to.include({ worked: true });
      expect(check).to.include({ standing: 'missing', code: 'never' });
      expect(await readdir(story.dataDir)).to.deep.equal(before);
      const { pool } = story.database;
      const file = join(story.dataDir, 'night.backup');
      await writeBackup(
        { pool, clock: story.clock },
        { file, sealWith: { passphrase: 'en lang setning her' } },
      );
      expect(of(await read(), 'backup')).to.include({ standing: 'ready', code: 'recent' });
      story.clock.forward(37);
      expect(of(await read(), 'backup')).to.include({ standing: 'missing', code: 'old' });
      story.clock.forward(-37);
    });

    it('finds out that the key is gone, or is another', async () => {
      const file = join(story.dataDir, 'master.key');
      await rename(file, `${file}.away`);
      expect((await tried('key')).check).to.include({ standing: 'missing', detail: 'ENOENT' });
      await writeFile(file, `${Buffer.alloc(32, 7).toString('base64')}\n`);
      expect((await tried('key')).check).to.include({ standing: 'missing', code: 'try-failed' });
      await rename(`${file}.away`, file);
      expect((await tried('key')).check).to.include({ standing: 'missing', code: 'no-copy' });
      const { body } = await story.admin('POST', '/api/v1/readiness/key-copy', { body: { kept: true } });
      expect(of(body.checks, 'key')).to.include({ standing: 'ready', code: 'copied' });
    });

    it('looks up whether receivers can tell that mail of the domain is genuine', async () => {
      expect(of(await read(), 'domain')).to.include({ code: 'untried', detail: 'wepack.example' });
      names.set('wepack.example', ['v=spf1 include:sendgrid.net -all']);
      expect((await tried('domain')).check).to.include({ standing: 'missing', detail: 'DKIM, DMARC' });
      names.set('_dmarc.wepack.example', ['v=DMARC1; p=none']);
      expect((await tried('domain')).check).to.include({ standing: 'attention', code: 'no-dkim' });
      names.set('s1._domainkey.wepack.example', ['k=rsa; t=s; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ']);
      expect((await tried('domain')).check).to.include({ standing: 'ready', code: 'works' });
      names.set('wepack.example', 'silent');
      expect((await tried('domain')).check).to.include({ standing: 'missing', detail: 'ETIMEOUT' });
    });

    it('sends nothing while it is on hold', async () => {
      const sent = story.mail.accepted.length;
      await story.database.pool.query(`insert into holds (reason, since) values ('rolled-back', now())`);
      const { status, body } = await tried('email', { contactId: contact(vakt.name) });
      await story.database.pool.query('delete from holds');
      expect([status, body.type]).to.deep.equal([409, 'urn:varsla:problem:on-hold']);
      expect(story.mail.accepted).to.have.length(sent);
    });

    it('has every try in the journal, without addresses', async () => {
      const tries = (await entries()).filter(({ type }) => type === 'readiness.tried');
      expect(tries).to.have.length(18);
      for (const { body } of tries) expect(body).not.to.match(/@|\+47/);
    });
  });
});
