import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const folder = new URL('../../src/db/migrations/', import.meta.url);

describe('a database from before alerts escalated', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  it('keeps how staff are reached, and begins anew what it had not got rid of', async () => {
    const { pool } = database;
    const query = async <Row extends object>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows;
    await query('drop schema public cascade');
    await query('create schema public');
    const files = (await readdir(folder)).sort();
    const run = async (name: string) => query(await readFile(new URL(name, folder), 'utf8'));
    const alarms = files.find((name) => name.endsWith('-alarms.sql')) ?? '';
    for (const name of files.filter((each) => each < '0004')) await run(name);

    const [person, incident, kari, ola, gone] = Array.from({ length: 5 }, () => randomUUID());
    await query(`insert into persons values ($1, 'P', 'p', now())`, [person]);
    await query(
      `insert into incidents (id, reference, title, description, role, status, state, version, opened_at, opened_by)
       values ($1, 'AV-2026-0001', 't', 'd', 'controller', 'aware', '{}', 1, now(), $2)`,
      [incident, person],
    );
    await query(
      `insert into contacts values ($1, 0, 'Kari', 'kari@example.no', '+4740000000', 'nb', null),
         ($2, 1, 'Ola', null, '+4741111111', 'nn', null), ($3, 2, 'Borte', 'borte@example.no', null, 'nb', now())`,
      [kari, ola, gone],
    );
    const alert = async (kind: string, minutesAgo: number, states: string[]) => {
      const id = randomUUID();
      await query(
        `insert into alerts values ($1, $2, $3, now(), 'remaining', now() - make_interval(mins => $4))`,
        [id, incident, kind, minutesAgo],
      );
      for (const [index, state] of states.entries())
        await query(
          `insert into alert_messages (id, alert_id, contact_id, channel, state, updated_at) values ($1, $2, $3, $4, $5, now())`,
          [randomUUID(), id, kari, ['email', 'sms'][index], state],
        );
      return id;
    };
    await alert('authority.notice', 60, ['pending']);
    const newest = await alert('authority.notice', 1, ['accepted', 'pending']);
    await alert('people.notice', 1, ['accepted', 'failed']);

    await run(alarms);
    expect(
      await query(`select c.name, t.kind, t.address, t.listed, t.verified_at is null as unproven
        from contact_methods t join contacts c on c.id = t.contact_id order by c.name, t.kind`),
    ).to.deep.equal(
      [
        ['Kari', 'email', 'kari@example.no'],
        ['Kari', 'sms', '+4740000000'],
        ['Kari', 'voice', '+4740000000'],
        ['Ola', 'sms', '+4741111111'],
        ['Ola', 'voice', '+4741111111'],
      ].map(([name, kind, address]) => ({ name, kind, address, listed: true, unproven: true })),
    );
    expect(await query(`select id from alerts where state = 'open' and next_step_at <= now()`)).to.deep.equal(
      [{ id: newest }],
    );
    expect(await query(`select distinct state from alert_messages order by 1`)).to.deep.equal([
      { state: 'accepted' },
      { state: 'dropped' },
      { state: 'failed' },
    ]);
  });
});
