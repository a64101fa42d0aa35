import type { Request } from 'express';
import { expect } from 'chai';
import type { SignInOutcome } from '../../src/access/accounts.ts';
import { signIn } from '../support/at-the-door.ts';
import { createDoor, type Door, goodPassword } from '../support/door.ts';

const email = 'astrid@example.no';

/** What the door looks at of a request: where it comes from and what the browser has. */
const requestFrom = (ip: string): Request =>
  ({ ip, headers: {}, query: {}, get: () => undefined }) as unknown as Request;

const inTurns = async <T>(
  count: number,
  lanes: number,
  work: (index: number) => Promise<T>,
): Promise<T[]> => {
  const done: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      done[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
};

const countOf = (outcomes: readonly SignInOutcome[], wanted: SignInOutcome['outcome']): number =>
  outcomes.filter(({ outcome }) => outcome === wanted).length;

describe('ten thousand wrong passwords', () => {
  let door: Door;
  beforeEach(async () => {
    door = await createDoor();
    await door.member(await door.administrator(email), 'Berit Aas', 'berit@example.no');
  });
  afterEach(() => door.close());

  const rowsKept = async (): Promise<number | undefined> =>
    (await door.database.pool.query<{ count: number }>('select count(*) as count from sign_in_attempts'))
      .rows[0]?.count;

  it('from one address are refused unread but for five, and lock neither others nor for ever', async () => {
    const { accounts, clock, database } = door;
    const outcomes = await inTurns(10_000, 8, async (index) =>
      accounts.signIn(requestFrom('198.51.100.7'), email, `galt passord nummer ${index}`),
    );
    expect(countOf(outcomes, 'refused')).to.equal(5);
    expect(countOf(outcomes, 'locked')).to.equal(9995);
    // A password that is read leaves a refusal in the journal: five were, however many came.
    expect((await door.journal()).filter(({ type }) => type === 'sign-in.refused')).to.have.length(5);
    expect(await rowsKept()).to.equal(3);
    const { rows } = await database.pool.query('select 1 from account_sessions');
    expect(rows).to.deep.equal([]);

    const locked = await accounts.signIn(requestFrom('198.51.100.7'), email, goodPassword);
    expect(locked).to.deep.equal({ outcome: 'locked', minutes: 15 });
    expect((await signIn(door.browser('192.0.2.9'), email)).status).to.equal(303);
    expect((await signIn(door.browser('198.51.100.7'), 'berit@example.no')).status).to.equal(303);

    clock.forward(14 / 60);
    expect(await accounts.signIn(requestFrom('198.51.100.7'), email, goodPassword)).to.deep.equal({
      outcome: 'locked',
      minutes: 1,
    });
    clock.forward(1.01 / 60);
    expect((await accounts.signIn(requestFrom('198.51.100.7'), email, goodPassword)).outcome).to.equal(
      'signed-in',
    );
    expect(await rowsKept()).to.be.at.most(1);
  });

  it('from a thousand addresses leave the owner’s own browser its way in, and other accounts theirs', async () => {
    const own = door.browser('192.0.2.10');
    await signIn(own, email);
    await own.post('/sign-out', {});
    const outcomes = await inTurns(10_000, 8, async (index) =>
      door.accounts.signIn(
        requestFrom(`203.0.${index % 4}.${index % 250}`),
        email,
        `galt passord nummer ${index}`,
      ),
    );
    expect(countOf(outcomes, 'refused')).to.equal(20);
    expect((await signIn(door.browser('192.0.2.11'), email)).status).to.equal(429);
    expect((await signIn(own, email)).status).to.equal(303);
    expect((await signIn(door.browser('192.0.2.12'), 'berit@example.no')).status).to.equal(303);
    expect(await rowsKept()).to.be.at.most(60);
  });

  it('from one network of IPv6 are from one address', async () => {
    const outcomes = await inTurns(200, 8, async (index) =>
      door.accounts.signIn(
        requestFrom(`2001:db8:0:7:${index.toString(16)}::${index}`),
        `navn${index}@example.no`,
        'galt passord her',
      ),
    );
    expect(countOf(outcomes, 'refused')).to.equal(30);
    const other = await door.accounts.signIn(requestFrom('2001:db8:0:8::1'), email, goodPassword);
    expect(other.outcome).to.equal('signed-in');
  });

  it('are not passed by with a mark of somebody else', async () => {
    const browser = door.browser('192.0.2.20');
    await signIn(browser, 'berit@example.no');
    await browser.post('/sign-out', {});
    for (let index = 0; index < 21; index += 1)
      await door.accounts.signIn(requestFrom(`203.0.113.${index}`), email, 'galt passord her');
    expect((await signIn(browser, email)).status).to.equal(429);
  });
});
