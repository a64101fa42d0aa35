import { expect } from 'chai';
import type { Requester } from '../../src/access/tokens.ts';
import { createDoor, type Door } from '../support/door.ts';
import { signIn } from '../support/at-the-door.ts';

describe('wrong passwords', () => {
  let door: Door;
  let admin: Requester;
  const email = 'astrid@example.no';

  beforeEach(async () => {
    door = await createDoor();
    admin = await door.administrator(email);
  });
  afterEach(() => door.close());

  it('lock the account for their address, in any number at once, and after a restart', async () => {
    const tries = Array.from({ length: 40 }, () => signIn(door.browser(), email, 'galt passord her'));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).to.have.length(5);
    expect(statuses.filter((status) => status === 429)).to.have.length(35);
    door = await door.restarted();
    const locked = await signIn(door.browser(), email);
    expect([locked.status, locked.headers.get('retry-after')]).to.deep.equal([429, '900']);
    door.clock.forward(0.26);
    expect((await signIn(door.browser(), email)).status).to.equal(303);
  });

  it('do not keep the owner out from elsewhere, until they come from everywhere', async () => {
    for (let index = 0; index < 6; index += 1)
      await signIn(door.browser('198.51.100.1'), email, 'galt passord her');
    const browser = door.browser('192.0.2.9');
    expect((await signIn(browser, email)).status).to.equal(303);
    for (let index = 0; index < 21; index += 1)
      await signIn(door.browser(`203.0.113.${index}`), email, 'galt passord her');
    expect((await signIn(door.browser('192.0.2.10'), email)).status).to.equal(429);
    expect((await browser.get('/wanted')).status).to.equal(200);
  });

  it('lock an address that tries many accounts, and accounts that are not there like those that are', async () => {
    for (let index = 0; index < 30; index += 1)
      await signIn(door.browser('198.51.100.2'), `navn${index}@example.no`, 'galt passord her');
    expect((await signIn(door.browser('198.51.100.2'), email)).status).to.equal(429);
    for (let index = 0; index < 5; index += 1)
      await signIn(door.browser(), 'ingen@example.no', 'galt passord');
    expect((await signIn(door.browser(), 'ingen@example.no', 'galt passord')).status).to.equal(429);
  });

  it('stand in the journal by number, without an address', async () => {
    await signIn(door.browser('198.51.100.3'), email, 'galt passord her');
    await signIn(door.browser('198.51.100.3'), 'ingen@example.no', 'galt passord her');
    await signIn(door.browser('198.51.100.3'), email);
    const entries = await door.journal();
    expect(entries.map(({ type }) => type)).to.deep.equal([
      'member.added',
      'sign-in.refused',
      'sign-in.refused',
      'sign-in.succeeded',
    ]);
    const text = JSON.stringify(entries);
    for (const personal of ['example.no', '198.51', 'Astrid', 'galt']) expect(text).not.to.include(personal);
    expect(text).to.include(admin.personId);
  });
});
