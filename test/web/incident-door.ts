import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect } from 'chai';
import type { RoleName } from '../../src/access/permissions.ts';
import type { Requester } from '../../src/access/tokens.ts';
import type { RouteCaller } from '../../src/http/call-route.ts';
import { silentLog } from '../../src/log.ts';
import { Problem, type ProblemDetails, type ProblemType, problems } from '../../src/problems.ts';
import { createAssets } from '../../src/web/assets.ts';
import { createIncidentPages } from '../../src/web/incident/pages.ts';
import { makeVisit } from '../../src/web/make-visit.ts';
import type { WebDeps } from '../../src/web/web-deps.ts';
import { createTestService, type RequestOptions, type TestService } from '../support/service.ts';

/** A page as it came: its text without tags beside its HTML. */
export interface Seen {
  status: number;
  location: string | null;
  html: string;
  text: string;
  headers: Headers;
}

export interface Visitor {
  see(path: string): Promise<Seen>;
  /** Sends a form with the version that the page at `from` shows, unless the fields say another. */
  send(path: string, fields: Record<string, string | string[]>, from?: string): Promise<Seen>;
  /** Sends a form with files as it is. */
  upload(path: string, form: Pick<RequestOptions, 'raw' | 'headers'>): Promise<Seen>;
}

export interface PageDoor extends TestService {
  /** Where the pages are; `x-person` says who asks. */
  pagesUrl: string;
  visitor(name: string, role: RoleName, language?: string): Promise<Visitor>;
  close(): Promise<void>;
}

const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

/** The version that a page shows, as its forms carry it. */
export const versionOf = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';

/** The incident's pages before the real API, one visitor a header: sessions are another part's test. */
export const openPageDoor = async (now?: string): Promise<PageDoor> => {
  const varsla = await createTestService(now ? { now } : {});
  const people = new Map<string, { requester: Requester; token: string }>();
  const call: RouteCaller = async ({ name }, method, path, { params = {}, query, body, version } = {}) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
    const response = await fetch(`${varsla.url}${filled}?${new URLSearchParams(query).toString()}`, {
      method: method.toUpperCase(),
      headers: {
        Authorization: `Bearer ${people.get(name)?.token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(version !== undefined && { 'If-Match': `"${version}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const content = new Uint8Array(await response.arrayBuffer());
    const type = response.headers.get('content-type') ?? '';
    if (!type.includes('json')) return { bytes: { type, content, name: 'report.pdf' } };
    const answer = JSON.parse(Buffer.from(content).toString()) as {
      type: string;
      detail: string;
    } & ProblemDetails;
    if (response.ok) return { status: response.status, body: answer };
    const {
      type: urn,
      detail,
      title: _title,
      status: _status,
      ...details
    } = answer as typeof answer & {
      title: string;
      status: number;
    };
    throw new Problem(urn.replace('urn:varsla:problem:', '') as ProblemType, detail, details);
  };
  const app = express();
  app.use(express.urlencoded({ extended: false, limit: '12mb' }));
  app.use((request, response, next) => {
    const person = people.get(decodeURIComponent(request.get('x-person') ?? ''));
    response.locals['visit'] = makeVisit(request, person?.requester, varsla.clock.now());
    next();
  });
  const deps = {
    call,
    accounts: undefined as never,
    clock: varsla.clock,
    log: silentLog,
    publicUrl: () => 'https://varsla.example',
  } satisfies WebDeps;
  app.use(createAssets());
  app.use(createIncidentPages(deps));
  app.use(
    (error: unknown, _request: express.Request, response: express.Response, next: express.NextFunction) => {
      if (error instanceof Problem) response.status(problems[error.type].status).send(error.message);
      else next(error);
    },
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...varsla,
    pagesUrl: url,
    async visitor(name, role, language = 'nb') {
      const { body } = await varsla.admin('POST', '/api/v1/tokens', { body: { name, role } });
      const requester = { tokenId: body.id, personId: body.personId, name, role };
      people.set(name, { requester, token: body.token });
      const ask = async (
        path: string,
        init: { method?: string; body?: string | Buffer; headers?: Record<string, string> } = {},
      ): Promise<Seen> => {
        const response = await fetch(`${url}${path}`, {
          redirect: 'manual',
          ...(init as RequestInit),
          headers: {
            'x-person': encodeURIComponent(name),
            cookie: `varsla_language=${language}`,
            ...init.headers,
          },
        });
        const html = await response.text();
        const { status, headers } = response;
        return { status, headers, location: headers.get('location'), html, text: textOf(html) };
      };
      return {
        see: (path) => ask(path),
        upload: (path, { raw, headers }) =>
          ask(path, { method: 'POST', ...(raw !== undefined && { body: raw }), ...(headers && { headers }) }),
        async send(path, fields, from = path.replace(/\/events$/, '')) {
          const version = fields['version'] ?? versionOf((await ask(from)).html);
          const body = new URLSearchParams();
          for (const [key, value] of Object.entries({ version, ...fields }))
            for (const one of [value].flat()) body.append(key, one);
          return ask(path, {
            method: 'POST',
            body: body.toString(),
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          });
        },
      };
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await varsla.close();
    },
  };
};

/** What a form carries when nobody has touched it: names and values as a browser would send them. */
export const fieldsOf = (html: string, action: string): Record<string, string> => {
  const form = html.split('<form').find((one) => one.includes(`action="${action}"`)) ?? '';
  const inside = form.split('</form>')[0] ?? '';
  const unescape = (text: string): string =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const fields: Record<string, string> = {};
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const boxed = /type="(checkbox|radio)"/.test(tag);
    if (!name || (boxed && !/ checked/.test(tag))) continue;
    const value = unescape(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
    // Boxes of one name are lines, as the pages read them.
    const before = boxed ? fields[name] : undefined;
    fields[name] = before === undefined ? value : `${before}\n${value}`;
  }
  for (const [, name = '', text = ''] of inside.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g,
  ))
    fields[name] = unescape(text);
  for (const [, name = '', options = ''] of inside.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    fields[name] =
      /value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? '';
  return fields;
};

export const isSaved = (seen: Seen): void => {
  expect(seen.status, seen.text.slice(0, 3000)).to.equal(303);
  expect(seen.location).to.contain('notice=caseSaved');
};

/** The fields of all facts as nobody has touched them, from every part of the form. */
export const factFieldsOf = async (visitor: Visitor, id: string): Promise<Record<string, string>> => {
  const facts = `/incidents/${id}/facts`;
  const { html } = await visitor.see(facts);
  const sections = [...html.matchAll(/facts\?section=(\w+)#group/g)].map(([, section]) => section);
  const fields: Record<string, string> = {};
  for (const section of new Set(sections))
    Object.assign(fields, fieldsOf((await visitor.see(`${facts}?section=${section}`)).html, facts));
  return fields;
};
