import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../src/config.ts';
import type { RoleName } from '../../src/access/permissions.ts';
import { type Log, silentLog } from '../../src/log.ts';
import { createService, type Overrides, type Service } from '../../src/service.ts';
import { createTravelClock, type TravelClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

/** An answer with its body read: JSON as a value, anything else as bytes. */
export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

export interface RequestOptions {
  body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  raw?: string | Buffer;
  headers?: Record<string, string>;
  /** `If-Match`, as the version's number. */
  version?: number;
}

/** One person at the API, by their token. */
export interface Api {
  (method: string, path: string, options?: RequestOptions): Promise<Answer>;
}

export interface TestService {
  service: Service;
  url: string;
  clock: TravelClock;
  dataDir: string;
  database: TestDatabase;
  /** Without a token. */
  anonymous: Api;
  admin: Api;
  /** A new person with a role, as a client. */
  person(name: string, role: RoleName): Promise<Api>;
  /** Sends a person's event with the version that is current now. */
  event(api: Api, incidentId: string, body: object): Promise<Answer>;
  close(): Promise<void>;
}

/** Nothing is held or watched: the stories of the run bring their own minutes. */
export const atOnce = { NOTICE_HOLD_MINUTES: '0', NOTICE_CANARY_MINUTES: '0' };

const adminToken = 'test-administrator-token-0123456789abcdef';

export const clientFor =
  (url: string, token: string | undefined): Api =>
  async (method, path, options = {}) => {
    const content = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(content !== undefined && { 'Content-Type': 'application/json' }),
        ...(options.version !== undefined && { 'If-Match': `"${options.version}"` }),
        ...options.headers,
      },
      ...(content !== undefined && { body: content as string }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : bytes,
    };
  };

/**
 * The whole service on a database of its own and a free port, with a clock that stands still. Nothing happens by
 * itself: `service.runOnce()` does what is due. `env` configures it as the environment would.
 */
export const createTestService = async (
  options: { now?: string; env?: Record<string, string>; overrides?: Overrides; log?: Log } = {},
): Promise<TestService> => {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'varsla-service-'));
  const clock = createTravelClock(options.now ?? '2026-11-20T09:00:00.000Z');
  const config = parseConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    ADMIN_TOKEN: adminToken,
    ...atOnce,
    ...options.env,
  });
  const service = await createService(config, options.log ?? silentLog, {
    clock,
    pool: database.pool,
    ...options.overrides,
  });
  const { host, port } = await service.listen();
  const url = `http://${host}:${port}`;
  const admin = clientFor(url, adminToken);
  return {
    service,
    url,
    clock,
    dataDir,
    database,
    anonymous: clientFor(url, undefined),
    admin,
    async person(name, role) {
      const { body } = await admin('POST', '/api/v1/tokens', { body: { name, role } });
      return clientFor(url, body.token);
    },
    async event(api, incidentId, body) {
      const { body: incident } = await admin('GET', `/api/v1/incidents/${incidentId}`);
      return api('POST', `/api/v1/incidents/${incidentId}/events`, { body, version: incident.version });
    },
    async close() {
      await service[Symbol.asyncDispose]();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
