import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const folder = new URL('../../src/db/migrations/', import.meta.url);

describe('a database from before notices had a kind', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  it('numbers its notices, ties each to the one before, and says how they were filed, as its journal tells', async () => {
    const { pool } = database;
    const query = async <Row extends object>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows;
    await query('drop schema public cascade');
    await query('create schema public');
    const files = (await readdir(folder)).sort();
    for (const name of files.filter((each) => each < '0016'))
      await query(await readFile(new URL(name, folder), 'utf8'));

    const [hanna, incident, first, returned, second, waiting] = Array.from({ length: 6 }, () => randomUUID());
    await query('insert into persons (id, name, name_key, created_at) values ($1, $2, $2, now())', [
      hanna,
      'h',
    ]);
    await query(
      `insert into incidents (id, reference, title, description, role, status, state, version, opened_at, opened_by)
       values ($1, 'AV-2026-0001', 't', 'd', 'controller', 'aware', '{}', 1, now(), $2)`,
      [incident, hanna],
    );
    await query(`insert into streams values ($1, 2, '')`, [incident]);
    const report = (id: string | undefined, standing: string, hour: number, filedAt: string | null) =>
      query(
        `insert into reports (id, incident_id, hash, content, standing, submitted_by, submitted_at, filed_at)
         values ($1::uuid, $2, $1::uuid::text, '{}', $3, $4, make_timestamptz(2026, 11, 20, $5, 0, 0, 'UTC'), $6)`,
        [id, incident, standing, hanna, hour, filedAt],
      );
    await report(returned, 'returned', 8, null);
    await report(first, 'filed', 9, '2026-11-20T10:00:00.123Z');
    await report(second, 'filed', 12, '2026-11-20T13:00:00Z');
    await report(waiting, 'submitted', 14, null);
    const told = (position: number, at: string, more: object) =>
      query(`insert into journal values ($1, $2, $3, 'authority.notified', $4, '')`, [
        incident,
        position,
        at,
        JSON.stringify({ event: { actor: { kind: 'person', id: hanna }, ...more } }),
      ]);
    await told(1, '2026-11-20T10:00:00.123Z', {
      notifiedAt: '2026-11-20T09:55:00.000Z',
      channel: 'altinn',
      reference: 'AR1',
    });
    await told(2, '2026-11-20T13:00:00Z', {
      notifiedAt: '2026-11-20T12:30:00.000Z',
      channel: 'letter',
      reference: null,
    });

    await query(await readFile(new URL('0016-filings.sql', folder), 'utf8'));
    expect(
      await query(
        `select number, kind, completeness, previous_id, notified_at, filed_by, filed_channel, filed_reference
         from reports order by number`,
      ),
    ).to.deep.equal([
      { ...unfiled, number: 1, kind: 'first', previous_id: null },
      {
        number: 2,
        kind: 'first',
        completeness: null,
        previous_id: null,
        notified_at: new Date('2026-11-20T09:55:00Z'),
        filed_by: hanna,
        filed_channel: 'altinn',
        filed_reference: 'AR1',
      },
      {
        number: 3,
        kind: 'follow-up',
        completeness: null,
        previous_id: first,
        notified_at: new Date('2026-11-20T12:30:00Z'),
        filed_by: hanna,
        filed_channel: 'letter',
        filed_reference: null,
      },
      { ...unfiled, number: 4, kind: 'follow-up', previous_id: second },
    ]);
  });
});

const unfiled = {
  completeness: null,
  notified_at: null,
  filed_by: null,
  filed_channel: null,
  filed_reference: null,
};
