import { expect } from 'chai';
import { createDoor, type Door } from '../support/door.ts';
import { signIn } from '../support/at-the-door.ts';

describe('a person’s own account', () => {
  let door: Door;
  const email = 'astrid@example.no';

  beforeEach(async () => {
    door = await createDoor();
    await door.administrator(email);
  });
  afterEach(() => door.close());

  it('lists sessions and ends them all', async () => {
    const [one, two] = [door.browser(), door.browser()];
    await signIn(one, email);
    await signIn(two, email);
    expect((await one.get('/me')).text.match(/Provenettleser/g)).to.have.length(2);
    await one.post('/me/sign-out-everywhere', {});
    expect((await one.get('/wanted')).status).to.equal(401);
    expect((await two.get('/wanted')).status).to.equal(401);
  });

  it('writes pages and mails in the language that a person chose', async () => {
    const browser = door.browser();
    await signIn(browser, email);
    await browser.post('/me/language', { language: 'nn' });
    expect((await browser.get('/me')).text).to.include('Min brukar');
    await door.browser().post('/forgot', { email });
    while (door.mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(door.mails[0]?.text).to.include('Nokon har bede om eit nytt passord');
  });
});
