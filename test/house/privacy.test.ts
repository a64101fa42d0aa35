import { expect } from 'chai';
import {
  bounced,
  contact,
  everybody,
  found,
  lost,
  officer,
  people,
  type Planted,
  staff,
  told,
} from './planted.ts';
import { createPrivacyScene, type PrivacyScene } from './privacy-scene.ts';

describe('privacy', () => {
  let scene: PrivacyScene;
  before(async () => {
    scene = await createPrivacyScene();
  });
  after(() => scene.close());

  it('every manner of failure came about', async () => {
    expect(scene.refusals.map(({ status }) => status))
      .to.have.lengthOf(23)
      .and.satisfy((all: number[]) => all.every((status) => status >= 400 && status < 500));
    expect(scene.failures.map(({ status }) => status)).to.deep.equal([500, 500, 500, 500, 500, 500]);
    const states = await scene.query<{ state: string }>('select distinct state from deliveries');
    expect(states.map(({ state }) => state)).to.include.members(['rejected', 'unknown', 'failed']);
    expect(scene.sendgrid.accepted.map(({ to }) => to.email)).to.include.members([
      told.email,
      bounced.email,
      lost.email,
    ]);
  });

  it('the log names nobody, and has every failure under its id', () => {
    expect(found(everybody, scene.logged())).to.deep.equal([]);
    expect(scene.logged()).to.match(/"level":50/);
    for (const { body } of scene.failures) {
      const id = String(body.instance).replace('urn:uuid:', '');
      const line = scene
        .logged()
        .split('\n')
        .find((each) => each.includes(id));
      expect(JSON.parse(line ?? '{}'))
        .to.include({ id, level: 50 })
        .and.to.have.property('stack').that.is.not.empty;
    }
  });

  it('no problem names anybody', () => {
    for (const { body } of [...scene.refusals, ...scene.failures]) {
      expect(body.type).to.match(/^urn:varsla:problem:/);
      expect(found(everybody, JSON.stringify(body)), JSON.stringify(body)).to.deep.equal([]);
    }
  });

  it('the journal names nobody', () => {
    const journal = scene.dump.get('public.journal') ?? '';
    expect(journal)
      .to.match(/organisation\.changed/)
      .and.match(/contacts\.changed/)
      .and.match(/people\.listed/)
      .and.match(/attachment\.added/)
      .and.match(/attachment\.read/);
    expect(found(everybody, journal)).to.deep.equal([]);
  });

  it('no job names anybody, those that failed included', () => {
    const jobs = [...scene.dump].filter(([table]) => table.startsWith('pgboss.')).map(([, rows]) => rows);
    expect(jobs.join('\n'))
      .to.match(/send-alert/)
      .and.match(/AlertNotSent|messageId/);
    expect(found(everybody, jobs.join('\n'))).to.deep.equal([]);
  });

  it('providers get nobody’s name or address but in the message itself', () => {
    expect(scene.sendgrid.accepted.length).to.be.above(2);
    for (const { request } of scene.sendgrid.accepted) {
      const { personalizations, content: _content, subject: _subject, ...rest } = request;
      const args = personalizations.map(({ custom_args }) => custom_args);
      expect(Object.keys(args[0] ?? {})).to.have.members(['delivery', 'delivery_attempt']);
      expect(found(everybody, JSON.stringify([rest, args]))).to.deep.equal([]);
    }
    expect(scene.twilio.accepted.length).to.be.above(0);
    for (const { request } of scene.twilio.accepted) {
      const { To: _to, Body: _body, ...rest } = request;
      expect(rest.StatusCallback).to.match(
        /^https:\/\/varsla\.wepack\.example\/webhooks\/twilio\/status\?delivery=/,
      );
      expect(found(everybody, JSON.stringify(rest))).to.deep.equal([]);
    }
  });

  it('no table holds people who are affected in the clear', () => {
    expect(scene.dump.get('public.people')?.split('\n')).to.have.lengthOf(7);
    const holding = [...scene.dump]
      .filter(([, rows]) => found(people, rows).length > 0)
      .map(([table]) => table);
    // The one row that this test itself put in the way of the idempotency key.
    expect(holding.filter((table) => table !== 'public.idempotency_keys')).to.deep.equal([]);
    const keys = (scene.dump.get('public.idempotency_keys') ?? '').replaceAll(
      `${told.name} er ikke JSON`,
      '',
    );
    expect(found(people, keys)).to.deep.equal([]);
  });

  it('staff and officers stand where they belong, and nowhere else', () => {
    const holding = (planted: Planted[]): string[] =>
      [...scene.dump].filter(([, rows]) => found(planted, rows).length > 0).map(([table]) => table);
    expect(holding([staff])).to.have.members(['public.contacts', 'public.contact_methods']);
    // The notice to the authority names the officer (GDPR art. 33(3)(b)), and so does that to people (art. 34(2)).
    expect(holding([officer])).to.have.members(['public.settings', 'public.reports', 'public.notices']);
    expect(holding([contact])).to.have.members(['public.settings', 'public.reports']);
  });
});
