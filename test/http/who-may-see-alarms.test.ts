import { expect } from 'chai';
import { roles, type RoleName } from '../../src/access/permissions.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import type { Api } from '../support/service.ts';
import { type Cast, createCast, good, guestEnds } from './cast.ts';
import { fingerprint } from './whole-database.ts';

const unnamed = roles.filter((role) => role !== 'handler');
/** Those who read cases, and with them alerts and a calendar. */
const readers = roles.filter((role) => role !== 'reporter');

describe('who may see alarms and dates', () => {
  let cast: Cast;
  /** The handler alone is named in it. */
  let restricted: string;
  let reference: string;
  let contactId: string;
  const pool = () => cast.varsla.database.pool;
  const database = () => fingerprint(pool());
  const referenceOf = async (id: string): Promise<string> =>
    good(await cast.api.handler('GET', `/api/v1/incidents/${id}`)).body.reference;
  const alertsFor = async (by: Api, query = ''): Promise<{ id: string; incidentId: string | null }[]> =>
    good(await by('GET', `/api/v1/alerts${query}`)).body.items;
  const ofTheRestricted = async (): Promise<string> =>
    (await alertsFor(cast.api.handler, `?incident=${restricted}`))[0]?.id ?? '';

  before(async () => {
    cast = await createCast();
    const contacts = [{ name: 'Vakt', email: 'vakt@wepack.example' }];
    const put = good(await cast.varsla.admin('PUT', '/api/v1/contacts', { body: { contacts } }));
    contactId = put.body.contacts[0].id;
    restricted = await cast.open(cast.api.handler, { title: 'The director' });
    const access = { restricted: true, people: [cast.personId.handler] };
    good(await cast.api.handler('PUT', `/api/v1/incidents/${restricted}/access`, { body: access }));
    reference = await referenceOf(restricted);
    await cast.varsla.service.runOnce();
  });
  afterEach(async () => {
    expect((await verifyRecord(pool())).faults).to.deep.equal([]);
  });
  after(() => cast.close());

  it('no route says to anybody else that there is such an incident', async () => {
    const { paths } = (await cast.varsla.anonymous('GET', '/openapi.json')).body as {
      paths: Record<string, Record<string, object>>;
    };
    const alert = await ofTheRestricted();
    expect(alert).not.to.equal('');
    const read = Object.keys(paths).filter((path) => path.startsWith('/api/v1/') && paths[path]?.['get']);
    expect(read).to.include.members(['/api/v1/alerts', '/api/v1/alerts/{id}', '/api/v1/duty']);
    for (const role of unnamed)
      for (const path of read.filter((one) => !one.endsWith('/restricted-incidents')))
        for (const id of [restricted, alert, contactId]) {
          const { body } = await cast.api[role]('GET', path.replace('{id}', id));
          const text = JSON.stringify(body ?? null);
          expect(text, `${role} ${path}`).not.to.include(reference).and.not.include(restricted);
        }
    const named = JSON.stringify((await cast.api.handler('GET', '/api/v1/duty')).body);
    expect(named).to.include(reference);
  });

  for (const role of readers)
    it(`${role}: finds the alerts of the incidents that they see, and no other`, async () => {
      const { items } = good(await cast.api[role]('GET', '/api/v1/incidents?limit=1000')).body;
      const seen = items.map(({ id }: { id: string }) => id);
      const found = await alertsFor(cast.api[role]);
      expect(found).not.to.deep.equal([]);
      expect(seen).to.include.members(found.map(({ incidentId }) => incidentId));
      if (role === 'guest')
        expect(new Set(found.map(({ incidentId }) => incidentId))).to.have.keys(cast.guests);
      expect(found.some(({ incidentId }) => incidentId === restricted)).to.equal(role === 'handler');
      expect(await alertsFor(cast.api[role], `?incident=${restricted}`)).to.have.length(
        role === 'handler' ? 1 : 0,
      );
    });

  it('is acknowledged by those alone who see it, and for others it is not there', async () => {
    const alert = await ofTheRestricted();
    const acknowledge = async (role: RoleName) =>
      cast.api[role]('POST', `/api/v1/alerts/${alert}/acknowledge`, { body: {} });
    const before = await database();
    for (const role of unnamed) {
      const { status, body } = await acknowledge(role);
      const isStaff = role === 'administrator' || role === 'approver';
      expect(status, role).to.equal(isStaff ? 404 : 403);
      if (isStaff) expect(body.detail).to.equal('There is no such alert.');
      expect((await cast.api[role]('GET', `/api/v1/alerts/${alert}`)).status, role).to.equal(
        role === 'reporter' ? 403 : 404,
      );
    }
    expect(await database()).to.deep.equal(before);
    expect(good(await acknowledge('handler')).body.state).to.equal('acknowledged');
    expect(good(await cast.api.handler('GET', `/api/v1/alerts/${alert}`)).body.messages).not.to.deep.equal(
      [],
    );
  });

  it('a test alarm is for those who may begin one, and for the one whom it wakes', async () => {
    const { id } = good(await cast.varsla.admin('POST', `/api/v1/contacts/${contactId}/test`)).body;
    const at = `/api/v1/alerts/${id}`;
    const isListed = async (role: RoleName): Promise<boolean> =>
      (await alertsFor(cast.api[role])).some((one) => one.id === id);
    for (const role of readers) {
      const may = role === 'administrator';
      expect((await cast.api[role]('GET', at)).status, role).to.equal(may ? 200 : 404);
      expect(await isListed(role), role).to.equal(may);
    }
    expect((await cast.api.approver('POST', `${at}/acknowledge`, { body: {} })).status).to.equal(404);
    await pool().query(
      `with own as (insert into account_users (id, name, email, created_at, updated_at)
         values (gen_random_uuid(), 'The approver', 'vakt@wepack.example', now(), now()) returning id)
       insert into members (person_id, user_id, role, added_at) select $1, id, 'approver', now() from own`,
      [cast.personId.approver],
    );
    expect(await isListed('approver')).to.equal(true);
    expect(await isListed('handler')).to.equal(false);
    const { body } = good(await cast.api.approver('POST', `${at}/acknowledge`, { body: {} }));
    expect([body.state, body.acknowledgedBy]).to.deep.equal(['acknowledged', 'The approver']);
  });

  it('the duty list leaves its row out, and so does what a stranger can read', async () => {
    const rows = async (role: RoleName) =>
      (good(await cast.api[role]('GET', '/api/v1/duty')).body.deadlines as { incidentId: string }[]).filter(
        ({ incidentId }) => incidentId === restricted,
      );
    for (const role of ['administrator', 'approver', 'auditor'] as const)
      expect(await rows(role), role).to.deep.equal([]);
    const theirs = await rows('handler');
    expect(theirs.map((row) => (row as unknown as { kind: string }).kind)).to.deep.equal([
      'suspicion.triage',
      'authority.notice',
    ]);
    for (const row of theirs) expect(row).to.include({ reference, restricted: true, key: null });
    const absences = [{ from: '2026-11-20T00:00:00Z', to: '2027-01-02T00:00:00Z' }];
    const path = `/api/v1/contacts/${contactId}/absences`;
    good(await cast.varsla.admin('PUT', path, { body: { absences } }));
    const { warnings } = (await cast.varsla.anonymous('GET', '/readyz')).body;
    const said = warnings.join('\n');
    expect(said)
      .to.include(`of ${await referenceOf(cast.guests)} expires`)
      .and.not.include(reference);
    expect(said).to.match(/not named here and expire with nobody on duty: [1-9]/);
    good(await cast.varsla.admin('PUT', path, { body: { absences: [] } }));
  });

  describe('a calendar', () => {
    const fetched = async (url: string) => cast.varsla.anonymous('GET', new URL(url).pathname);
    const made = async (by: Api): Promise<string> =>
      good(await by('POST', '/api/v1/me/calendar', { body: {} })).body.url;
    const referencesAt = async (url: string): Promise<Set<string>> => {
      const text = good(await fetched(url)).body.toString() as string;
      return new Set([...text.matchAll(/AV-2026-\d{4}/g)].map(([one]) => one));
    };

    for (const role of readers)
      it(`of the ${role} has what they see`, async () => {
        const shown = await referencesAt(await made(cast.api[role]));
        const { items } = good(await cast.api[role]('GET', '/api/v1/incidents?limit=1000')).body;
        expect(shown.size).to.be.greaterThan(0);
        expect(items.map((one: { reference: string }) => one.reference)).to.include.members([...shown]);
        expect(shown.has(reference)).to.equal(role === 'handler');
      });

    it('loses at once what its person does not see any more, and gains what they see', async () => {
      const url = await made(cast.api.approver);
      const put = async (people: string[]) =>
        good(
          await cast.api.handler('PUT', `/api/v1/incidents/${restricted}/access`, {
            body: { restricted: true, people: [cast.personId.handler, ...people] },
          }),
        );
      expect(await referencesAt(url)).not.to.include(reference);
      await put([cast.personId.approver]);
      expect(await referencesAt(url)).to.include(reference);
      await put([]);
      expect(await referencesAt(url)).not.to.include(reference);
    });

    it('has what a person sees in any of the ways in which they are here, and ends with the last', async () => {
      const { client, id } = await cast.issue({ name: 'Siv', role: 'handler' });
      const url = await made(client);
      const guest = { role: 'guest', incident: cast.guests, expiresAt: guestEnds };
      await cast.issue({ name: 'Siv', ...guest });
      const reading = await cast.issue({ name: 'Siv', role: 'auditor', scope: 'read' });
      good(await cast.varsla.admin('DELETE', `/api/v1/tokens/${id}`));
      const others = await referenceOf(cast.others);
      expect(await referencesAt(url)).to.include(others);
      good(await cast.varsla.admin('DELETE', `/api/v1/tokens/${reading.id}`));
      expect(await referencesAt(url)).to.have.keys(await referenceOf(cast.guests));
    });

    it('of a guest ends with the guest, whether they came by a token or by an invitation', async () => {
      const byToken = await made(cast.api.guest);
      // Somebody with an account of the same kind, and a calendar from before they were a guest.
      const siv = await cast.issue({ name: 'Advokat Ness', role: 'handler' });
      const byAccount = await made(siv.client);
      good(await cast.varsla.admin('DELETE', `/api/v1/tokens/${siv.id}`));
      await pool().query(
        `with own as (insert into account_users (id, name, email, created_at, updated_at)
           values (gen_random_uuid(), 'Advokat Ness', 'ness@advokat.example', now(), now()) returning id)
         insert into members (person_id, user_id, role, added_at, ends_at, incident_id)
         select $1, id, 'guest', now(), $2, $3 from own`,
        [siv.personId, guestEnds, cast.guests],
      );
      const guests = await referenceOf(cast.guests);
      cast.varsla.clock.travelTo('2026-11-22T22:59:59.999Z');
      for (const url of [byToken, byAccount]) expect(await referencesAt(url)).to.have.keys(guests);
      cast.varsla.clock.travelTo(guestEnds);
      for (const url of [byToken, byAccount]) expect((await fetched(url)).status).to.equal(404);
    });
  });

  it('a hold counts what waits of all, and names what the reader sees', async () => {
    await pool().query(`insert into holds (reason, since) values ('rolled-back', now())`);
    cast.varsla.clock.forward(24);
    const heldFor = async (role: RoleName) =>
      good(await cast.api[role]('GET', '/api/v1/hold')).body.wouldGoOut;
    const named = await heldFor('handler');
    const referencesIn = ({ incidents }: { incidents: { reference: string }[] }) =>
      incidents.map((one) => one.reference);
    expect(referencesIn(named.reminders)).to.include(reference);
    for (const role of ['administrator', 'approver', 'auditor'] as const) {
      const shown = await heldFor(role);
      expect(shown.reminders.count).to.equal(named.reminders.count);
      expect(referencesIn(shown.reminders)).to.have.members(
        referencesIn(named.reminders).filter((one) => one !== reference),
      );
    }
    const release = { body: { reason: 'Seen.', notices: 'send' } };
    const { body } = good(await cast.varsla.admin('POST', '/api/v1/hold/release', release));
    expect(body.wouldGoOut.reminders.count).to.equal(named.reminders.count);
    expect(JSON.stringify(body)).not.to.include(reference);
  });
});
