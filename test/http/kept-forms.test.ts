import { expect } from 'chai';
import type { Requester } from '../../src/access/tokens.ts';
import { createDoor, type Door } from '../support/door.ts';
import { signIn } from '../support/at-the-door.ts';

describe('what was typed when the session ended', () => {
  let door: Door;
  let admin: Requester;
  const email = 'astrid@example.no';

  beforeEach(async () => {
    door = await createDoor();
    admin = await door.administrator(email);
  });
  afterEach(() => door.close());

  const typed = { description: 'Liste sendt til feil mottaker', version: '4', password: 'hemmelig her' };

  it('waits for its writer, is sent on as it was, and waits no more', async () => {
    const browser = door.browser();
    await signIn(browser, email);
    await door.database.pool.query('delete from account_sessions');
    expect((await browser.post('/written', typed)).text).to.equal('kept');
    const { rows } = await door.database.pool.query<{ sealed: Buffer }>('select sealed from kept_forms');
    expect(rows[0]?.sealed.toString('latin1')).not.to.include('Liste');
    await signIn(browser, email);
    const page = await browser.get('/kept');
    expect(page.text).to.include('Liste sendt til feil mottaker').and.not.to.include('hemmelig her');
    const sent = await browser.post('/kept/send', { description: typed.description, version: '4' });
    expect([sent.status, sent.location]).to.deep.equal([307, '/written']);
    expect((await browser.get('/kept')).location).to.equal('/');
  });

  it('is shown to nobody else, kept for no stranger, and for half an hour', async () => {
    await door.member(admin, 'Berit Aas', 'berit@example.no');
    expect((await door.browser().post('/written', typed)).text).to.equal('stranger');
    const browser = door.browser();
    await signIn(browser, email);
    await browser.post('/sign-out', {});
    expect((await browser.post('/written', typed)).text).to.equal('kept');
    await signIn(browser, 'berit@example.no');
    expect((await browser.get('/kept')).location).to.equal('/');
    await signIn(browser, email);
    expect((await browser.get('/kept')).status).to.equal(200);
    door.clock.forward(0.51);
    expect((await browser.get('/kept')).location).to.equal('/');
  });
});
