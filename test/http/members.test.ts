import { expect } from 'chai';
import type { Requester } from '../../src/access/tokens.ts';
import { createDoor, type Door } from '../support/door.ts';
import { signIn, problemOf } from '../support/at-the-door.ts';

describe('members', () => {
  let door: Door;
  let admin: Requester;
  const email = 'astrid@example.no';

  beforeEach(async () => {
    door = await createDoor();
    admin = await door.administrator(email);
  });
  afterEach(() => door.close());

  it('are what the person acts as, from the next request on', async () => {
    const personId = await door.member(admin, 'Berit Aas', 'berit@example.no', 'handler');
    const browser = door.browser();
    await signIn(browser, 'berit@example.no');
    const berit: Requester = { tokenId: '', personId, name: 'Berit Aas', role: 'handler' };
    expect(await problemOf(door.accounts.setRole(berit, personId, 'administrator'))).to.equal('forbidden');
    expect(
      await problemOf(door.accounts.invite(berit, { name: 'C', email: 'c@example.no', role: 'handler' })),
    ).to.equal('forbidden');
    await door.accounts.setRole(admin, personId, 'auditor');
    expect((await door.accounts.members()).find((one) => one.personId === personId)?.role).to.equal(
      'auditor',
    );
    expect((await browser.get('/wanted')).status).to.equal(200);
  });

  it('end at once for who is disabled: sessions, password, reset', async () => {
    const personId = await door.member(admin, 'Berit Aas', 'berit@example.no');
    const browser = door.browser();
    await signIn(browser, 'berit@example.no');
    await door.accounts.disable(admin, personId);
    expect((await browser.get('/wanted')).status).to.equal(401);
    expect((await signIn(door.browser(), 'berit@example.no')).status).to.equal(401);
    const { rows } = await door.database.pool.query('select 1 from account_sessions');
    expect(rows).to.deep.equal([]);
  });

  it('leave one administrator, also when two step down at once', async () => {
    expect(await problemOf(door.accounts.disable(admin, admin.personId))).to.equal('frozen');
    const personId = await door.member(admin, 'Berit Aas', 'berit@example.no', 'administrator');
    const outcomes = await Promise.all([
      problemOf(door.accounts.setRole(admin, admin.personId, 'handler')),
      problemOf(door.accounts.setRole(admin, personId, 'handler')),
    ]);
    expect(outcomes.sort()).to.deep.equal(['frozen', 'none']);
  });

  it('are given to one account a name and an address', async () => {
    const input = { name: 'astrid  LIE', email: 'ny@example.no', role: 'handler' } as const;
    expect(await problemOf(door.accounts.invite(admin, input))).to.equal('invalid-input');
    const again = { name: 'En Annen', email: 'ASTRID@example.no', role: 'handler' } as const;
    expect(await problemOf(door.accounts.invite(admin, again))).to.equal('invalid-input');
    expect(await door.accounts.members()).to.have.length(1);
  });
});
