import { expect } from 'chai';
import { createDoor, goodPassword, codeFor, type Browser, type Door } from '../support/door.ts';
import { signIn } from '../support/at-the-door.ts';

describe('the second factor', () => {
  let door: Door;
  const email = 'astrid@example.no';

  beforeEach(async () => {
    door = await createDoor();
    await door.administrator(email);
  });
  afterEach(() => door.close());

  const start = async (browser: Browser) => {
    const { text } = await browser.post('/me/second-factor', { password: goodPassword });
    const secret = /secret=([A-Z2-7]+)/.exec(text)?.[1] ?? '';
    const codes = [...text.matchAll(/<code>([\w]{5}-[\w]{5})<\/code>/g)].map(([, code]) => code ?? '');
    expect((await browser.post('/me/second-factor/confirm', { code: codeFor(secret) })).status).to.equal(303);
    return { secret, codes };
  };

  it('is asked for after the password, and takes each code once', async () => {
    const owner = door.browser();
    await signIn(owner, email);
    const { secret } = await start(owner);
    expect((await owner.get('/me')).status).to.equal(200);
    const browser = door.browser();
    const asked = await signIn(browser, email);
    expect(asked.location).to.equal('/sign-in/second-factor?next=%2Fwanted');
    expect((await browser.get('/wanted')).status).to.equal(401);
    const wrong = codeFor(secret) === '000000' ? '111111' : '000000';
    expect((await browser.post('/sign-in/second-factor', { code: wrong })).status).to.equal(401);
    const code = codeFor(secret, 1);
    const done = await browser.post('/sign-in/second-factor', { code, next: '/wanted' });
    expect(done.location).to.equal('/kept?next=%2Fwanted');
    expect((await browser.get('/wanted')).status).to.equal(200);
    const thief = door.browser();
    await signIn(thief, email);
    expect((await thief.post('/sign-in/second-factor', { code })).status).to.equal(401);
    expect((await thief.get('/wanted')).status).to.equal(401);
  });

  it('takes a recovery code in its place, once', async () => {
    const owner = door.browser();
    await signIn(owner, email);
    const { codes } = await start(owner);
    expect(codes).to.have.length(10);
    for (const expected of [303, 401]) {
      const browser = door.browser();
      await signIn(browser, email);
      const answer = await browser.post('/sign-in/second-factor', { code: codes[0] ?? '' });
      expect(answer.status).to.equal(expected);
    }
  });

  it('is no way in without a password, and stops guessing', async () => {
    const owner = door.browser();
    await signIn(owner, email);
    const { secret } = await start(owner);
    const stranger = door.browser();
    expect((await stranger.post('/sign-in/second-factor', { code: codeFor(secret, 1) })).status).to.equal(
      401,
    );
    const browser = door.browser();
    await signIn(browser, email);
    const wrong = codeFor(secret) === '000000' ? '111111' : '000000';
    for (let index = 0; index < 6; index += 1) await browser.post('/sign-in/second-factor', { code: wrong });
    expect((await browser.post('/sign-in/second-factor', { code: codeFor(secret, 1) })).status).to.equal(401);
  });

  it('is turned off with the password only', async () => {
    const owner = door.browser();
    await signIn(owner, email);
    await start(owner);
    expect((await owner.post('/me/second-factor/stop', { password: 'galt passord' })).status).to.equal(422);
    expect((await owner.post('/me/second-factor/stop', { password: goodPassword })).status).to.equal(303);
    expect((await signIn(door.browser(), email)).location).to.equal('/kept?next=%2Fwanted');
  });
});
