import { expect } from 'chai';
import { createTestService, type TestService } from '../support/service.ts';
import { axeFindings, describeInBrowser, signInFirst, watchedContext } from './browser.ts';

describeInBrowser('the calendar and the office hours', (browser) => {
  let varsla: TestService;
  beforeEach(async () => {
    varsla = await createTestService();
  });
  afterEach(async () => varsla.close());

  const open = async (awareAt: string): Promise<string> =>
    (
      await varsla.admin('POST', '/api/v1/incidents', {
        body: {
          title: 'Brev på avveie',
          description: 'Noe skjedde.',
          detectedAt: awareAt,
          awareAt,
          role: 'controller',
        },
      })
    ).body.id;

  for (const javaScriptEnabled of [true, false])
    it(`each person makes and ends the address of their own calendar ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const { context, complaints } = await watchedContext(browser(), { javaScriptEnabled });
      const page = await signInFirst(varsla, context);
      await open('2026-11-20T08:00:00.000Z');
      await page.goto(`${varsla.url}/me`);
      const part = page.locator('section', { has: page.locator('#calendar-title') });
      expect(await part.textContent()).to.include('aldri hva som har skjedd');
      await part.getByRole('button', { name: 'Lag en adresse' }).click();
      const address = await page.inputValue('#address');
      expect(address).to.match(/\/calendar\/[\w-]{43}\.ics$/);
      expect(await page.getAttribute('a[href^="webcal:"]', 'href')).to.equal(
        address.replace('http:', 'webcal:'),
      );
      if (javaScriptEnabled) expect(await axeFindings(page)).to.deep.equal([]);
      expect(await (await fetch(address)).text()).to.contain('frist for melding til Datatilsynet');

      await page.getByRole('link', { name: 'Til min bruker' }).click();
      expect(await part.textContent()).to.include('Den ble sist hentet fredag 20. november kl. 10:00');
      expect(await page.content()).not.to.include(address);
      if (javaScriptEnabled) expect(await axeFindings(page)).to.deep.equal([]);
      await part.getByRole('button', { name: 'Slutt å vise fristene' }).click();
      expect(await page.textContent('[role=status]')).to.include('Adressen virker ikke lenger.');
      expect((await fetch(address)).status).to.equal(404);
      expect(complaints).to.deep.equal([]);
      await context.close();
    });

  it('the office hours are asked for, refused with a reason, and stand beside each clock', async () => {
    const { context, complaints } = await watchedContext(browser());
    const page = await signInFirst(varsla, context);
    await page.goto(`${varsla.url}/settings/organisation`);
    expect(await page.isChecked('#officeDay5')).to.equal(true);
    expect(await page.isChecked('#officeDay6')).to.equal(false);
    expect(await page.inputValue('#officeFrom')).to.equal('08:00');
    await page.fill('#name', 'WEPACK AS');
    for (const day of [1, 2, 3, 4, 5]) await page.uncheck(`#officeDay${day}`);
    await page.fill('#officeFrom', '10:00');
    await page.fill('#officeTo', '10:30');
    await page.getByRole('button', { name: 'Lagre' }).click();
    const errors = await page.textContent('#errors');
    expect(errors).to.include('Velg minst én dag.');
    expect(await page.inputValue('#officeTo')).to.equal('10:30');
    expect(await axeFindings(page)).to.deep.equal([]);

    // A shop that is open on Saturdays only.
    await page.check('#officeDay6');
    await page.getByRole('button', { name: 'Lagre' }).click();
    expect(await page.textContent('#officeTo-error')).to.include('minst en time');
    await page.fill('#officeTo', '16:00');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.waitForURL('**/settings/organisation?notice=*');
    expect((await varsla.admin('GET', '/api/v1/organisation')).body.officeHours).to.deep.equal({
      days: [6],
      from: '10:00',
      to: '16:00',
    });

    await page.goto(`${varsla.url}/incidents/${await open('2026-11-20T08:20:00.000Z')}`);
    const clock = page.locator('.clock').first();
    expect(await clock.textContent()).to.include(
      'Siste kontortime før fristen: lørdag 21. november kl. 15:00–16:00',
    );
    expect(await clock.textContent())
      .to.include('forordning 1182/71 artikkel 3 nr. 1')
      .and.include('gå ut mandag 23. november kl. 10:00');
    expect(await axeFindings(page)).to.deep.equal([]);

    varsla.clock.travelTo('2026-11-22T12:00:00.000Z');
    await page.reload();
    expect(await clock.textContent()).to.include('Kontortiden før fristen er over.');
    varsla.clock.travelTo('2026-11-23T12:00:00.000Z');
    await page.reload();
    expect(await clock.textContent()).not.to.match(/kontort/i);
    // The browser names the two refusals; nothing else is amiss.
    expect(complaints.filter((complaint) => !complaint.includes('422'))).to.deep.equal([]);
    await context.close();
  });
});
