import { expect } from 'chai';
import { inTurn } from '../../src/db/in-turn.ts';
import { withTransaction } from '../../src/db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

describe('a transaction', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
    await database.pool.query('create table marks (mark int)');
  });
  afterEach(() => database.drop());

  const marks = async (): Promise<number[]> =>
    (await database.pool.query<{ mark: number }>('select mark from marks order by mark')).rows.map(
      ({ mark }) => mark,
    );

  it('is all or nothing, and gives its connection back either way', async () => {
    for (let round = 0; round < 25; round += 1) {
      await withTransaction(database.pool, (tx) => tx.query('insert into marks values ($1)', [round]));
      const fault = await withTransaction(database.pool, async (tx) => {
        await tx.query('insert into marks values (-1)');
        throw new Error('not this');
      }).catch((error: Error) => error.message);
      expect(fault).to.equal('not this');
    }
    expect(await marks()).to.deep.equal(Array.from({ length: 25 }, (_, index) => index));
  });

  it('whose connection is cut in the middle fails, and the process and the pool live on', async () => {
    const fault = await withTransaction(database.pool, async (tx) => {
      const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await tx.query('insert into marks values (1)');
      await database.pool.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
      await new Promise((resolve) => setImmediate(resolve));
      await tx.query('insert into marks values (2)');
    }).catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(Error);
    expect(await marks()).to.deep.equal([]);
    await withTransaction(database.pool, (tx) => tx.query('insert into marks values (3)'));
    expect(await marks()).to.deep.equal([3]);
  });

  it('in turn: work under one number never overlaps, and a fault gives the turn on', async () => {
    let inside = 0;
    let most = 0;
    const work = async (index: number): Promise<number> => {
      inside += 1;
      most = Math.max(most, inside);
      await database.pool.query('select 1');
      inside -= 1;
      if (index === 1) throw new Error('a fault');
      return index;
    };
    const settled = await Promise.allSettled(
      [0, 1, 2, 3].map((index) => inTurn(database.pool, 5, () => work(index))),
    );
    expect(settled.map(({ status }) => status)).to.deep.equal([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(most).to.equal(1);
  });
});
