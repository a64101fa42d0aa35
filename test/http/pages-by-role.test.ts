import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Router } from 'express';
import { roles, type RoleName } from '../../src/access/permissions.ts';
import { memberPages } from '../../src/web/member-pages.ts';
import type { WebDeps } from '../../src/web/web-deps.ts';
import { formOf } from '../support/upload.ts';
import { type Cast, createCast, good, nobody } from './cast.ts';
import { type Browser, signInAll } from './page-cast.ts';
import { uploadForm } from '../support/upload-form.ts';
import { fingerprint } from './whole-database.ts';

const staff: readonly RoleName[] = ['administrator', 'approver', 'handler'];
const readers: readonly RoleName[] = [...staff, 'auditor'];
const withGuest: readonly RoleName[] = [...readers, 'guest'];
const administrators: readonly RoleName[] = ['administrator'];

/** Who sees which page, of an incident that is theirs to see. Whatever is not here must not exist. */
const seen: Record<string, readonly RoleName[]> = {
  '/': roles,
  '/breach-register': readers,
  '/breach-register/statistics': readers,
  '/breach-register/statistics.pdf': readers,
  '/breach-register/older/:breachId': readers,
  '/breach-register/import': administrators,
  '/breach-register/import/template': administrators,
  '/breach-register/import/:importId': administrators,
  '/breach-register/import/:importId/rejected': administrators,
  '/report': [...staff, 'reporter'],
  '/misdirected': staff,
  '/incidents/:id': roles,
  '/incidents/:id/facts': withGuest,
  '/incidents/:id/assessment': withGuest,
  '/incidents/:id/report': withGuest,
  '/incidents/:id/exchange': withGuest,
  '/incidents/:id/exchange/draft.json': withGuest,
  '/incidents/:id/exchange/:reportId.json': withGuest,
  '/incidents/:id/report.pdf': withGuest,
  '/incidents/:id/report.docx': withGuest,
  '/incidents/:id/documentation.pdf': withGuest,
  '/incidents/:id/case-file.zip': staff,
  '/incidents/:id/proof.pdf': withGuest,
  '/incidents/:id/proof.csv': withGuest,
  '/incidents/:id/answer-sheet.pdf': withGuest,
  '/incidents/:id/reports/:reportId.pdf': withGuest,
  '/incidents/:id/attachments': readers,
  '/incidents/:id/attachments/:attachmentId/content': readers,
  '/incidents/:id/people': withGuest,
  '/incidents/:id/people/:number/rejected.csv': staff,
  '/incidents/:id/notice': withGuest,
  '/incidents/:id/journal': withGuest,
  '/incidents/:id/chart': withGuest,
  '/incidents/:id/access': readers,
  '/restricted': administrators,
  '/settings': readers,
  '/settings/organisation': readers,
  '/settings/contacts': readers,
  '/settings/contacts/:id': administrators,
  '/settings/register': readers,
  '/settings/register/download': staff,
  '/settings/register/download.xlsx': staff,
  '/settings/authority': readers,
  '/settings/authority/form/download': readers,
  '/settings/people': administrators,
  '/settings/tokens': administrators,
  '/settings/readiness': readers,
  '/settings/hold': readers,
  '/settings/evidence': readers,
  '/settings/retention': readers,
  '/settings/access-report': staff,
  '/settings/evidence/:number.json': readers,
  '/settings/contacts/:id/reach': readers,
  '/settings/escalation': readers,
  '/settings/duty': readers,
  '/alerts/:id': withGuest,
};

/** Pages that only lead on to another, which then asks who it is. */
const leading: readonly string[] = ['/settings/register/preview'];

/** Who may send which form. */
const sent: Record<string, readonly RoleName[]> = {
  '/': roles,
  '/report': [...staff, 'reporter'],
  '/misdirected': staff,
  '/breach-register': readers,
  '/breach-register/export': readers,
  '/breach-register/import': administrators,
  '/breach-register/import/:importId/acceptance': administrators,
  '/breach-register/import/:importId/drop': administrators,
  '/breach-register/import/:importId/removal': administrators,
  '/incidents/:id/events': staff,
  '/incidents/:id/exchange': staff,
  '/incidents/:id/assessments': staff,
  '/incidents/:id/assessments/look': staff,
  '/incidents/:id/exemptions': staff,
  '/incidents/:id/attachments': staff,
  '/incidents/:id/attachments/change': staff,
  '/incidents/:id/attachments/withdraw': staff,
  '/incidents/:id/facts': [...staff, 'guest'],
  '/incidents/:id/facts/one': [...staff, 'guest'],
  '/incidents/:id/notice': staff,
  '/incidents/:id/people': staff,
  '/incidents/:id/people/file': staff,
  '/incidents/:id/people/start': staff,
  '/incidents/:id/people/drop': staff,
  '/incidents/:id/people/remove': staff,
  '/incidents/:id/people/look-up': staff,
  '/incidents/:id/people/run': staff,
  '/incidents/:id/notice/sample': staff,
  '/incidents/:id/people/unknown': staff,
  '/incidents/:id/people/quiet': staff,
  '/incidents/:id/owner': staff,
  '/incidents/:id/access': staff,
  '/restricted/:id': administrators,
  '/settings/organisation': administrators,
  '/settings/contacts': administrators,
  '/settings/contacts/:id': administrators,
  '/settings/contacts/:id/move': administrators,
  '/settings/contacts/:id/remove': administrators,
  '/settings/register': administrators,
  '/settings/register/preview': administrators,
  '/settings/people': administrators,
  '/settings/authority/role': administrators,
  '/settings/authority/form': administrators,
  '/settings/authority/form/again': administrators,
  '/settings/people/:id/role': administrators,
  '/settings/people/:id/disable': administrators,
  '/settings/people/:id/invite-again': administrators,
  '/settings/tokens': administrators,
  '/settings/tokens/:id/revoke': administrators,
  '/settings/readiness/key-copy': administrators,
  '/settings/readiness/key': administrators,
  '/settings/readiness/backup': administrators,
  '/settings/readiness/clock': administrators,
  '/settings/readiness/email': administrators,
  '/settings/readiness/domain': administrators,
  '/settings/readiness/sms': administrators,
  '/settings/readiness/heartbeat': administrators,
  '/settings/hold': administrators,
  '/settings/evidence': administrators,
  '/settings/retention': administrators,
  '/settings/access-report': staff,
  '/settings/retention/purge': administrators,
  '/settings/retention/hold': staff,
  '/settings/retention/release': ['administrator', 'approver'],
  '/settings/contacts/:id/reach/methods': administrators,
  '/settings/contacts/:id/reach/test': administrators,
  '/settings/contacts/:id/reach/absences': administrators,
  '/settings/contacts/:id/reach/absences/remove': administrators,
  '/settings/contacts/:id/reach/:methodId/code': administrators,
  '/settings/contacts/:id/reach/:methodId/verify': administrators,
  '/settings/contacts/:id/reach/:methodId/remove': administrators,
  '/settings/escalation': administrators,
  '/alerts/:id/acknowledge': staff,
};

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

/** Every address that a router answers, with those of the routers in it. */
const addressesIn = (layers: readonly Layer[], method: string): string[] =>
  layers.flatMap(({ route, handle }) => [
    ...(route?.methods[method] ? [route.path] : []),
    ...addressesIn(handle?.stack ?? [], method),
  ]);

const addresses = (method: 'get' | 'post'): string[] =>
  memberPages.flatMap((create) => {
    const router: Router = create({} as WebDeps);
    return addressesIn(router.stack as unknown as Layer[], method);
  });

describe('the pages and the roles', () => {
  let cast: Cast;
  let browsers: Record<RoleName, Browser>;
  let contact: string;
  /** Of the incident that the guest is there for. */
  let alert: string;
  /** Of the same incident. */
  let attachment: string;
  /** A list of older breaches that waits for a yes. */
  let brought: string;
  /** A breach that was brought in. */
  let older: string;
  /** A frozen notice of the same incident. */
  let report: string;
  before(async () => {
    cast = await createCast();
    browsers = await signInAll(cast.varsla, { incident: cast.guests, ends: '2026-11-22' });
    const register = readFileSync(new URL('../../templates/registers/blank.json', import.meta.url), 'utf8');
    good(await cast.varsla.admin('PUT', '/api/v1/register', { raw: register }));
    const contacts = [{ name: 'Vakt', email: 'vakt@wepack.example' }];
    contact = good(await cast.varsla.admin('PUT', '/api/v1/contacts', { body: { contacts } })).body
      .contacts[0].id;
    await cast.varsla.service.runOnce();
    const { items } = good(await cast.api.guest('GET', '/api/v1/alerts')).body;
    alert = items[0].id;
    const file = formOf({ kind: 'other', disclosure: 'releasable' }, { name: 'a.txt', content: 'A file' });
    const kept = await cast.api.handler('POST', `/api/v1/incidents/${cast.guests}/attachments`, file);
    attachment = good(kept).body.id;
    const list = await uploadForm({
      name: 'old.csv',
      content: Buffer.from('Tittel;Oppdaget\nEn;2020-01-01'),
    });
    const imports = '/api/v1/breach-register/imports';
    const first = good(await cast.varsla.admin('POST', imports, list)).body.id;
    good(await cast.varsla.admin('POST', `${imports}/${first}/acceptance`));
    older = good(await cast.varsla.admin('GET', '/api/v1/breach-register?year=2020')).body.items[0].id;
    brought = good(await cast.varsla.admin('POST', imports, list)).body.id;
    for (const type of ['breach.confirmed', 'report.submitted'])
      good(await cast.varsla.event(cast.api.handler, cast.guests, { type }));
    const versions = await cast.api.guest('GET', `/api/v1/incidents/${cast.guests}/reports`);
    report = good(versions).body.items[0].id;
    const body = { people: [{ name: 'Kari' }] };
    good(await cast.api.handler('PUT', `/api/v1/incidents/${cast.guests}/people`, { body }));
  });
  after(() => cast.close());

  /** An incident that the role sees: the reporter at the pages has reported nothing, and gets one of their own. */
  const idFor = async (role: RoleName): Promise<string> => {
    if (role !== 'reporter') return cast.guests;
    const { rows } = await cast.varsla.database.pool.query<{ id: string }>(
      `update incidents set opened_by = (select person_id from members where role = 'reporter')
       where id = $1 returning id`,
      [cast.reported],
    );
    return rows[0]?.id ?? '';
  };

  it('the tables here have every page and every form that there is', () => {
    expect([...new Set(addresses('get'))]).to.have.members([...Object.keys(seen), ...leading]);
    expect([...new Set(addresses('post'))]).to.have.members(Object.keys(sent));
  });

  for (const role of roles) {
    it(`${role}: sees the pages that the role is for, and is told of the others that they are not`, async () => {
      const id = await idFor(role);
      for (const [path, allowed] of Object.entries(seen)) {
        const { status, text } = await browsers[role].get(
          path
            .replace(':id', path.includes('contacts') ? contact : path.startsWith('/alerts/') ? alert : id)
            .replace(':attachmentId', attachment)
            .replace(':importId', brought)
            .replace(':breachId', older)
            .replace(':reportId', report)
            .replace(':number', '1'),
        );
        // No notice to the people was approved: there is nothing to prove.
        const found = path.includes('/proof.') ? 409 : 200;
        expect(status, `${role} ${path}`).to.equal(allowed.includes(role) ? found : 403);
        if (!/pdf$|docx$|csv$|zip$|json$|download$|content$|template$|rejected$/.test(path))
          expect(text, path).not.to.match(/undefined|\[object/);
      }
    });

    it(`${role}: finds in the menu, and among the pages of an incident, no way to a page that is not for them`, async () => {
      const id = await idFor(role);
      for (const page of ['/', `/incidents/${id}`]) {
        const { text } = await browsers[role].get(page);
        const menu = [...text.matchAll(/<nav[\s\S]*?<\/nav>/g)].join(' ');
        const own = [...menu.matchAll(/href="(\/[^"?#]*)/g)].map(([, href = '']) => href.replace(id, ':id'));
        expect(own).to.include('/');
        for (const href of own) expect(seen[href], `${role} ${page} ${href}`).to.include(role);
      }
    });

    it(`${role}: sees nothing of an incident that is not theirs`, async () => {
      const theirs = role === 'guest' || role === 'reporter' ? [cast.others, nobody] : [nobody];
      for (const path of Object.keys(seen).filter((one) => one.startsWith('/incidents/')))
        for (const id of theirs) {
          const { status, text } = await browsers[role].get(path.replace(':id', id));
          expect(status, `${role} ${path}`).to.be.oneOf(seen[path]?.includes(role) ? [404] : [403, 404]);
          expect(text).not.to.include('A list lay open');
        }
    });

    it(`${role}: changes nothing by a form that is not for them`, async () => {
      const id = await idFor(role);
      const before = await fingerprint(cast.varsla.database.pool);
      for (const [path, allowed] of Object.entries(sent)) {
        const address = path
          .replace(':id', path.startsWith('/incidents/') ? id : nobody)
          .replaceAll(/:\w+/g, nobody);
        // What is taken away or tried is written down, and nothing else happens: their own tests tell.
        if (/\/(export|evidence)$|\/readiness\//.test(path) && allowed.includes(role)) continue;
        const { status } = await browsers[role].post(address, { version: '1', personId: nobody, count: '1' });
        if (allowed.includes(role))
          // 415: a form without the file that it is for.
          expect(status, `${role} ${path}`).to.be.oneOf([200, 303, 404, 409, 412, 415, 422]);
        else expect(status, `${role} ${path}`).to.equal(403);
      }
      // Whoever may sends old versions, unknown ids and nothing: that changes nothing either.
      expect(await fingerprint(cast.varsla.database.pool)).to.deep.equal(before);
    });
  }

  it('nobody reads at any page that there is an incident in which they are not named', async () => {
    const { pool } = cast.varsla.database;
    const restricted = await cast.open(cast.api.handler, { title: 'The director' });
    const access = { restricted: true, people: [cast.personId.handler] };
    good(await cast.api.handler('PUT', `/api/v1/incidents/${restricted}/access`, { body: access }));
    const { reference } = (await cast.api.handler('GET', `/api/v1/incidents/${restricted}`)).body;
    await cast.varsla.service.runOnce();
    const { rows } = await pool.query<{ id: string }>('select id from alerts where incident_id = $1', [
      restricted,
    ]);
    const theirs = rows[0]?.id ?? '';
    expect(theirs).not.to.equal('');
    await pool.query(`insert into holds (reason, since) values ('rolled-back', now())`);
    cast.varsla.clock.forward(1);
    const held = (await cast.api.handler('GET', '/api/v1/hold')).body.wouldGoOut;
    expect(JSON.stringify(held)).to.include(reference);
    // The page where an administrator breaks the glass names references, and nothing else.
    for (const role of roles)
      for (const path of Object.keys(seen).filter((one) => one !== '/restricted' && !one.endsWith('.pdf')))
        for (const id of path.includes(':id') ? [restricted, theirs] : ['']) {
          const { text } = await browsers[role].get(path.replace(':id', id));
          expect(text, `${role} ${path}`).not.to.match(new RegExp(`The director|${reference}`));
        }
    await pool.query('delete from holds');
    cast.varsla.clock.forward(-1);
  });

  it('a guest is out at the end, in the middle of the session', async () => {
    const guest = browsers.guest;
    cast.varsla.clock.forward(61);
    expect((await guest.get('/')).status).to.equal(200);
    cast.varsla.clock.forward(2);
    const { status, location } = await guest.get('/');
    expect([status, location]).to.deep.equal([303, '/sign-in?next=%2F']);
    expect(
      (await guest.post('/sign-in', { email: 'guest@wepack.example', password: 'tre hester i snøen' }))
        .status,
    ).to.equal(401);
    expect((await browsers.handler.get('/')).status).to.equal(200);
  });
});
