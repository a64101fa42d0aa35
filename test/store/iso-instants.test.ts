import { expect } from 'chai';
import fc from 'fast-check';
import { isoInstants } from '../../src/db/iso-instants.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

describe('instants as texts', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  it('are the instants, to the millisecond, in whichever time zone the database speaks', async () => {
    const client = await database.pool.connect();
    try {
      for (const zone of ['UTC', 'Europe/Oslo', 'Asia/Kolkata']) {
        await client.query(`set time zone '${zone}'`);
        const instants = fc.sample(
          fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
          200,
        );
        const { rows } = await client.query<{ at: string }>({
          text: 'select at from unnest($1::timestamptz[]) as t (at)',
          values: [instants],
          types: isoInstants,
        });
        expect(rows.map(({ at }) => at)).to.deep.equal(instants.map((at) => at.toISOString()));
      }
    } finally {
      client.release(true);
    }
  });

  it('leave what is no instant as it is read elsewhere', async () => {
    const { rows } = await database.pool.query({
      text: `select null::timestamptz as none, 5::bigint as many, true as so, '{"a":1}'::jsonb as json, '{x,y}'::text[] as list`,
      types: isoInstants,
    });
    expect(rows).to.deep.equal([{ none: null, many: 5, so: true, json: { a: 1 }, list: ['x', 'y'] }]);
  });
});
