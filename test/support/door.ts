import { createHmac, randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import type { Accounts } from '../../src/access/accounts.ts';
import { createAccounts } from '../../src/access/create-accounts.ts';
import { sendResetMail } from '../../src/access/reset-mail.ts';
import type { Requester } from '../../src/access/tokens.ts';
import type { Email } from '../../src/channels/ports.ts';
import { randomIds } from '../../src/ids.ts';
import { silentLog } from '../../src/log.ts';
import { Problem } from '../../src/problems.ts';
import { createSealing } from '../../src/sealing.ts';
import { createAccessPages } from '../../src/web/access-pages.ts';
import { makeVisit } from '../../src/web/make-visit.ts';
import { createTravelClock, type TravelClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

/** A browser: keeps cookies, follows no redirect, comes from an address. */
export interface Browser {
  cookies: Map<string, string>;
  /** What the server said of each cookie when it set it. */
  attributes: Map<string, string>;
  get(path: string): Promise<Shown>;
  post(path: string, fields: Record<string, string>): Promise<Shown>;
}

export interface Shown {
  status: number;
  location: string;
  headers: Headers;
  text: string;
}

export interface Door {
  accounts: Accounts;
  clock: TravelClock;
  database: TestDatabase;
  /** Mails with reset links, as they were handed over. */
  mails: Email[];
  browser(address?: string): Browser;
  /** Entries of the system's journal, oldest first. */
  journal(): Promise<{ type: string; body: string }[]>;
  /** An administrator with this password, and what they act as. */
  administrator(email?: string): Promise<Requester>;
  /** Somebody who was invited and has chosen the password. */
  member(by: Requester, name: string, email: string, role?: Requester['role']): Promise<string>;
  /** The same database under a new process. */
  restarted(): Promise<Door>;
  close(): Promise<void>;
}

export const goodPassword = 'tre hester i snøen';

const masterKey = randomBytes(32);

const browserFor = (url: string, address: string): Browser => {
  const cookies = new Map<string, string>();
  const attributes = new Map<string, string>();
  const ask = async (path: string, fields?: Record<string, string>): Promise<Shown> => {
    const response = await fetch(`${url}${path}`, {
      redirect: 'manual',
      method: fields ? 'POST' : 'GET',
      headers: {
        'X-Forwarded-For': address,
        Accept: 'text/html',
        'User-Agent': 'Provenettleser',
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(fields && { body: new URLSearchParams(fields) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const name = pair.slice(0, pair.indexOf('='));
      attributes.set(name, line.slice(pair.length));
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, pair.slice(name.length + 1));
    }
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      headers: response.headers,
      text: await response.text(),
    };
  };
  return { cookies, attributes, get: (path) => ask(path), post: (path, fields) => ask(path, fields) };
};

const open = async (
  database: TestDatabase,
  clock: TravelClock,
  secureCookies: boolean,
  drop: () => Promise<void>,
): Promise<Door> => {
  const mails: Email[] = [];
  const { pool } = database;
  const publicUrl = () => 'https://varsla.example';
  const accounts = createAccounts({
    pool,
    clock,
    ids: randomIds,
    sealing: createSealing(masterKey),
    secureCookies,
    log: silentLog,
    publicUrl,
    enqueueResetMail: async (_tx, personId) =>
      void setImmediate(() => {
        const email = {
          provider: 'outbox' as const,
          send: async (mail: Email) => {
            mails.push(mail);
            return { outcome: 'accepted' as const, providerId: 'x' };
          },
        };
        void sendResetMail({ pool, clock, ids: randomIds, email, log: silentLog, publicUrl }, personId);
      }),
  });
  const app = express();
  app.set('trust proxy', true);
  app.use(express.urlencoded({ extended: false }));
  app.use(async (request, response, next) => {
    response.locals['visit'] = makeVisit(request, await accounts.requesterOf(request), clock.now());
    next();
  });
  app.use(
    createAccessPages({
      accounts,
      clock,
      log: silentLog,
      publicUrl,
      call: () => Promise.reject(new Problem('not-found', 'No route lies behind this door.')),
    }),
  );
  app.use(async (request, response, next) => {
    if (response.locals['visit'].requester) {
      next();
      return;
    }
    const kept = request.method === 'POST' && (await accounts.keepForm(request));
    response.status(401).send(kept ? 'kept' : 'stranger');
  });
  app.post('/written', (request, response) => void response.json(request.body));
  app.get('/wanted', (_request, response) => void response.send('wanted'));
  const failed: ErrorRequestHandler = (error: Error, _request, response, _next) => {
    response.status(500).send(error.stack);
  };
  app.use(failed);
  const server: Server = await new Promise((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const journal = async () =>
    (
      await pool.query<{ type: string; body: string }>(
        `select type, body from journal where stream = 'system' order by position`,
      )
    ).rows;
  return {
    accounts,
    clock,
    database,
    mails,
    journal,
    browser: (address = '192.0.2.1') => browserFor(url, address),
    async administrator(email = 'astrid@example.no') {
      const token = (await accounts.firstAdministratorToken()) ?? '';
      await accounts.createFirstAdministrator(token, { name: 'Astrid Lie', email, password: goodPassword });
      const [member] = await accounts.members();
      return {
        tokenId: '',
        personId: member?.personId ?? '',
        name: 'Astrid Lie',
        role: 'administrator',
      };
    },
    async member(by, name, email, role = 'handler') {
      const { link } = await accounts.invite(by, { name, email, role });
      await accounts.acceptInvitation(new URL(link).searchParams.get('token') ?? '', goodPassword);
      return (await accounts.members()).find((one) => one.email === email)?.personId ?? '';
    },
    async restarted() {
      await stop();
      return open(database, clock, secureCookies, drop);
    },
    async close() {
      await stop();
      await drop();
    },
  };
};

/** Accounts and their pages on a real database, behind a proxy that says who asks. */
export const createDoor = async (options: { secureCookies?: boolean } = {}): Promise<Door> => {
  const database = await createTestDatabase();
  return open(
    database,
    createTravelClock('2026-11-20T09:00:00.000Z'),
    options.secureCookies ?? false,
    async () => database.drop(),
  );
};

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits that an authenticator shows now for a key, RFC 6238. `steps` of half a minute ahead. */
export const codeFor = (secret: string, steps = 0): string => {
  const bits = Array.from(secret, (letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
};
