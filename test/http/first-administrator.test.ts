import { expect } from 'chai';
import { createDoor, goodPassword } from '../support/door.ts';

describe('the first administrator', () => {
  it('is made by a link that is offered until there is one, and by one at a time', async () => {
    const fresh = await createDoor();
    try {
      const token = await fresh.accounts.firstAdministratorToken();
      const other = await fresh.accounts.firstAdministratorToken();
      expect(token).to.match(/^[\w-]{43}$/);
      const browser = fresh.browser();
      const fields = { token: token ?? '', name: 'Åse', email: 'aase@example.no', password: goodPassword };
      expect((await browser.post('/welcome', { ...fields, password: 'kort' })).status).to.equal(422);
      const twice = await Promise.all([
        browser.post('/welcome', fields),
        browser.post('/welcome', { ...fields, token: other ?? '', name: 'Berit', email: 'b@example.no' }),
      ]);
      expect(twice.map(({ status }) => status)).to.have.members([303, 410]);
      expect(await fresh.accounts.members()).to.have.length(1);
      expect(await fresh.accounts.firstAdministratorToken()).to.equal(undefined);
      expect((await browser.post('/welcome', fields)).status).to.equal(410);
      const { rows } = await fresh.database.pool.query('select 1 from one_time_links');
      expect(rows).to.deep.equal([]);
    } finally {
      await fresh.close();
    }
  });

  it('must come within a day', async () => {
    const fresh = await createDoor();
    try {
      const token = (await fresh.accounts.firstAdministratorToken()) ?? '';
      fresh.clock.forward(25);
      const input = { name: 'Åse', email: 'aase@example.no', password: goodPassword };
      expect(await fresh.accounts.createFirstAdministrator(token, input)).to.equal(false);
    } finally {
      await fresh.close();
    }
  });
});
