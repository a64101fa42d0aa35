import { expect } from 'chai';
import { encode } from 'uqr';
import { administratorPassword, type OidcDoor, openOidcDoor } from '../support/oidc-door.ts';
import { axeFindings, describeInBrowser, watchedContext } from './browser.ts';

describeInBrowser('the ways in', (browser) => {
  let door: OidcDoor;
  beforeEach(async () => {
    door = await openOidcDoor();
    door.account({ sub: 'berit', name: 'Berit Aas', email: 'berit@example.no', email_verified: true });
    door.account({ sub: 'ukjent', name: 'Ukjent', email: 'ukjent@example.no', email_verified: true });
  });
  afterEach(async () => door.close());

  for (const javaScriptEnabled of [true, false])
    it(`leads by the provider to the page that was wanted, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      await door.invite('Berit Aas', 'berit@example.no');
      const { context, complaints } = await watchedContext(browser(), { javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${door.varsla.url}/report`);
      const button = page.getByRole('link', { name: 'Logg inn med Prøvehuset' });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.click('button[value=berit]');
      await page.waitForURL(`${door.varsla.url}/report`);
      expect(await page.textContent('.v-me')).to.equal('Berit Aas');
      expect(complaints).to.deep.equal([]);
      await context.close();
    });

  it('says plainly who may not enter, and offers another account', async () => {
    const { context } = await watchedContext(browser(), { colorScheme: 'dark' });
    const page = await context.newPage();
    await page.goto(`${door.varsla.url}/sign-in`);
    expect(await axeFindings(page)).to.deep.equal([]);
    await page.getByRole('link', { name: 'Logg inn med Prøvehuset' }).click();
    await page.click('button[value=ukjent]');
    await page.waitForURL('**/sign-in/oidc/refused');
    expect(await page.textContent('h1')).to.equal('Du har ikke tilgang');
    expect(await axeFindings(page)).to.deep.equal([]);
    await page.click('.v-languages button[value=nn]');
    expect(await page.textContent('h1')).to.equal('Du har ikkje tilgang');
    await context.close();
  });

  it('shows the second factor’s key as a picture with a name, and as text', async () => {
    await door.administrator();
    const { context, complaints } = await watchedContext(browser(), { colorScheme: 'dark' });
    const page = await context.newPage();
    await page.goto(`${door.varsla.url}/sign-in`);
    await page.fill('#email', 'astrid@example.no');
    await page.fill('#password', administratorPassword);
    await page.click('main form button[type=submit]');
    await page.goto(`${door.varsla.url}/me`);
    await page.fill('#password', administratorPassword);
    await page.click('main form[action="/me/second-factor"] button');
    const picture = page.getByRole('img', { name: 'QR-kode som legger Varsla til i autentiseringsappen' });
    const box = await picture.boundingBox();
    expect(box?.width).to.be.within(160, 260);
    expect(box?.height).to.be.closeTo(box?.width ?? 0, 1);
    const address = (await page.locator('a[href^="otpauth:"]').getAttribute('href')) ?? '';
    const secret = new URL(address).searchParams.get('secret') ?? '';
    expect((await page.textContent('main'))?.replaceAll(/\s/g, '')).to.include(secret);
    const { data, size } = encode(address, { ecc: 'M', border: 4 });
    const path = (await picture.locator('path').getAttribute('d')) ?? '';
    const dark = new Set([...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${x},${y}`));
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1) expect(dark.has(`${x},${y}`), `${x},${y}`).to.equal(data[y]?.[x]);
    expect(await axeFindings(page)).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
    await context.close();
  });
});
