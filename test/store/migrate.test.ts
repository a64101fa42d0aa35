import { readdir } from 'node:fs/promises';
import { expect } from 'chai';
import { migrate, NewerSchemaError } from '../../src/db/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const files = (await readdir(new URL('../../src/db/migrations/', import.meta.url))).filter((name) =>
  name.endsWith('.sql'),
);

describe('migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  const schema = async (): Promise<unknown[]> => {
    const { rows } = await database.pool.query(
      `select table_name, column_name, data_type, is_nullable, column_default
       from information_schema.columns where table_schema = 'public' order by 1, 2`,
    );
    return rows;
  };
  const applied = async () =>
    (
      await database.pool.query<{ version: number; name: string }>(
        'select version, name from schema_migrations order by version',
      )
    ).rows;
  const empty = () => database.pool.query('drop schema public cascade; create schema public');

  it('bring an empty database to the schema, each written down with its name', async () => {
    const whole = await schema();
    await empty();
    await migrate(database.pool);
    expect(await schema()).to.deep.equal(whole);
    expect((await applied()).map(({ name }) => name)).to.deep.equal(files.sort());
  });

  it('do nothing the second time', async () => {
    await database.pool.query(`insert into reference_counters values (2026, 41)`);
    const before = [await schema(), await applied()];
    await migrate(database.pool);
    expect([await schema(), await applied()]).to.deep.equal(before);
    const { rows } = await database.pool.query('select last from reference_counters');
    expect(rows).to.deep.equal([{ last: 41 }]);
  });

  it('run once, however many processes start together', async () => {
    await empty();
    await Promise.all(Array.from({ length: 5 }, () => migrate(database.pool)));
    expect(await applied()).to.have.length(files.length);
  });

  it('refuse a database that is ahead, and leave it as it is', async () => {
    await database.pool.query(
      `insert into schema_migrations (version, name) values (7777, '7777-later.sql')`,
    );
    const before = [await schema(), await applied()];
    const fault = await migrate(database.pool).catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(NewerSchemaError);
    expect((fault as Error).message).to.contain('7777');
    expect([await schema(), await applied()]).to.deep.equal(before);
  });

  it('are all or nothing: a fault in the middle leaves no table behind', async () => {
    await empty();
    await database.pool.query('create table incidents (id int)');
    const fault = await migrate(database.pool).catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(Error);
    expect(await schema()).to.have.length(1);
  });
});
