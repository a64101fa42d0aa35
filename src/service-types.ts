import type { Express } from 'express';
import type pg from 'pg';
import type { Channels } from './channels/open-channels.ts';
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { ResolveTxt } from './readiness/sender-domain.ts';
import type { DoorDeps } from './incidents/door.ts';

/** What tests and the demo put in place of the real thing. */
export interface Overrides {
  clock?: Clock;
  ids?: Ids;
  channels?: Channels;
  /** What name servers say; those of this machine unless given. */
  resolveTxt?: ResolveTxt;
  /** A pool to use instead of opening one; the caller ends it. */
  pool?: pg.Pool;
}

export interface Service {
  app: Express;
  pool: pg.Pool;
  door: DoorDeps;
  /** The first administrator's token, when this start made one: to be shown once. */
  adminToken: string | undefined;
  /** Makes the first administrator's page, good for a day and for one use; undefined where there is one already. */
  firstAdministratorLink(): Promise<string | undefined>;
  /** What staff should know of this start, in sentences. */
  warnings: string[];
  /** Takes requests. Resolves with the address once it does. */
  listen(): Promise<{ host: string; port: number }>;
  /** Takes up the work that needs no request: clocks, alerts, notices. Nothing, without the role of a worker. */
  work(): Promise<void>;
  /** Does all work that is due now, once, until nothing is left: for tests, which move the clock. */
  runOnce(): Promise<void>;
  /** Stops: no new requests, those under way finish, work in hand finishes, connections close. */
  [Symbol.asyncDispose](): Promise<void>;
}
