import { expect } from 'chai';
import type { Router } from 'express';
import { createAccessPages } from '../../src/web/access-pages.ts';
import { memberPages } from '../../src/web/member-pages.ts';
import type { WebDeps } from '../../src/web/web-deps.ts';
import { goodBodies } from '../http/wild-values.ts';
import { createPageClient, firstAdministrator, type Page, type PageClient } from '../support/page-client.ts';
import { type Answer, createTestService, type TestService } from '../support/service.ts';
import { createOpenLog, found, told } from './planted.ts';

const planted = `${told.name} ${told.email} ${told.phone}`;

/** The same body with a name in place of every text. */
const withNames = (body: unknown): unknown => {
  if (typeof body === 'string') return planted;
  if (Array.isArray(body)) return body.map(withNames);
  if (typeof body === 'object' && body !== null)
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, withNames(value)]));
  return body;
};

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

const addressesIn = (layers: readonly Layer[], method: string): string[] =>
  layers.flatMap(({ route, handle }) => [
    ...(route?.methods[method] ? [route.path] : []),
    ...addressesIn(handle?.stack ?? [], method),
  ]);

/** Every address of the pages that takes a method. */
const addresses = (method: 'get' | 'post'): string[] => {
  const routers = [createAccessPages, ...memberPages].map(
    (create): Router => create({ accounts: {}, publicUrl: () => '' } as WebDeps),
  );
  const all = routers.flatMap((router) => addressesIn(router.stack as unknown as Layer[], method));
  return [...new Set(all)].filter((path) => !path.startsWith('/sign-in/oidc'));
};

/** Where a page would lead a browser, which then stand in its history and in the logs of proxies. */
const addressesOn = ({ text, location }: Page): string =>
  [
    location,
    ...[...text.matchAll(/ (?:href|src|action|formaction|hx-get|hx-post)="([^"]*)"/g)].map(([, at]) => at),
  ].join('\n');

describe('names sent to every route and every form', () => {
  let varsla: TestService;
  let pages: PageClient;
  let id: string;
  const { log, logged } = createOpenLog();
  const headers = {
    'User-Agent': planted.replaceAll(/[^ -~]/g, ''),
    Referer: `https://x.example/?q=${told.email}`,
  };

  before(async () => {
    varsla = await createTestService({ log });
    pages = await firstAdministrator(varsla);
    const { body } = await varsla.admin('POST', '/api/v1/incidents', {
      body: {
        title: 'En liste',
        description: 'Lå åpen.',
        detectedAt: '2026-11-20T08:00:00Z',
        role: 'controller',
      },
    });
    id = body.id;
  });
  after(() => varsla.close());

  it('at the API: no problem repeats them, and no log has them', async () => {
    const { paths } = (await varsla.anonymous('GET', '/openapi.json')).body as {
      paths: Record<string, object>;
    };
    const answers: [string, Answer][] = [];
    for (const [path, methods] of Object.entries(paths))
      for (const method of Object.keys(methods).map((one) => one.toUpperCase())) {
        const [body = {}] = goodBodies[`${method} ${path}`] ?? [];
        const sending = { ...(method.startsWith('P') && { body: withNames(body) }), headers };
        for (const at of [path.replace('{id}', id), path.replace('{id}', encodeURIComponent(planted))])
          for (const query of [
            '',
            `?search=${encodeURIComponent(planted)}`,
            `?x=${encodeURIComponent(planted)}`,
          ])
            answers.push([`${method} ${path}`, await varsla.admin(method, at + query, sending)]);
      }
    expect(answers.length).to.be.above(150);
    const problems = answers.filter(([, { status }]) => status >= 400);
    expect(problems.length).to.be.above(100);
    for (const [name, { status, body, headers: sent }] of problems) {
      expect(status, name).not.to.equal(500);
      expect(found([told], JSON.stringify([body, [...sent]])), name).to.deep.equal([]);
    }
    expect(found([told], logged())).to.deep.equal([]);
  });

  it('at the pages: none stands in an address, and no log has them', async () => {
    const fields = new Set<string>();
    for (const path of addresses('get')) {
      const at = path.replace(':id', id);
      for (const query of ['', `?notice=${encodeURIComponent(planted)}&to=${encodeURIComponent(planted)}`]) {
        const page = await pages.get(at + query, headers);
        expect(page.status, path).to.be.below(500);
        for (const [, name = ''] of page.text.matchAll(/ name="([\w.-]+)"/g)) fields.add(name);
        // What a page was asked for by its address stands in the form that chooses the language.
        if (query === '') expect(found([told], addressesOn(page)), path).to.deep.equal([]);
      }
    }
    expect(fields.size).to.be.above(60);
    const form = Object.fromEntries([...fields].map((name) => [name, planted]));
    const forms = addresses('post').filter((path) => !/^\/(sign-out|me\/sign-out)/.test(path));
    expect(forms.length).to.be.above(25);
    for (const path of forms)
      for (const more of [{}, { step: 'check' }, { step: 'save' }, { type: 'breach.confirmed' }]) {
        const page = await pages.post(path.replace(':id', id), { ...form, ...more }, headers);
        expect(page.status, path).to.be.below(500);
        expect(found([told], addressesOn(page)), path).to.deep.equal([]);
      }
    expect(found([told], logged())).to.deep.equal([]);
  });

  it('from a stranger: none stands in an address, and no log has them', async () => {
    const stranger = createPageClient(varsla.url);
    const form = {
      email: told.email,
      password: planted,
      name: told.name,
      token: planted,
      code: planted,
      next: '/',
    };
    for (const path of addresses('post')) {
      const page = await stranger.post(path.replace(':id', id), form, headers);
      expect(page.status, path).to.be.below(500);
      expect(found([told], addressesOn(page)), path).to.deep.equal([]);
    }
    expect(found([told], logged())).to.deep.equal([]);
    expect(logged()).to.include('http: answered');
  });
});
