import { expect } from 'chai';
import type { Requester } from '../../src/access/tokens.ts';
import { createDoor, goodPassword, type Door } from '../support/door.ts';
import { signIn, linkIn } from '../support/at-the-door.ts';

describe('one-time links', () => {
  let door: Door;
  let admin: Requester;
  const email = 'astrid@example.no';

  beforeEach(async () => {
    door = await createDoor();
    admin = await door.administrator(email);
  });
  afterEach(() => door.close());

  it('reset a password once, within the hour, and end every session', async () => {
    const browser = door.browser();
    await signIn(browser, email);
    const stranger = door.browser('192.0.2.30');
    const asked = await stranger.post('/forgot', { email });
    const unknown = await stranger.post('/forgot', { email: 'ingen@example.no' });
    expect(asked.text).to.equal(unknown.text);
    while (door.mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(door.mails.map(({ to }) => to.email)).to.deep.equal([email]);
    const token = linkIn(door.mails[0]?.text ?? '');
    const { rows } = await door.database.pool.query('select * from one_time_links');
    expect(JSON.stringify(rows)).not.to.include(token);
    const shown = await stranger.get(`/reset?token=${token}`);
    expect(shown.headers.get('referrer-policy')).to.equal('no-referrer');
    const password = 'fire kyr på jordet';
    expect((await stranger.post('/reset', { token, password: 'astrid@example.no' })).status).to.equal(422);
    const twice = await Promise.all([1, 2].map(() => stranger.post('/reset', { token, password })));
    expect(twice.map(({ status }) => status)).to.have.members([303, 410]);
    expect((await browser.get('/wanted')).status).to.equal(401);
    expect((await signIn(door.browser(), email)).status).to.equal(401);
    expect((await signIn(door.browser(), email, password)).status).to.equal(303);
  });

  it('are too old after their time', async () => {
    await door.browser().post('/forgot', { email });
    while (door.mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const { link } = await door.accounts.invite(admin, {
      name: 'Berit',
      email: 'b@example.no',
      role: 'handler',
    });
    door.clock.forward(1.01);
    const password = goodPassword;
    const reset = { token: linkIn(door.mails[0]?.text ?? ''), password };
    expect((await door.browser().post('/reset', reset)).status).to.equal(410);
    door.clock.forward(7 * 24);
    const invitation = { token: linkIn(link), password };
    expect((await door.browser().post('/invitation', invitation)).status).to.equal(410);
  });

  it('do not serve another purpose', async () => {
    const { link } = await door.accounts.invite(admin, {
      name: 'Berit',
      email: 'b@example.no',
      role: 'handler',
    });
    expect(await door.accounts.resetPassword(linkIn(link), goodPassword)).to.equal(false);
    expect(await door.accounts.acceptInvitation(linkIn(link), goodPassword)).to.equal(true);
    expect(await door.accounts.acceptInvitation(linkIn(link), goodPassword)).to.equal(false);
  });
});
