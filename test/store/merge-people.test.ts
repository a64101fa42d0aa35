import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { withTransaction } from '../../src/db/transaction.ts';
import type { Db } from '../../src/db/transaction.ts';
import { randomIds } from '../../src/ids.ts';
import type { Contact } from '../../src/people/contact.ts';
import { countList, insertList, openList } from '../../src/people/list-store.ts';
import { mergePeople } from '../../src/people/merge-people.ts';
import { mergeList } from '../../src/people/merge-store.ts';
import { nobodyPrepared, prepare } from '../../src/people/new-person.ts';
import { createListWriter } from '../../src/people/write-list.ts';
import { createSealing } from '../../src/sealing.ts';
import { type Api, createTestService, type TestService } from '../support/service.ts';

type Person = Pick<Contact, 'name' | 'email' | 'phone' | 'landline' | 'address'>;

const bare: Contact = {
  name: null,
  email: null,
  phone: null,
  landline: null,
  address: null,
  fields: {},
  unusable: [],
};
const street = (text: string) => ({ street: text, postalCode: '0150', place: 'Oslo', country: null });

/** People from a small town: names, mailboxes and numbers are shared often. */
const person: fc.Arbitrary<Person> = fc.record({
  name: fc.constantFrom(null, 'Kari', 'KARI', 'Ola', 'Per'),
  email: fc.constantFrom(null, null, 'a@example.no', 'A@example.no', 'b@example.no', 'c@example.no'),
  phone: fc.constantFrom(null, null, '+4790000001', '+4790000002', '+4790000003'),
  landline: fc.constantFrom(null, null, '+4722000001'),
  address: fc.constantFrom(null, street('Storgata 1'), street('storgata  1'), street('Veien 2')),
});

describe('people who are listed twice', () => {
  let varsla: TestService;
  let hanna: Api;
  let incidentId: string;
  const sealing = createSealing(Buffer.alloc(32, 7));
  const key = sealing.openIncidentKey(sealing.newIncidentKey('x'), 'x');
  before(async () => {
    varsla = await createTestService();
    hanna = await varsla.person('Hanna', 'handler');
    const { body } = await hanna('POST', '/api/v1/incidents', {
      body: {
        title: 'Brudd',
        description: 'En fil.',
        detectedAt: varsla.clock.now().toISOString(),
        role: 'controller',
      },
    });
    incidentId = body.id;
  });
  after(() => varsla.close());

  /** Writes a list in batches as they come from the thread, and merges it. */
  const merge = async (
    tx: Db,
    people: readonly Person[],
    earlier: readonly string[] = [],
    batch = 1000,
  ): Promise<string> => {
    const list = { id: randomUUID(), incidentId };
    await insertList(tx, { ...list, source: { kind: 'csv' }, createdBy: null, createdAt: new Date(0) });
    const writer = createListWriter(randomIds, key, tx, list);
    for (let at = 0; at < people.length; at += batch) {
      const prepared = nobodyPrepared();
      for (const [index, contact] of people.slice(at, at + batch).entries())
        prepare(prepared, {
          row: at + index + 1,
          contact: { ...bare, ...contact },
          language: 'nb',
          isChild: false,
          isVulnerable: false,
          hasSecretAddress: false,
          groupNumber: null,
        });
      await writer.add(prepared);
    }
    await writer.end();
    await mergeList(tx, list.id, earlier);
    return list.id;
  };
  const mergedIn = async (tx: Db, listId: string) => {
    const { rows } = await tx.query<{ at: number; into: number; list: string; samePerson: boolean }>(
      `select p.ordinal as at, i.ordinal as into, i.list_id as list, p.same_person as "samePerson"
       from people p join people i on i.id = p.merged_into where p.list_id = $1 order by p.ordinal`,
      [listId],
    );
    return rows;
  };
  /** Whatever is written here is never committed. */
  const undone = async <T>(work: (tx: Db) => Promise<T>): Promise<T> => {
    let result: T | undefined;
    await withTransaction(varsla.service.pool, async (tx) => {
      result = await work(tx);
      throw new Error('undone');
    }).catch((error: Error) => {
      if (error.message !== 'undone') throw error;
    });
    return result as T;
  };

  it('are merged by the database as by the check of a small list, however the rows arrive; the sums add up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { maxLength: 14 }),
        fc.integer({ min: 1, max: 5 }),
        async (people, batch) =>
          undone(async (tx) => {
            const listId = await merge(tx, people, [], batch);
            const rows = await mergedIn(tx, listId);
            const expected = [...mergePeople(people)]
              .sort(([a], [b]) => a - b)
              .map(([at, { into, samePerson }]) => ({ at, into, samePerson }));
            expect(rows.map(({ at, into, samePerson }) => ({ at, into, samePerson }))).to.deep.equal(
              expected,
            );
            const counts = await countList(tx, listId);
            expect(counts.people + counts.merged).to.equal(people.length);
            expect(counts.byEmail + counts.bySms + counts.byLetter + counts.noWay).to.equal(counts.people);
          }),
      ),
      { numRuns: 60 },
    );
  });

  it('are told once, and through somebody who is told: nobody who stands for others is merged, and no mailbox is told twice', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), (people) => {
        const merged = mergePeople(people);
        for (const { into } of merged.values()) expect(merged.has(into)).to.equal(false);
        const told = people.filter((_, at) => !merged.has(at));
        const mailboxes = told.flatMap(({ email }) => email?.toLowerCase() ?? []);
        expect(new Set(mailboxes).size).to.equal(mailboxes.length);
        const numbers = told.flatMap(({ email, phone }) => (email === null && phone !== null ? [phone] : []));
        expect(new Set(numbers).size).to.equal(numbers.length);
        // Whoever is merged as somebody else than the one they are told through shares mailbox or number with them.
        for (const [at, { into, samePerson }] of merged) {
          if (samePerson) continue;
          const [one, other] = [people[at], people[into]];
          const shares =
            (one?.email !== null && one?.email.toLowerCase() === other?.email?.toLowerCase()) ||
            (one?.phone ?? one?.landline) === (other?.phone ?? other?.landline);
          expect(shares).to.equal(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('on an earlier list are not told again by a second; whoever is new is, and only they', async () => {
    const kari = { ...bare, name: 'Kari', email: 'kari@example.no', phone: '+4790000001' };
    const ola = { ...bare, name: 'Ola', phone: '+4790000002' };
    await undone(async (tx) => {
      const first = await merge(tx, [kari, ola]);
      await openList(tx, {
        id: first,
        incidentId,
        mapping: null,
        fields: [],
        counts: (await countList(tx, first)) as never,
        sealed: null,
        hash: 'x',
      });
      await tx.query(`update people_lists set standing = 'frozen', frozen_at = now() where id = $1`, [first]);
      const second = await merge(
        tx,
        [
          { ...bare, name: 'kari', email: 'KARI@example.no' },
          { ...bare, name: 'Liv', email: 'liv@example.no' },
          { ...bare, name: 'OLA', email: 'ola@example.no', phone: '+4790000002' },
          { ...bare, phone: '+4790000001' },
          { ...bare, name: 'Liv', email: 'liv@example.no' },
        ],
        [first],
      );
      const rows = await mergedIn(tx, second);
      expect(rows.map(({ at, into, list }) => [at, into, list === first])).to.deep.equal([
        [0, 0, true],
        [2, 1, true],
        [3, 0, true],
        [4, 1, false],
      ]);
      expect(await countList(tx, second)).to.include({ people: 1, merged: 1, already: 3 });
      expect(await countList(tx, first)).to.include({ people: 2, merged: 0, already: 0 });
    });
  });
});
