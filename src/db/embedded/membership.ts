import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { applicationDatabase, applicationRole, keeperRole, passwordOf } from './roles.ts';
import { port } from './socket-folder.ts';

/** Numbers of the two advisory locks in the database `postgres`. They vanish with the session that holds them. */
const membershipLock = 7_266_001;
const doorLock = 7_266_002;

const membershipName = 'varsla membership';

export type Attendance =
  | { kind: 'member'; session: pg.Client }
  /** The server lives, but is just starting or stopping. */
  | { kind: 'not-now'; cause: unknown }
  /** No server listens on the socket. */
  | { kind: 'nobody'; cause: unknown };

/** 57P01: stopped while we waited; 57P02: after a crash; 57P03: cannot connect now; EAGAIN: the queue is full. */
const comeBackLater = new Set(['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE', 'EAGAIN']);

const classify = (cause: unknown): Attendance => {
  const { code, message } = cause as { code?: string; message?: string };
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return { kind: 'nobody', cause };
  if (code === undefined ? message?.startsWith('Connection terminated') : comeBackLater.has(code))
    return { kind: 'not-now', cause };
  throw cause;
};

const prepareDatabase = async (session: pg.Client, secret: string): Promise<void> => {
  const found = () => session.query('select 1 from pg_database where datname = $1', [applicationDatabase]);
  if ((await found()).rowCount) return;
  await session.query('select pg_advisory_lock($1)', [doorLock]);
  if (!(await found()).rowCount) {
    const role = await session.query('select 1 from pg_roles where rolname = $1', [applicationRole]);
    const password = pg.escapeLiteral(passwordOf(applicationRole, secret));
    if (!role.rowCount)
      await session.query(`create role ${applicationRole} login createdb password ${password}`);
    await session.query(`create database ${applicationDatabase} owner ${applicationRole}`);
  }
  await session.query('select pg_advisory_unlock($1)', [doorLock]);
};

/**
 * Joins those who use the cluster: a session that holds the membership lock, shared. While the last member stops
 * the server this waits, is thrown out with it and answers `not-now`.
 */
export const attend = async (socketFolder: string, secret: string): Promise<Attendance> => {
  const session = new pg.Client({
    host: socketFolder,
    port,
    user: keeperRole,
    password: passwordOf(keeperRole, secret),
    database: 'postgres',
    application_name: membershipName,
    ssl: false,
  });
  session.on('error', () => undefined);
  try {
    await session.connect();
    await session.query('select pg_advisory_lock_shared($1)', [membershipLock]);
    await prepareDatabase(session, secret);
    return { kind: 'member', session };
  } catch (cause) {
    await session.end().catch(() => undefined);
    return classify(cause);
  }
};

/**
 * Whether the leaving member was the last. If so it now holds the membership lock alone and nobody can join until
 * its session ends. Leavers pass one at a time: two who left at once would each see the other and stop nothing.
 */
export const isLastToLeave = async (session: pg.Client): Promise<boolean> => {
  await session.query('select pg_advisory_lock($1)', [doorLock]);
  const { rows } = await session.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
    membershipLock,
  ]);
  if (rows[0]?.last) return true;
  await session.query('select pg_advisory_unlock_shared($1)', [membershipLock]);
  return false;
};

/**
 * Waits, a second at most, for sessions that are just closing: a pool's end does not wait for its sockets, and a
 * session cut while closing would raise an error that nobody listens for any more.
 */
export const letOthersClose = async (session: pg.Client): Promise<void> => {
  const text = `select count(*)::int as open from pg_stat_activity
    where backend_type = 'client backend' and application_name <> $1`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { rows } = await session.query<{ open: number }>(text, [membershipName]);
    if (rows[0]?.open === 0) return;
    await pause(10);
  }
};
