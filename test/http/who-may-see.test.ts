import { expect } from 'chai';
import { roles } from '../../src/access/permissions.ts';
import { verifyRecord } from '../../src/verify-record.ts';
import type { Api } from '../support/service.ts';
import { formOf } from '../support/upload.ts';
import { type Cast, createCast, good, guestEnds, nobody } from './cast.ts';
import { besideTheJournal, fingerprint } from './whole-database.ts';

interface Operation {
  method: string;
  path: string;
  body: object | undefined;
}

/** The routes of the OpenAPI document that begin with a path. */
const operationsIn = async (cast: Cast, start: string): Promise<Operation[]> => {
  const { paths } = (await cast.varsla.anonymous('GET', '/openapi.json')).body as {
    paths: Record<string, Record<string, { requestBody?: object }>>;
  };
  return Object.entries(paths)
    .filter(([path]) => path.startsWith(start))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        body: requestBody,
      })),
    );
};

/** What is sent as the operation takes it: as JSON, or in a form with a file. */
const asTaken = (body: object, sent: object) => {
  if (!('multipart/form-data' in (body as { content: object }).content)) return { body: sent };
  const fields = Object.entries(sent).map(([name, value]) => [name, String(value)]);
  return formOf(Object.fromEntries(fields) as Record<string, string>, { name: 'a.txt', content: 'A file' });
};

const ask = async ({ method, path, body }: Operation, by: Api, id: string, sent: object = {}) =>
  by(method, path.replace('{id}', id).replaceAll(/\{\w+\}/g, nobody), {
    version: 1,
    ...(body && asTaken(body, sent)),
  });

describe('who may see', () => {
  let cast: Cast;
  let ofIncidents: Operation[];
  const database = () => fingerprint(cast.varsla.database.pool);
  const journalOf = async (id: string, by: Api) =>
    good(await by('GET', `/api/v1/incidents/${id}/journal`)).body.items;
  const listedFor = async (by: Api): Promise<string[]> => {
    const { body } = good(await by('GET', '/api/v1/incidents?limit=1000'));
    expect(body.total).to.equal(body.items.length);
    return body.items.map(({ id }: { id: string }) => id);
  };
  const restrict = async (by: Api, id: string, people: string[]) =>
    good(await by('PUT', `/api/v1/incidents/${id}/access`, { body: { restricted: true, people } })).body;

  before(async () => {
    cast = await createCast();
    ofIncidents = await operationsIn(cast, '/api/v1/incidents/{id}');
    expect(ofIncidents.length).to.be.greaterThan(12);
  });
  afterEach(async () => {
    expect((await verifyRecord(cast.varsla.database.pool)).faults).to.deep.equal([]);
  });
  after(() => cast.close());

  describe('what is not theirs', () => {
    it('is not there at any address, for a reporter and for a guest, and nothing is changed', async () => {
      const before = await database();
      for (const role of ['reporter', 'guest'] as const)
        for (const operation of ofIncidents)
          for (const id of [cast.others, role === 'guest' ? cast.reported : cast.guests, nobody]) {
            const { status, body } = await ask(operation, cast.api[role], id, {
              type: 'breach.confirmed',
              whatHappened: { certainty: 'known', value: 'x' },
            });
            expect(status, `${role} ${operation.method} ${operation.path}`).to.be.oneOf([403, 404]);
            expect(JSON.stringify(body)).not.to.include('A list lay open');
          }
      for (const role of ['reporter', 'guest'] as const)
        for (const id of [cast.others, nobody]) {
          const { status, body } = await cast.api[role]('GET', `/api/v1/incidents/${id}`);
          expect([status, body.detail]).to.deep.equal([404, 'There is no incident with this id.']);
        }
      expect(await database()).to.deep.equal(before);
    });

    it('is not in their lists, nor found by a search', async () => {
      expect(await listedFor(cast.api.reporter)).to.deep.equal([cast.reported]);
      expect(await listedFor(cast.api.guest)).to.deep.equal([cast.guests]);
      for (const role of ['administrator', 'approver', 'handler', 'auditor'] as const)
        expect(await listedFor(cast.api[role])).to.include.members([cast.guests, cast.reported, cast.others]);
      const { body } = await cast.api.guest('GET', '/api/v1/incidents?search=list&status=open');
      expect(body.items).to.have.length(1);
    });
  });

  describe('a reporter', () => {
    it('reports a suspicion that nobody has yet, and sees it and nothing else of the case', async () => {
      const { status, body } = await cast.api.reporter('GET', `/api/v1/incidents/${cast.reported}`);
      expect([status, body.status, body.owner]).to.deep.equal([200, 'suspected', null]);
      for (const operation of ofIncidents.filter(({ path }) => path !== '/api/v1/incidents/{id}'))
        expect((await ask(operation, cast.api.reporter, cast.reported)).status, operation.path).to.equal(403);
    });

    it('does not decide that it is a breach', async () => {
      const before = await database();
      const { status, body } = await cast.api.reporter('POST', '/api/v1/incidents', {
        body: {
          title: 'T',
          description: 'D',
          role: 'controller',
          detectedAt: '2026-11-20T08:00:00Z',
          awareAt: '2026-11-20T08:00:00Z',
        },
      });
      expect([status, body.errors[0].pointer]).to.deep.equal([422, '/awareAt']);
      expect(await database()).to.deep.equal(before);
    });
  });

  describe('a guest', () => {
    it('reads the incident whole, records facts, and does nothing else', async () => {
      const at = `/api/v1/incidents/${cast.guests}`;
      for (const path of [
        '',
        '/journal',
        '/notice',
        '/deliveries',
        '/reports/authority?format=json',
        '/documentation?format=json',
      ])
        good(await cast.api.guest('GET', at + path));
      const facts = { whatHappened: { certainty: 'known', value: 'A script was left open.' } };
      good(await cast.api.guest('PATCH', `${at}/facts`, { body: facts }));
      const entry = (await journalOf(cast.guests, cast.api.handler)).at(-1);
      expect([entry.type, entry.actor]).to.deep.equal(['facts.recorded', 'The guest']);
    });

    it('needs an end and one incident, which must be there for whoever lets them in', async () => {
      const issue = async (body: object) =>
        cast.varsla.admin('POST', '/api/v1/tokens', { body: { name: 'Firm', role: 'guest', ...body } });
      const before = await database();
      const bare = await issue({});
      expect(bare.status).to.equal(422);
      expect(bare.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.deep.equal([
        '/expiresAt',
        '/incident',
      ]);
      const past = await issue({ expiresAt: '2026-11-19T00:00:00Z', incident: cast.guests });
      expect([past.status, past.body.errors[0].pointer]).to.deep.equal([422, '/expiresAt']);
      const unknown = await issue({ expiresAt: guestEnds, incident: nobody });
      expect([unknown.status, unknown.body.errors[0].pointer]).to.deep.equal([422, '/incident']);
      const other = await issue({ role: 'handler', incident: cast.guests });
      expect([other.status, other.body.errors[0].pointer]).to.deep.equal([422, '/incident']);
      expect(await database()).to.deep.equal(before);
    });
  });

  describe('a restricted incident', () => {
    let id: string;
    let named: { client: Api; personId: string };
    before(async () => {
      id = await cast.open(cast.api.handler, { title: 'The director' });
      named = await cast.issue({ name: 'Nina', role: 'approver' });
      const access = await restrict(cast.api.handler, id, [named.personId]);
      expect(access.people.map(({ id: one }: { id: string }) => one)).to.have.members([
        cast.personId.handler,
        named.personId,
      ]);
      expect(access.warning.code).to.equal('one-approver');
    });

    for (const role of roles.filter((one) => one !== 'handler'))
      it(`is not there for the ${role}, who is not named`, async () => {
        const before = await database();
        for (const operation of ofIncidents) {
          const { status, body } = await ask(operation, cast.api[role], id);
          expect(status, `${operation.method} ${operation.path}`).to.be.oneOf([403, 404]);
          expect(JSON.stringify(body)).not.to.include('director');
        }
        expect((await cast.api[role]('GET', `/api/v1/incidents/${id}`)).status).to.equal(404);
        expect(await listedFor(cast.api[role])).not.to.include(id);
        const { body } = await cast.api[role]('GET', '/api/v1/incidents?search=director');
        expect([body.items, body.total]).to.deep.equal([[], 0]);
        expect(await database()).to.deep.equal(before);
      });

    it('is there for those who are named, and says so', async () => {
      for (const by of [cast.api.handler, named.client]) {
        expect((await by('GET', `/api/v1/incidents/${id}`)).body.restricted).to.equal(true);
        expect(await listedFor(by)).to.include(id);
      }
      const { version } = (await named.client('GET', `/api/v1/incidents/${id}`)).body;
      const confirmed = { body: { type: 'breach.confirmed' }, version };
      good(await named.client('POST', `/api/v1/incidents/${id}/events`, confirmed));
    });

    it('is not there for its own reporter, once that is somebody else’s to see', async () => {
      const own = await cast.open(cast.api.reporter);
      await restrict(cast.api.handler, own, []);
      expect((await cast.api.reporter('GET', `/api/v1/incidents/${own}`)).status).to.equal(404);
      expect(await listedFor(cast.api.reporter)).not.to.include(own);
    });

    it('keeps its clocks and alerts, which say the reference and nothing else', async () => {
      const contacts = [{ name: 'Vakt', email: 'vakt@wepack.example' }];
      good(await cast.varsla.admin('PUT', '/api/v1/contacts', { body: { contacts } }));
      const alerts = async (): Promise<number> =>
        (
          await cast.varsla.database.pool.query(
            `select 1 from alert_messages m join alerts a on a.id = m.alert_id or a.bundle = m.bundle where a.incident_id = $1 and m.state = 'accepted'`,
            [id],
          )
        ).rowCount ?? 0;
      const before = await alerts();
      cast.varsla.clock.forward(25);
      await cast.varsla.service.runOnce();
      expect(await alerts()).to.be.greaterThan(before);
    });

    it('does not warn where two of the named may approve, and can be opened to all again', async () => {
      const own = await cast.open(cast.api.handler);
      const access = await restrict(cast.api.handler, own, [cast.personId.approver, named.personId]);
      expect(access.warning).to.equal(null);
      const at = `/api/v1/incidents/${own}/access`;
      expect((await named.client('GET', at)).body.people).to.have.length(3);
      good(await named.client('PUT', at, { body: { restricted: false } }));
      expect((await cast.api.auditor('GET', at)).body).to.deep.equal({
        restricted: false,
        people: [],
        warning: null,
      });
      const { rows } = await cast.varsla.database.pool.query(
        'select 1 from incident_access where incident_id = $1',
        [own],
      );
      expect(rows).to.deep.equal([]);
      const types = (await journalOf(own, cast.api.handler)).map(({ type }: { type: string }) => type);
      expect(types.filter((type: string) => type === 'access.changed')).to.have.length(2);
    });

    it('leaves no trace where nothing is changed, and refuses who cannot use Varsla, by place on the list', async () => {
      const before = await database();
      const version = async () => (await cast.api.handler('GET', `/api/v1/incidents/${id}`)).body.version;
      const was = await version();
      await restrict(cast.api.handler, id, [named.personId, named.personId]);
      expect(await version()).to.equal(was);
      const { status, body } = await cast.api.handler('PUT', `/api/v1/incidents/${id}/access`, {
        body: { restricted: true, people: [named.personId, nobody] },
      });
      expect([status, body.errors[0].pointer]).to.deep.equal([422, '/people/1']);
      const both = await cast.api.handler('PUT', `/api/v1/incidents/${id}/access`, {
        body: { restricted: false, people: [named.personId] },
      });
      expect([both.status, both.body.errors[0].pointer]).to.deep.equal([422, '/people']);
      const stale = await cast.api.handler('PUT', `/api/v1/incidents/${id}/access`, {
        body: { restricted: false },
        version: 1,
      });
      expect(stale.status).to.equal(was === 1 ? 200 : 412);
      expect(await database()).to.deep.equal(before);
    });

    it('takes in a guest whom somebody who sees it lets in, and no other', async () => {
      const admin = await cast.issue({ name: 'Second administrator', role: 'administrator' });
      const own = await cast.open(admin.client);
      await restrict(admin.client, own, []);
      const body = { name: 'Lawyer', role: 'guest', incident: own, expiresAt: '2026-12-24T00:00:00Z' };
      expect((await cast.varsla.admin('POST', '/api/v1/tokens', { body })).status).to.equal(422);
      good(await admin.client('POST', '/api/v1/tokens', { body }));
      const { people } = (await admin.client('GET', `/api/v1/incidents/${own}/access`)).body;
      expect(
        people.map(({ name, role }: { name: string; role: string }) => [name, role]),
      ).to.have.deep.members([
        ['Second administrator', 'administrator'],
        ['Lawyer', 'guest'],
      ]);
    });
  });

  describe('breaking the glass', () => {
    let id: string;
    before(async () => {
      id = await cast.open(cast.api.handler, { title: 'Behind the glass' });
      await restrict(cast.api.handler, id, []);
    });
    const open = async (by: Api, body: object) =>
      by('POST', `/api/v1/restricted-incidents/${id}/open`, { body });

    it('begins with a list of references, and nothing else', async () => {
      const { items } = good(await cast.varsla.admin('GET', '/api/v1/restricted-incidents')).body;
      const own = items.find((one: { id: string }) => one.id === id);
      expect(Object.keys(own)).to.have.members(['id', 'reference', 'since']);
      expect(own.reference).to.match(/^AV-2026-\d{4}$/);
    });

    it('asks for a reason, works once, and stands in both journals', async () => {
      const before = await database();
      expect((await open(cast.varsla.admin, {})).status).to.equal(422);
      expect((await open(cast.varsla.admin, { reason: ' ' })).status).to.equal(422);
      expect((await open(cast.api.approver, { reason: 'Curious.' })).status).to.equal(403);
      const open404 = await cast.varsla.admin('POST', `/api/v1/restricted-incidents/${cast.others}/open`, {
        body: { reason: 'r' },
      });
      expect(open404.status).to.equal(404);
      expect(await database()).to.deep.equal(before);

      expect(good(await open(cast.varsla.admin, { reason: 'Both are ill.' })).body.title).to.equal(
        'Behind the glass',
      );
      expect((await open(cast.varsla.admin, { reason: 'Again.' })).status).to.equal(404);
      const entry = (await journalOf(id, cast.api.handler)).at(-1);
      expect([entry.type, entry.actor, entry.entry.event.reason]).to.deep.equal([
        'access.opened',
        'Administrator',
        'Both are ill.',
      ]);
      const { rows } = await cast.varsla.database.pool.query<{ body: string }>(
        `select body from journal where stream = 'system' and type = 'incident.access-opened'`,
      );
      expect(rows.map(({ body }) => JSON.parse(body).event)).to.deep.equal([
        { incidentId: id, reason: 'Both are ill.' },
      ]);
      // One administrator is in; another is not.
      expect((await cast.api.administrator('GET', `/api/v1/incidents/${id}`)).status).to.equal(404);
    });
  });

  describe('who has it', () => {
    const hand = async (by: Api, id: string, personId: string | null, version?: number) =>
      by('PUT', `/api/v1/incidents/${id}/owner`, {
        body: { personId },
        ...(version !== undefined && { version }),
      });

    it('is whoever opened it, or whoever takes it or is given it', async () => {
      const id = await cast.open(cast.api.approver);
      const owner = async () => (await cast.api.auditor('GET', `/api/v1/incidents/${id}`)).body.owner?.name;
      expect(await owner()).to.equal('The approver');
      good(await hand(cast.api.handler, id, cast.personId.handler));
      expect(await owner()).to.equal('The handler');
      good(await hand(cast.api.handler, id, cast.personId.administrator));
      const { items } = (await cast.api.auditor('GET', '/api/v1/incidents?limit=1000')).body;
      expect(items.find((one: { id: string }) => one.id === id).owner).to.deep.equal({
        id: cast.personId.administrator,
        name: 'The administrator',
      });
      const last = (await journalOf(id, cast.api.auditor)).at(-1);
      expect(last.entry.event).to.include({ from: cast.personId.handler, to: cast.personId.administrator });
      expect(last.people[cast.personId.administrator]).to.equal('The administrator');
      good(await hand(cast.api.handler, id, null));
      expect(await owner()).to.equal(undefined);
    });

    it('is nobody who may not handle it, cannot use Varsla or does not see it', async () => {
      const id = await cast.open(cast.api.handler);
      await restrict(cast.api.handler, id, [cast.personId.approver]);
      const reader = await cast.issue({ name: 'Reading program', role: 'handler', scope: 'read' });
      const before = await database();
      for (const wrong of [
        cast.personId.auditor,
        cast.personId.reporter,
        reader.personId,
        nobody,
        cast.personId.administrator,
      ]) {
        const { status, body } = await hand(cast.api.handler, id, wrong);
        expect([status, body.errors[0].pointer]).to.deep.equal([422, '/personId']);
      }
      expect((await hand(cast.api.handler, id, cast.personId.approver, 1)).status).to.equal(412);
      expect(await database()).to.deep.equal(before);
      good(await hand(cast.api.handler, id, cast.personId.approver));
      // Left out of those who see it, they have it no more.
      good(
        await cast.api.handler('PUT', `/api/v1/incidents/${id}/access`, {
          body: { restricted: true, people: [] },
        }),
      );
      expect((await cast.api.handler('GET', `/api/v1/incidents/${id}`)).body.owner).to.equal(null);
    });

    it('is found out when somebody changes it behind the journal’s back', async () => {
      const id = await cast.open(cast.api.handler);
      const { pool } = cast.varsla.database;
      await pool.query('update incidents set owner_id = $2 where id = $1', [id, cast.personId.auditor]);
      await pool.query('update incidents set restricted_at = now() where id = $1', [id]);
      const { faults } = await verifyRecord(pool);
      expect(faults.map((fault) => fault.replace(/^AV-2026-\d+: /, ''))).to.deep.equal([
        'the one who has it is not the one whom its journal names',
        'those who may see it are not those whom its journal names',
      ]);
      await pool.query('update incidents set owner_id = $2, restricted_at = null where id = $1', [
        id,
        cast.personId.handler,
      ]);
    });

    it('is chosen among those who can use Varsla now', async () => {
      const gone = await cast.issue({ name: 'Gone', role: 'handler' });
      good(await cast.varsla.admin('DELETE', `/api/v1/tokens/${gone.id}`));
      const { items } = good(await cast.api.handler('GET', '/api/v1/staff')).body;
      const of = (name: string) => items.find((one: { name: string }) => one.name === name);
      expect(of('Gone')).to.equal(undefined);
      expect(of('The handler')).to.include({ role: 'handler', handles: true, approves: false });
      expect(of('The approver')).to.include({ handles: true, approves: true });
      expect(of('The auditor')).to.include({ handles: false, approves: false });
    });
  });

  describe('a token that only reads', () => {
    it('writes at no route, whatever its role, and reads what the role reads', async () => {
      const { client } = await cast.issue({ name: 'Dashboard', role: 'administrator', scope: 'read' });
      const all = await operationsIn(cast, '/api/v1/');
      // That the register was taken away stands in the journal, whoever takes it.
      const beside = async () => besideTheJournal(await database());
      const before = await beside();
      for (const operation of all) {
        const { status, body } = await ask(operation, client, cast.others);
        const what = `${operation.method} ${operation.path}`;
        if (operation.method === 'GET') expect(status, what).to.be.oneOf([200, 404, 409, 422]);
        else
          expect([status, body.detail], what).to.deep.equal([403, 'This token may read and nothing else.']);
      }
      expect(await beside()).to.deep.equal(before);
      const { items } = (await cast.varsla.admin('GET', '/api/v1/tokens')).body;
      expect(items.find(({ name }: { name: string }) => name === 'Dashboard').scope).to.equal('read');
    });
  });

  describe('mass assignment', () => {
    it('is refused by field at every route that takes a body, and changes nothing', async () => {
      // The check of a document says what is wrong with whatever it is given, and keeps nothing.
      const all = (await operationsIn(cast, '/api/v1/')).filter(
        ({ body, path }) => body && path !== '/api/v1/edpb/check',
      );
      expect(all.length).to.be.greaterThan(10);
      const before = await database();
      const smuggled = {
        ownerId: nobody,
        owner: { id: nobody },
        openedBy: nobody,
        restrictedAt: null,
        reference: 'AV-0000-0001',
        state: {},
        isAdministrator: true,
      };
      for (const operation of all)
        for (const [name, value] of Object.entries(smuggled)) {
          const sent = { type: 'incident.closed', code: 'unintelligible', [name]: value };
          const { status, body } = await ask(operation, cast.api.administrator, cast.others, sent);
          const what = `${operation.method} ${operation.path} ${name}`;
          expect(status, what).to.equal(422);
          const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
          // A form that is read as it comes in is refused at its first field.
          expect(pointers, what).to.include(
            operation.path.endsWith('/people/imports') ? '/type' : `/${name}`,
          );
        }
      for (const [path, extra] of [
        ['/api/v1/incidents', { restricted: true }],
        ['/api/v1/incidents', { status: 'aware' }],
        [`/api/v1/incidents/${cast.others}/access`, { role: 'administrator' }],
        [`/api/v1/incidents/${cast.others}/owner`, { restricted: false }],
      ] as const) {
        const whole = {
          title: 'T',
          description: 'D',
          role: 'controller',
          detectedAt: '2026-11-20T08:00:00Z',
        };
        const body = path.endsWith('access')
          ? { restricted: false }
          : path.endsWith('owner')
            ? { personId: null }
            : whole;
        const method = path === '/api/v1/incidents' ? 'POST' : 'PUT';
        const answer = await cast.api.handler(method, path, { body: { ...body, ...extra } });
        expect([answer.status, answer.body.errors[0].pointer], path).to.deep.equal([
          422,
          `/${Object.keys(extra)[0]}`,
        ]);
      }
      expect(await database()).to.deep.equal(before);
    });
  });

  describe('the end of a guest', () => {
    it('ends for a guest at the end, to the instant', async () => {
      cast.varsla.clock.travelTo('2026-11-22T22:59:59.999Z');
      expect((await cast.api.guest('GET', `/api/v1/incidents/${cast.guests}`)).status).to.equal(200);
      cast.varsla.clock.travelTo(guestEnds);
      expect((await cast.api.guest('GET', `/api/v1/incidents/${cast.guests}`)).status).to.equal(401);
      for (const role of ['handler', 'reporter'] as const)
        expect((await cast.api[role]('GET', '/api/v1/incidents')).status).to.equal(200);
    });
  });
});
