import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import { expect } from 'chai';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import express, { type ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { Accounts, Invitation, MemberSummary } from '../../src/access/accounts.ts';
import type { RoleName } from '../../src/access/permissions.ts';
import { createTokenRoutes } from '../../src/access/routes.ts';
import { issueToken, type Requester } from '../../src/access/tokens.ts';
import { createStaffRoutes } from '../../src/access/staff.ts';
import { createAlerts } from '../../src/alerts/create-alerts.ts';
import { createFormRoutes } from '../../src/authority/form/form-routes.ts';
import { composeReadiness } from '../../src/compose-readiness.ts';
import { createReadinessRoutes } from '../../src/readiness/routes.ts';
import { shippedForm } from '../../src/authority/form/shipped-form.ts';
import { createRoleRoutes } from '../../src/authority/role/role-routes.ts';
import { openChannels } from '../../src/channels/open-channels.ts';
import { parseConfig } from '../../src/config.ts';
import { createSealing } from '../../src/sealing.ts';
import { createRouteCaller } from '../../src/http/call-route.ts';
import { problemFrom } from '../../src/http/problem-details.ts';
import { route } from '../../src/http/route.ts';
import { randomIds } from '../../src/ids.ts';
import { silentLog } from '../../src/log.ts';
import { invalid, Problem, problems } from '../../src/problems.ts';
import { createRegisterRoutes } from '../../src/register/routes.ts';
import { readTemplate } from '../../src/templates.ts';
import { makeVisit } from '../../src/web/make-visit.ts';
import { createSettingsPages } from '../../src/web/settings/pages.ts';
import { wordsOf } from '../../src/web/words.ts';
import { createTravelClock } from '../support/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const { settings: nb } = wordsOf('nb');

interface Seen {
  status: number;
  location: string | null;
  text: string;
}

const aCase = { id: randomIds.uuid(), reference: 'AV-2026-0007', title: 'Liste på avveie' };

/** What a form's field holds in a page, as the browser would post it. */
const valueIn = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`)
    .exec(text)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&') ?? '';

describe('the settings', () => {
  let database: TestDatabase;
  let server: Server;
  let url: string;
  const dataDirs: string[] = [];
  let members: MemberSummary[];
  let invitations: Invitation[] = [];
  const people: Partial<Record<RoleName, Requester>> = {};

  const member = (name: string, role: RoleName, personId = randomIds.uuid()): MemberSummary => ({
    personId,
    name,
    email: `${name.toLowerCase()}@wepack.example`,
    role,
    secondFactor: false,
    disabled: false,
    invited: false,
  });

  /** Members in memory; who asks stands in a header. What the settings do not use is not there. */
  const accounts = {
    requesterOf: async (request) => people[request.get('x-role') as RoleName],
    members: async () => members,
    invite: async (_by, input) => {
      if (members.some(({ email }) => email === input.email))
        throw invalid('/email', 'Somebody with this address has an account.');
      members.push(member(input.name, input.role));
      invitations.push(input);
      return { link: 'https://varsla.example/invitation?token=one-time' };
    },
    inviteAgain: async (_by, personId) => {
      if (!members.find((one) => one.personId === personId)?.invited)
        throw new Problem('frozen', 'This person has come.');
      return { link: 'https://varsla.example/invitation?token=second-time' };
    },
    setRole: async (_by, personId, role) => {
      members = members.map((one) => (one.personId === personId ? { ...one, role } : one));
    },
    disable: async (_by, personId) => {
      members = members.map((one) => (one.personId === personId ? { ...one, disabled: true } : one));
    },
  } as Partial<Accounts> as Accounts;

  const visit = async (role: RoleName, path: string, form?: Record<string, string>): Promise<Seen> => {
    const response = await fetch(`${url}${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { 'x-role': role },
      redirect: 'manual',
      ...(form && { body: new URLSearchParams(form) }),
    });
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
    };
  };
  /** Fills in a form with the mark of what the page showed, as a browser does. */
  const submit = async (page: string, path: string, form: Record<string, string>): Promise<Seen> => {
    const { text } = await visit('administrator', page);
    return visit('administrator', path, { seen: valueIn(text, 'seen'), ...form });
  };
  const contactNames = async (): Promise<string[]> => {
    const { rows } = await database.pool.query<{ name: string }>(
      'select name from contacts where removed_at is null order by ordinal',
    );
    return rows.map(({ name }) => name);
  };
  const saved = async (name: string): Promise<unknown> => {
    const { rows } = await database.pool.query('select document from settings where name = $1', [name]);
    return rows[0]?.document;
  };

  before(async () => {
    database = await createTestDatabase();
    const clock = createTravelClock('2026-11-20T09:00:00.000Z');
    const access = { pool: database.pool, clock, ids: randomIds };
    for (const role of ['administrator', 'handler', 'auditor'] as const) {
      const { id, personId, name } = await issueToken(access, { name: `En ${role}`, role }, 'system');
      people[role] = { tokenId: id, personId, name, role };
    }
    const dataDir = await mkdtemp(join(tmpdir(), 'varsla-settings-'));
    dataDirs.push(dataDir);
    const alerts = createAlerts({
      ...access,
      log: silentLog,
      sealing: createSealing(randomBytes(32)),
      config: parseConfig({ DATA_DIR: dataDir, PORT: '0' }),
      channels: openChannels({
        clock,
        dataDir,
        sendgrid: undefined,
        smtp: undefined,
        twilio: undefined,
        statusCallbackUrl: undefined,
      }),
      publicUrl: () => url,
    });
    const routes = [
      ...createRegisterRoutes(access),
      ...createRoleRoutes(access),
      ...createFormRoutes(access, shippedForm()),
      ...createStaffRoutes(access),
      ...alerts.routes,
      ...createTokenRoutes(access),
      ...createReadinessRoutes(
        composeReadiness({
          ...access,
          config: parseConfig({ DATA_DIR: dataDir, PORT: '0' }),
          channels: openChannels({
            clock,
            dataDir,
            sendgrid: undefined,
            smtp: undefined,
            twilio: undefined,
            statusCallbackUrl: undefined,
          }),
          publicUrl: () => url,
          held: async () => false,
          silentSeconds: async () => undefined,
        }),
      ),
      // The incidents that a guest can be let into.
      route({
        method: 'get',
        path: '/api/v1/incidents',
        tag: 'Incidents',
        summary: 'List',
        permission: 'incidents.see',
        query: z.object({ status: z.literal('open'), limit: z.literal('1000') }),
        responses: {},
        handle: async () => ({ body: { items: [aCase] } }),
      }),
    ];
    const app = express();
    app.use(express.urlencoded({ extended: false, limit: '12mb' }));
    app.use(async (request, response, next) => {
      response.locals['visit'] = makeVisit(request, await accounts.requesterOf(request), clock.now());
      next();
    });
    app.use(
      createSettingsPages({
        call: createRouteCaller(routes, { pool: database.pool, clock, sees: async () => true }),
        accounts,
        clock,
        log: silentLog,
        publicUrl: () => url,
      }),
    );
    app.use(((error, _request, response, next) => {
      const problem = problemFrom(error);
      if (!problem) next(error);
      else response.status(problems[problem.type].status).end();
    }) satisfies ErrorRequestHandler);
    server = await new Promise((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(async () => {
    await database.pool.query('update contacts set removed_at = now() where removed_at is null');
    await database.pool.query('delete from settings; delete from settings_versions');
    members = [member('Admin', 'administrator', people.administrator?.personId), member('Hanna', 'handler')];
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    await database.drop();
    for (const dataDir of dataDirs) await rm(dataDir, { recursive: true, force: true });
  });

  it('shows every part to an administrator, and others what they may read', async () => {
    const paths = [
      'organisation',
      'contacts',
      'escalation',
      'duty',
      'register',
      'authority',
      'people',
      'tokens',
    ];
    for (const path of ['', ...paths.map((path) => `/${path}`)]) {
      const { status, text } = await visit('administrator', `/settings${path}`);
      expect(status, path).to.equal(200);
      expect(text, path).to.include('aria-current="page"');
      expect(text, path).not.to.match(/undefined|\[object|style="|onclick=/);
    }
    for (const role of ['handler', 'auditor'] as const) {
      const { text } = await visit(role, '/settings');
      expect(text).to.include('href="/settings/register"');
      expect(text).to.include(nb.readOnly);
      expect(text).not.to.include('href="/settings/tokens"');
      for (const path of paths.slice(0, 6)) {
        const seen = await visit(role, `/settings/${path}`);
        expect(seen.status, path).to.equal(200);
        expect(seen.text, path).not.to.include('action="/settings');
      }
      for (const path of paths.slice(6))
        expect((await visit(role, `/settings/${path}`)).status).to.equal(403);
    }
  });

  it('lets nobody but an administrator change anything', async () => {
    const id = members[1]?.personId ?? '';
    const attempts: [string, Record<string, string>][] = [
      ['/settings/organisation', { name: 'WEPACK', seen: 'x' }],
      [
        '/settings/organisation',
        {
          name: 'WEPACK',
          seen: valueIn((await visit('administrator', '/settings/organisation')).text, 'seen'),
        },
      ],
      [
        '/settings/contacts',
        {
          name: 'Kari',
          email: 'kari@wepack.example',
          language: 'nb',
          seen: valueIn((await visit('administrator', '/settings/contacts')).text, 'seen'),
        },
      ],
      ['/settings/register/preview', { source: 'blank' }],
      ['/settings/register', { source: 'blank' }],
      ['/settings/people', { name: 'Ny', email: 'ny@wepack.example', role: 'administrator' }],
      [`/settings/people/${id}/role`, { role: 'administrator' }],
      [`/settings/people/${id}/disable`, {}],
      ['/settings/tokens', { name: 'Ny', role: 'administrator' }],
      [`/settings/tokens/${people.administrator?.tokenId}/revoke`, {}],
    ];
    const membersBefore = structuredClone(members);
    for (const [path, form] of attempts.slice(1)) {
      expect((await visit('handler', path, form)).status, path).to.equal(403);
      expect((await visit('auditor', path, form)).status, path).to.equal(403);
    }
    expect(members).to.deep.equal(membersBefore);
    expect(await saved('organisation')).to.equal(undefined);
    expect(await saved('register')).to.equal(undefined);
    expect(await contactNames()).to.deep.equal([]);
  });

  describe('organisation', () => {
    const filled = {
      name: 'WEPACK AS',
      organisationNumber: '977 281 962',
      dpoName: '',
      dpoEmail: '',
      dpoPhone: '',
      contactName: 'Kari <Nordmann> & co',
      contactEmail: 'kari@wepack.example',
      contactPhone: '22 39 69 00',
    };

    it('is saved, and stands in the form afterwards, escaped', async () => {
      const { status, location } = await submit('/settings/organisation', '/settings/organisation', filled);
      expect(status).to.equal(303);
      expect(location).to.equal('/settings/organisation?notice=organisationSaved');
      expect(await saved('organisation')).to.deep.equal({
        name: 'WEPACK AS',
        organisationNumber: '977281962',
        dpo: null,
        contact: {
          name: filled.contactName,
          email: 'kari@wepack.example',
          phone: '+4722396900',
          function: null,
        },
        reporter: null,
        eeaRepresentative: null,
        address: null,
        sector: null,
        organisationType: null,
        organisationTypeOther: null,
        economicActivity: null,
        establishedInEea: true,
        dpoDesignated: null,
        officeHours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' },
      });
      const { text } = await visit('administrator', location ?? '');
      expect(text).to.include('Kari &lt;Nordmann&gt; &amp; co');
      expect(text).to.include(nb.organisationSaved);
    });

    it('names each field that is wrong, in the person’s language, and keeps what was typed', async () => {
      const { status, text } = await submit('/settings/organisation', '/settings/organisation', {
        ...filled,
        name: '',
        organisationNumber: '977281963',
        contactEmail: 'kari(at)wepack',
      });
      expect(status).to.equal(422);
      expect(text).to.include('id="errors"');
      for (const [anchor, sentence] of [
        ['name', nb.faultName],
        ['organisationNumber', nb.faultOrganisationNumber],
        ['contactEmail', nb.faultEmail],
      ]) {
        expect(text).to.include(`href="#${anchor}"`);
        expect(text).to.include(`id="${anchor}-error">${sentence}`);
      }
      expect(text).to.include('value="977281963"').and.to.include('value="kari(at)wepack"');
      expect(await saved('organisation')).to.equal(undefined);
    });

    it('shows the second of two people what the first changed, and loses nothing', async () => {
      const stale = await visit('administrator', '/settings/organisation');
      await submit('/settings/organisation', '/settings/organisation', filled);
      const mine = { ...filled, name: 'Wepack Norge AS', seen: valueIn(stale.text, 'seen') };
      const refused = await visit('administrator', '/settings/organisation', mine);
      expect(refused.status).to.equal(412);
      expect(refused.text).to.include(nb.problemMoved);
      expect(refused.text).to.include('<td>WEPACK AS</td><td>Wepack Norge AS</td>');
      expect(refused.text).to.include('value="Wepack Norge AS"');
      const again = { ...mine, seen: valueIn(refused.text, 'seen') };
      expect((await visit('administrator', '/settings/organisation', again)).status).to.equal(303);
      expect(await saved('organisation')).to.include({ name: 'Wepack Norge AS' });
    });

    it('hides from an auditor how people are reached', async () => {
      await submit('/settings/organisation', '/settings/organisation', filled);
      expect((await visit('handler', '/settings/organisation')).text).to.include('kari@wepack.example');
      const { text } = await visit('auditor', '/settings/organisation');
      expect(text).to.include('WEPACK AS').and.to.include(nb.hidden);
      expect(text).not.to.include('kari@wepack.example');
    });
  });

  describe('the alert list', () => {
    const add = (name: string, more: Record<string, string> = {}): Promise<Seen> =>
      submit('/settings/contacts', '/settings/contacts', {
        name,
        email: `${name.toLowerCase()}@wepack.example`,
        mobile: '',
        language: 'nb',
        ...more,
      });
    const idOf = async (name: string): Promise<string> => {
      const { rows } = await database.pool.query<{ id: string }>(
        'select id from contacts where name = $1 and removed_at is null',
        [name],
      );
      return rows[0]?.id ?? '';
    };

    it('warns when nobody is alerted, and no longer when somebody is', async () => {
      expect((await visit('administrator', '/settings/contacts')).text).to.include(nb.contactsNobody);
      expect((await add('Kari', { mobile: '400 00 000' })).location).to.equal(
        '/settings/contacts?notice=contactAdded',
      );
      const { text } = await visit('administrator', '/settings/contacts');
      expect(text).not.to.include(nb.contactsNobody);
      expect(text).to.include(nb.contactsOnlyOne).and.to.include(nb.reachBoth).and.to.include('+4740000000');
      expect((await visit('auditor', '/settings/contacts')).text).not.to.include('+4740000000');
    });

    it('adds, changes, moves and removes', async () => {
      await add('Kari');
      await add('Ola');
      await add('Siri');
      expect(await contactNames()).to.deep.equal(['Kari', 'Ola', 'Siri']);
      await submit('/settings/contacts', `/settings/contacts/${await idOf('Siri')}/move`, { way: 'up' });
      expect(await contactNames()).to.deep.equal(['Kari', 'Siri', 'Ola']);
      await submit('/settings/contacts', `/settings/contacts/${await idOf('Ola')}/move`, { way: 'down' });
      expect(await contactNames()).to.deep.equal(['Kari', 'Siri', 'Ola']);
      const page = `/settings/contacts/${await idOf('Siri')}`;
      expect((await visit('administrator', page)).text).to.include('value="siri@wepack.example"');
      await submit(page, page, { name: 'Siri Ås', email: '', mobile: '41111111', language: 'nn' });
      expect(await contactNames()).to.deep.equal(['Kari', 'Siri Ås', 'Ola']);
      await submit('/settings/contacts', `/settings/contacts/${await idOf('Kari')}/remove`, {});
      expect(await contactNames()).to.deep.equal(['Siri Ås', 'Ola']);
    });

    it('refuses an entry that nothing reaches, at its field', async () => {
      await add('Kari');
      const nobody = await add('Ola', { email: '' });
      expect(nobody.status).to.equal(422);
      expect(nobody.text)
        .to.include(nb.faultReach)
        .and.to.include('href="#email"')
        .and.to.include('value="Ola"');
      const landline = await add('Ola', { mobile: '22 39 69 00' });
      expect(landline.status).to.equal(422);
      expect(landline.text).to.include(`id="mobile-error">${nb.faultMobile}`);
      expect(await contactNames()).to.deep.equal(['Kari']);
    });

    it('does not undo what another changed meanwhile', async () => {
      await add('Kari');
      const stale = valueIn((await visit('administrator', '/settings/contacts')).text, 'seen');
      await add('Ola');
      const form = { name: 'Siri', email: 'siri@wepack.example', language: 'nb', seen: stale };
      const refused = await visit('administrator', '/settings/contacts', form);
      expect(refused.status).to.equal(412);
      expect(refused.text).to.include(nb.problemMoved).and.to.include('value="Siri"').and.to.include('>Ola<');
      expect(await contactNames()).to.deep.equal(['Kari', 'Ola']);
    });

    it('says that somebody is gone, for an id that is none', async () => {
      await add('Kari');
      const gone = await submit('/settings/contacts', `/settings/contacts/${randomIds.uuid()}/remove`, {});
      expect(gone.status).to.equal(404);
      expect(gone.text).to.include(nb.problemGone);
    });
  });

  describe('the register', () => {
    it('previews a ready-made one, saves it, and gives it back as JSON', async () => {
      const preview = await submit('/settings/register', '/settings/register/preview', { source: 'wepack' });
      expect(preview.status).to.equal(200);
      expect(preview.text).to.include(nb.registerPreviewGood);
      expect(await saved('register')).to.equal(undefined);
      const done = await visit('administrator', '/settings/register', {
        seen: valueIn(preview.text, 'seen'),
        source: valueIn(preview.text, 'source'),
      });
      expect(done.location).to.equal('/settings/register?notice=registerSaved');
      const { text } = await visit('handler', '/settings/register');
      expect(text).to.include('Nettstedet wepack.no').and.to.include('2 år').and.to.include('Irland');
      const download = await visit('administrator', '/settings/register/download');
      const template = JSON.parse(readTemplate('registers/wepack.json')) as { systems: unknown[] };
      expect((JSON.parse(download.text) as { systems: unknown[] }).systems).to.have.length(
        template.systems.length,
      );
      expect((await visit('auditor', '/settings/register/download')).status).to.equal(403);
    });

    it('tells before saving which systems disappear, and that nothing changes', async () => {
      await submit('/settings/register', '/settings/register', { source: 'wepack' });
      const same = await submit('/settings/register', '/settings/register/preview', { source: 'wepack' });
      expect(same.text).to.include(nb.registerPreviewSame).and.not.to.include(nb.registerSave);
      const empty = await submit('/settings/register', '/settings/register/preview', { source: 'blank' });
      expect(empty.text).to.match(/Disse systemene blir borte: Nettstedet wepack\.no, /);
    });

    it('takes a pasted one through its preview as it was', async () => {
      const system = { key: 'crm', name: 'CRM "Nord" <&>' };
      const preview = await submit('/settings/register', '/settings/register/preview', {
        source: 'text',
        document: `\uFEFF${JSON.stringify({ systems: [system] })}`,
      });
      await visit('administrator', '/settings/register', {
        seen: valueIn(preview.text, 'seen'),
        source: 'text',
        document: valueIn(preview.text, 'document').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      });
      const register = (await saved('register')) as { systems: { name: string }[] };
      expect(register.systems[0]?.name).to.equal(system.name);
    });

    it('names every fault by its place, in words, and saves nothing', async () => {
      const document = JSON.stringify({
        systems: [
          { key: 'Stor', name: 'A', processors: ['finnes-ikke'] },
          { key: 'b', role: 'eier', extra: 1 },
        ],
        processors: 'ingen',
      });
      for (const path of ['/settings/register/preview', '/settings/register']) {
        const { status, text } = await submit('/settings/register', path, { source: 'text', document });
        expect(status).to.equal(422);
        for (const [pointer, sentence] of [
          ['/systems/0/key', nb.faultFormat],
          ['/systems/1/name', nb.faultMissing],
          ['/systems/1/role', nb.faultChoice('controller, processor, joint')],
          ['/systems/1/extra', nb.faultUnknownField],
          ['/processors', nb.faultType],
        ] as const)
          expect(text.replaceAll(/\s+/g, ' '), pointer).to.match(
            new RegExp(`<code>${pointer}</code></th ?><td [^>]*>${sentence}`),
          );
        expect(text).to.include('finnes-ikke');
      }
      const reference = JSON.stringify({ systems: [{ key: 'a', name: 'A', processors: ['b'] }] });
      const { text } = await submit('/settings/register', '/settings/register/preview', {
        source: 'text',
        document: reference,
      });
      expect(text).to.include('/systems/0/processors/0').and.to.include(nb.faultUnknownKey);
      expect(await saved('register')).to.equal(undefined);
    });

    it('answers what is no JSON, what cannot be kept, and nothing at all', async () => {
      const preview = (document: string): Promise<Seen> =>
        submit('/settings/register', '/settings/register/preview', { source: 'text', document });
      const broken = await preview('{\n  "systems": [,]\n}');
      expect(broken.status).to.equal(422);
      expect(broken.text).to.include(nb.registerBroken.slice(0, -1));
      expect((await preview('{"systems":[{"key":"a","name":"\\ud800"}]}')).text).to.include(
        nb.faultCharacters,
      );
      expect((await preview('{"organisation":{"name":"\\u0000"}}')).text).to.include(nb.faultCharacters);
      const nothing = await preview('  ');
      expect(nothing.status).to.equal(422);
      expect(nothing.text).to.include(nb.registerChoose).and.to.include('href="#document"');
    });

    it('shows what contradicts itself before what is missing, with a way to the place', async () => {
      await submit('/settings/register', '/settings/register', { source: 'wp-hosting' });
      const { text } = await visit('auditor', '/settings/register');
      const found = wordsOf('nb').registerFindings;
      const contradictions = text.indexOf(found.contradictions(4));
      expect(contradictions).to.be.greaterThan(0);
      expect(text.indexOf(found.gaps(13))).to.be.greaterThan(contradictions);
      expect(text).to.include(found['sharing-denied']('Amazon AWS, Google og Zendesk'));
      for (const [, row] of text.matchAll(/href="#((?:systems|processors|retention|promises)-\d+)"/g))
        expect(text).to.include(`<tr id="${row}">`);
      expect(text).to.include('href="#promises-5"');
      const registerNow = await visit('administrator', '/settings/register/preview', {
        source: 'blank',
        seen: '',
      });
      expect(registerNow.text).not.to.include(found.title);
    });

    it('gives and takes the register as a spreadsheet, and says which cell is wrong', async () => {
      await submit('/settings/register', '/settings/register', { source: 'wp-hosting' });
      const answer = await fetch(`${url}/settings/register/download.xlsx`, {
        headers: { 'x-role': 'handler' },
      });
      expect(answer.headers.get('content-disposition')).to.include('register.xlsx');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect((await visit('auditor', '/settings/register/download.xlsx')).status).to.equal(403);
      const preview = (file: Buffer) =>
        submit('/settings/register', '/settings/register/preview', {
          source: 'text',
          document: `data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${file.toString('base64')}`,
        });
      expect((await preview(bytes)).text).to.include(nb.registerPreviewSame);

      const { sheets } = await readXlsx(bytes);
      const system = sheets[1]?.rows[1];
      if (system) system[1] = 'Et nytt navn';
      const change = async () =>
        Buffer.from(await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) }));
      const good = await preview(await change());
      expect(good.text).to.include(nb.registerPreviewGood);
      const document = valueIn(good.text, 'document');
      await submit('/settings/register', '/settings/register', { source: 'text', document });
      expect(((await saved('register')) as { systems: { name: string }[] }).systems[0]?.name).to.equal(
        'Et nytt navn',
      );

      if (system) system[3] = 'sjef';
      const faulty = await preview(await change());
      expect(faulty.status).to.equal(422);
      expect(faulty.text).to.include('<code>Systemer!D2</code>').and.not.to.include('base64,');
      const broken = await preview(bytes.subarray(0, 500));
      expect(broken.text).to.include(wordsOf('nb').registerFindings['fault.not-a-spreadsheet']);
    });

    it('does not replace a register that another has just replaced', async () => {
      const stale = valueIn((await visit('administrator', '/settings/register')).text, 'seen');
      await submit('/settings/register', '/settings/register', { source: 'wepack' });
      const refused = await visit('administrator', '/settings/register', { source: 'blank', seen: stale });
      expect(refused.status).to.equal(412);
      expect(refused.text).to.include(nb.problemMoved).and.to.include(nb.registerPreviewTitle);
      expect(((await saved('register')) as { systems: unknown[] }).systems).not.to.be.empty;
    });
  });

  describe('people and roles', () => {
    it('invites, and shows the link this once', async () => {
      const form = { name: 'Pia', email: 'pia@wepack.example', role: 'approver' };
      const { status, text } = await visit('administrator', '/settings/people', form);
      expect(status).to.equal(201);
      expect(valueIn(text, 'seen')).to.equal('');
      expect(text).to.include('value="https://varsla.example/invitation?token=one-time" readonly');
      expect((await visit('administrator', '/settings/people')).text)
        .to.include('Pia')
        .and.not.to.include('one-time');
    });

    it('refuses a wrong address or role at its field, and one that is taken', async () => {
      const form = { name: 'Pia', email: 'pia', role: 'king' };
      const { status, text } = await visit('administrator', '/settings/people', form);
      expect(status).to.equal(422);
      expect(text).to.include(nb.faultEmail).and.to.include(nb.faultRole).and.to.include('value="pia"');
      const taken = await visit('administrator', '/settings/people', {
        name: 'H',
        email: 'hanna@wepack.example',
        role: 'handler',
      });
      expect(taken.status).to.equal(422);
      expect(taken.text).to.include(nb.inviteTaken);
      expect(members).to.have.length(2);
    });

    it('asks of a guest which incident and until when, and of nobody else', async () => {
      const { text } = await visit('administrator', '/settings/people');
      expect(text).to.include(`<option value="${aCase.id}">AV-2026-0007 Liste på avveie</option>`);
      const form = { name: 'Advokat Bø', email: 'bo@advokat.example', role: 'guest' };
      invitations = [];
      const whole = { ...form, incident: aCase.id, ends: '2026-12-24' };
      expect((await visit('administrator', '/settings/people', whole)).status).to.equal(201);
      expect(invitations).to.deep.equal([
        { ...form, incident: aCase.id, endsAt: '2026-12-24T23:00:00.000Z' },
      ]);
      const seen = await visit('administrator', '/settings/people', { ...whole, ends: '2026-02-30' });
      expect(seen.status).to.equal(422);
      expect(seen.text).to.include(nb.faultGuestEnds).and.to.include('href="#ends"');
      members = [
        ...members.slice(0, 2),
        { ...member('Gjest', 'guest'), endsAt: '2026-11-19T23:00:00.000Z', incidentId: aCase.id },
        { ...member('Ny', 'guest'), endsAt: '2026-12-24T23:00:00.000Z', incidentId: aCase.id, invited: true },
      ];
      const shown = (await visit('administrator', '/settings/people')).text;
      expect(shown).to.include('Tilgangen tok slutt fredag 20. november kl. 00:00');
      expect(shown).to.include('AV-2026-0007, til ');
      expect(shown).to.include(nb.personInvited);
    });

    it('makes a new link for somebody who was invited, and for nobody who has come', async () => {
      const ny = { ...member('Ny', 'handler'), invited: true };
      members = [...members, ny];
      const { text } = await visit('administrator', '/settings/people');
      expect(text.match(/invite-again/g)).to.have.length(1);
      const again = await visit('administrator', `/settings/people/${ny.personId}/invite-again`, {});
      expect(again.status).to.equal(201);
      expect(again.text).to.include('token=second-time');
      const come = await visit('administrator', `/settings/people/${members[1]?.personId}/invite-again`, {});
      expect(come.status).to.equal(409);
      expect(come.text).to.include(nb.inviteAgainGone);
      const path = `/settings/people/${ny.personId}/invite-again`;
      for (const role of ['handler', 'auditor'] as const)
        expect((await visit(role, path, {})).status).to.equal(403);
      for (const id of [randomIds.uuid(), 'x'])
        expect((await visit('administrator', `/settings/people/${id}/invite-again`, {})).status).to.equal(
          404,
        );
    });

    it('changes a role and closes access, but never one’s own', async () => {
      const hanna = members[1]?.personId ?? '';
      expect(
        (await visit('administrator', `/settings/people/${hanna}/role`, { role: 'approver' })).status,
      ).to.equal(303);
      expect(members[1]?.role).to.equal('approver');
      expect(
        (await visit('administrator', `/settings/people/${hanna}/role`, { role: 'king' })).status,
      ).to.equal(422);
      expect((await visit('administrator', `/settings/people/${hanna}/disable`, {})).status).to.equal(303);
      expect(members[1]?.disabled).to.equal(true);
      const own = people.administrator?.personId ?? '';
      for (const action of ['role', 'disable']) {
        const { status, text } = await visit('administrator', `/settings/people/${own}/${action}`, {
          role: 'auditor',
        });
        expect(status).to.equal(409);
        expect(text).to.include(nb.problemYourself);
      }
      expect(members[0]).to.include({ role: 'administrator', disabled: false });
      for (const id of [randomIds.uuid(), 'x', '__proto__'])
        expect((await visit('administrator', `/settings/people/${id}/disable`, {})).status).to.equal(404);
    });

    it('says when nobody could approve what another wrote', async () => {
      expect((await visit('administrator', '/settings/people')).text).not.to.include(nb.fourEyesMissing);
      members = members.slice(0, 1);
      expect((await visit('administrator', '/settings/people')).text).to.include(nb.fourEyesMissing);
    });
  });

  describe('tokens', () => {
    it('makes one that works until the end of its day in Norway, shows it once, and revokes it', async () => {
      const form = { name: 'Overvåking', role: 'handler', expires: '2026-12-24' };
      const made = await visit('administrator', '/settings/tokens', form);
      expect(made.status).to.equal(201);
      const token = /value="(vs_[\w-]{43})" readonly/.exec(made.text)?.[1] ?? '';
      expect(token).not.to.equal('');
      const { text } = await visit('administrator', '/settings/tokens');
      expect(text).to.include('Overvåking').and.not.to.include(token);
      const { rows } = await database.pool.query<{ id: string; expires_at: Date }>(
        `select t.id, t.expires_at from tokens t join persons p on p.id = t.person_id where p.name = 'Overvåking'`,
      );
      expect(rows[0]?.expires_at.toISOString()).to.equal('2026-12-24T23:00:00.000Z');
      const revoked = await visit('administrator', `/settings/tokens/${rows[0]?.id}/revoke`, {});
      expect(revoked.location).to.equal('/settings/tokens?notice=tokenRevoked');
      const again = await visit('administrator', `/settings/tokens/${rows[0]?.id}/revoke`, {});
      expect(again.status).to.equal(404);
      expect(again.text).to.include(nb.problemGone);
    });

    it('refuses a day that is none or has passed, and no name', async () => {
      for (const expires of ['2026-02-30', '2026-13-01', '2020-01-01', 'i morgen']) {
        const { status, text } = await visit('administrator', '/settings/tokens', {
          name: 'A',
          role: 'handler',
          expires,
        });
        expect(status, expires).to.equal(422);
        expect(text, expires).to.include(`id="expires-error">${nb.faultDate}`);
      }
      const unnamed = await visit('administrator', '/settings/tokens', { name: ' ', role: 'king' });
      expect(unnamed.text).to.include(nb.faultName).and.to.include(nb.faultRole);
    });

    it('keeps the last administrator’s token', async () => {
      const { status, text } = await visit(
        'administrator',
        `/settings/tokens/${people.administrator?.tokenId}/revoke`,
        {},
      );
      expect(status).to.equal(409);
      expect(text).to.include(nb.problemLastAdministrator);
    });
  });

  it('records who may file in Altinn: two people who use Varsla, another each, with how it was checked', async () => {
    const page = '/settings/authority';
    const empty = await visit('administrator', page);
    expect(empty.text).to.include(nb['authorityFault.nobody']).and.include('name="holder"');
    const { text: overview } = await visit('administrator', '/settings');
    expect(overview).to.include(nb['authorityFault.nobody']);
    const { personId } = people.handler as Requester;
    const send = (form: Record<string, string>) => submit(page, `${page}/role`, form);
    const twice = await send({ holder: personId, deputy: personId, how: 'Begge logget inn.' });
    expect(twice.status).to.equal(422);
    expect(twice.text).to.include(nb.authorityFaultDeputy).and.include('Begge logget inn.');
    const unsaid = await send({ holder: personId, deputy: '', how: ' ' });
    expect(unsaid.text).to.include(nb.authorityFaultHow);
    const deputy = (people.administrator as Requester).personId;
    const done = await send({ holder: personId, deputy, how: 'Begge logget inn.' });
    expect([done.status, done.location]).to.deep.equal([303, `${page}?notice=authoritySaved`]);
    const { text } = await visit('auditor', page);
    expect(text).to.include('En handler').and.include('En administrator').and.include('Begge logget inn.');
    expect(text).not.to.include('name="holder"').and.not.include(nb.authorityNotReady);
    expect((await visit('handler', `${page}/role`, { holder: '' })).status).to.equal(403);
    const stale = await visit('administrator', `${page}/role`, { seen: 'x', holder: '', how: 'Nei' });
    expect(stale.status).to.equal(412);
  });

  it('changes the form of the authority without code, says what is wrong by its place, and puts an older one back', async () => {
    const page = '/settings/authority';
    const { text: written } = await visit('auditor', `${page}/form/download`);
    const form = JSON.parse(written) as {
      id: string;
      sections: { fields: { label: string; sources: object[] }[] }[];
    };
    expect(form.id).to.equal('datatilsynet@2026-11-22');
    const seenForm = async (): Promise<string> =>
      valueIn((await visit('administrator', page)).text.split(`action="${page}/form"`)[1] ?? '', 'seen');
    const put = async (document: string) =>
      visit('administrator', `${page}/form`, { seen: await seenForm(), document });
    const noJson = await put('{');
    expect(noJson.text).to.include(nb.authorityFormNoJson);
    const [first] = form.sections;
    const faulty = structuredClone(form);
    faulty.sections[1]?.fields[0]?.sources.push({ from: 'fact.invented' });
    const refused = await put(JSON.stringify(faulty));
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('/sections/1/fields/0/sources/1/from').and.include('fact.invented');
    first?.fields.splice(1, 0, {
      ...(first.fields[0] as object),
      label: 'Nytt spørsmål',
      key: 'nytt',
    } as never);
    const saved = await put(JSON.stringify({ ...form, id: 'datatilsynet@2026-11-25' }));
    expect(saved.location).to.equal(`${page}?notice=authorityFormSaved`);
    const { text } = await visit('administrator', page);
    expect(text).to.include(nb.authorityFormVersion(1)).and.include('datatilsynet@2026-11-25');
    expect((await visit('auditor', `${page}/form/download`)).text).to.include('Nytt spørsmål');
    expect((await visit('auditor', `${page}/form/download?version=0`)).text).to.equal(written);
    const again = await visit('administrator', `${page}/form/again`, { seen: await seenForm(), number: '0' });
    expect(again.location).to.equal(`${page}?notice=authorityFormSaved`);
    expect((await visit('auditor', `${page}/form/download`)).text).to.equal(written);
    const gone = await visit('administrator', `${page}/form/again`, { seen: await seenForm(), number: '99' });
    expect(gone.status).to.equal(404);
    const { rows } = await database.pool.query<{ body: string }>(
      `select body from journal where type like 'authority-form.%' order by position`,
    );
    expect(rows.map(({ body }) => JSON.parse(body).event.to.number)).to.deep.equal([1, 2]);
  });
});
