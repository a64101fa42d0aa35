import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type AlarmStory, startAlarmStory } from '../support/alarm-story.ts';
import { firstAdministrator } from '../support/page-client.ts';
import { natt, vakt } from '../support/story.ts';
import { axeFindings, describeInBrowser, watchedContext } from './browser.ts';

const otherHost = 'http://varsla.example';

describeInBrowser('the pages of alarms', (browser) => {
  let story: AlarmStory;
  let complaints: string[];
  let close: () => Promise<void>;

  /** The first administrator in a browser of their own. */
  const signedIn = async (javaScriptEnabled = true): Promise<Page> => {
    const client = await firstAdministrator(story);
    const watched = await watchedContext(browser(), { javaScriptEnabled });
    complaints = watched.complaints;
    close = () => watched.context.close();
    watched.context.setDefaultTimeout(5000);
    await watched.context.addCookies(
      [...client.cookies].map(([name, value]) => ({ name, value, url: story.url })),
    );
    return watched.context.newPage();
  };
  const textOf = async (page: Page, selector = 'main'): Promise<string> =>
    ((await page.textContent(selector)) ?? '').replaceAll(/\s+/g, ' ');
  const openReach = async (page: Page, name: string): Promise<void> => {
    await page.goto(`${story.url}/settings/contacts`);
    await page.getByRole('link', { name: `Måter og fravær: ${name}` }).click();
  };
  const row = (page: Page, kind: string) =>
    page.locator('tr', { has: page.getByRole('rowheader', { name: kind }) });

  beforeEach(async () => {
    story = await startAlarmStory({ env: { PUBLIC_URL: otherHost } });
  });
  afterEach(async () => {
    await close();
    await story.close();
  });

  for (const javaScriptEnabled of [true, false])
    it(`prove a way by its code, and wake somebody now, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await signedIn(javaScriptEnabled);
      await page.goto(`${story.url}/settings/contacts`);
      expect(await textOf(page)).to.contain('2 personer har ingen bekreftet måte');
      await openReach(page, 'Vakt');
      expect(await page.locator('.ds-tag', { hasText: 'Ikke bekreftet' }).count()).to.equal(3);

      await row(page, 'SMS').getByRole('button', { name: 'Send kode' }).click();
      expect(await textOf(page, '.v-notice')).to.contain('Koden er sendt');
      const code = /\d{6}/.exec(story.texts.accepted.at(-1)?.body ?? '')?.[0] ?? '';
      await row(page, 'SMS')
        .getByRole('textbox')
        .fill(code === '111111' ? '222222' : '111111');
      await row(page, 'SMS').getByRole('button', { name: 'Bekreft' }).click();
      expect(await textOf(page, '#errors')).to.contain('Dette er ikke koden som ble sendt');
      await row(page, 'SMS').getByRole('textbox').fill(code);
      await row(page, 'SMS').getByRole('button', { name: 'Bekreft' }).click();
      expect(await textOf(page, '.v-notice')).to.contain('teller fra nå');
      expect(await row(page, 'SMS').textContent()).to.contain('Bekreftet');
      expect(await page.locator('.ds-tag', { hasText: 'Ikke bekreftet' }).count()).to.equal(2);

      // A landline cannot be texted; it can be called.
      await page.selectOption('#kind', 'sms');
      await page.fill('#address', '22 39 69 00');
      await page.click('form[action$="/methods"] button');
      expect(await textOf(page, '#address-error')).to.contain('SMS når bare mobilnummer');
      expect(await page.inputValue('#address')).to.equal('22 39 69 00');
      await page.selectOption('#kind', 'voice');
      await page.click('form[action$="/methods"] button');
      expect(await textOf(page))
        .to.contain('Måten er lagt til')
        .and.to.contain('+4722396900');

      story.mail.accepted.length = 0;
      await page.click('form[action$="/test"] button');
      await page.waitForURL('**/alerts/*');
      expect(await textOf(page)).to.contain('Ingenting er sendt ennå');
      await story.service.runOnce();
      await page.reload();
      const rows = await page.locator('tbody tr').allTextContents();
      expect(rows.length).to.equal(4);
      for (const one of rows) expect(one).to.contain('Vakt').and.to.contain('Sendt');

      const path = /http:\/\/varsla\.example(\/alerts\/[\w.-]+)/.exec(
        story.mail.accepted[0]?.text ?? '',
      )?.[1];
      const phone = await (await browser().newContext({ javaScriptEnabled, locale: 'nb-NO' })).newPage();
      await phone.goto(`${story.url}${path}`);
      await page.reload();
      expect(await textOf(page, '#alert')).to.contain('Ikke kvittert');
      await phone.click('main form button');
      expect(await phone.textContent('h1')).to.equal('Kvittert');
      await phone.context().close();
      await page.reload();
      expect(await textOf(page, '#alert')).to.contain('Vakt tok varselet');
      expect(complaints.filter((line) => !/\b422\b/.test(line))).to.deep.equal([]);
    });

  it('take absences, refuse what overlaps, and show who is on duty when a clock runs out, on one sheet', async () => {
    const id = await story.open();
    const page = await signedIn();
    const away = async (fromDate: string, toDate: string): Promise<void> => {
      await page.fill('#fromDate', fromDate);
      await page.fill('#toDate', toDate);
      await page.click('form[action$="/absences"] button');
    };
    await openReach(page, 'Vakt');
    await away('2026-11-27', '2026-11-21');
    expect(await textOf(page, '#errors')).to.contain('etter at fraværet begynner');
    await away('2026-11-21', '2026-11-27');
    expect(await textOf(page, '.v-notice')).to.contain('Fraværet er lagt til');
    await away('2026-11-22', '2026-11-23');
    expect(await textOf(page, '#errors')).to.contain('alt borte');
    await page.goto(`${story.url}/incidents/${id}`);
    expect(await textOf(page, '.clocks')).to.contain('Har vakt når fristen går ut: Natt.');
    expect(await textOf(page, '.clocks'))
      .to.contain('Siste kontortime')
      .and.to.contain('1182/71');
    await openReach(page, 'Natt');
    await away('2026-11-21', '2026-11-27');
    await page.goto(`${story.url}/incidents/${id}`);
    expect(await textOf(page, '.clocks')).to.contain('Ingen har vakt når fristen går ut.');

    await page.goto(`${story.url}/settings/duty`);
    const duty = await textOf(page);
    expect(duty)
      .to.contain('Har vakt nå: Vakt, Natt')
      .and.to.contain('Ingen har vakt fra lørdag 21. november');
    expect(duty).to.contain('AV-2026-0001').and.to.contain('Melde til Datatilsynet');
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).to.equal(1);

    await openReach(page, 'Natt');
    await page.click('.absences button');
    expect(await textOf(page, '.v-notice')).to.contain('Fraværet er fjernet');
    expect(complaints.filter((line) => !/\b422\b/.test(line))).to.deep.equal([]);
  });

  it('show an alert on the list and on its incident until somebody takes it', async () => {
    const id = await story.open();
    await story.service.runOnce();
    const page = await signedIn();
    for (const path of ['/', `/incidents/${id}`]) {
      await page.goto(`${story.url}${path}`);
      expect(await textOf(page, '.v-alarms'), path)
        .to.contain('Melde til Datatilsynet')
        .and.to.contain('kl. 10:15');
      expect(await axeFindings(page), path).to.deep.equal([]);
    }
    await page.goto(`${story.url}/`);
    await page.click('.v-alarms form button');
    await page.waitForURL('**/?notice=alarmTaken');
    expect(await textOf(page, '.v-notice')).to.contain('Du har tatt varselet');
    expect(await page.locator('.v-alarms').count()).to.equal(0);
    await page.goto(`${story.url}/incidents/${id}`);
    expect(await page.locator('.v-alarms').count()).to.equal(0);
    expect(await textOf(page, '.clocks')).to.contain('tok varselet');
    const told = story.told();
    await story.after(60);
    expect(story.told(), 'nobody else is alerted').to.deep.equal(told);
    expect(complaints).to.deep.equal([]);
  });

  it('say minute by minute what an alert would do, and which step reaches nobody for certain', async () => {
    await story.verify('Vakt', 'email', 'sms');
    const page = await signedIn();
    await page.goto(`${story.url}/settings/escalation`);
    const plan = await textOf(page, '.alarm-plan');
    expect(plan).to.contain(
      '10:00Vakt: E-post, SMS10:15Vakt: Telefonoppringning (ikke bekreftet)Natt: Telefon',
    );
    expect(plan).to.contain('10:30').and.to.contain('begynner det forfra fredag 20. november kl. 11:00');
    expect(plan).to.contain('Har ingen svart fredag 20. november kl. 13:00');
    expect(await textOf(page, '.settings-body .ds-alert')).to.contain('Trinn 2 når ingen sikkert');
    expect(await axeFindings(page)).to.deep.equal([]);
  });

  for (const javaScriptEnabled of [true, false])
    it(`change the steps, and refuse a loop at its step, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await signedIn(javaScriptEnabled);
      await page.goto(`${story.url}/settings/escalation`);
      await page.click('button[value=remove-1]');
      await page.click('button[value=remove-1]');
      await page.click('button[value=add]');
      await page.selectOption('#contacts1', 'chosen');
      await page.fill('#wait1', '0');
      await page.click('.ds-button[value=save]');
      expect(await textOf(page, '#errors')).to.contain('Trinn 2, hvem: Kryss av for minst én person');
      expect(await textOf(page, '#errors')).to.contain('fra 1 til 1440');
      await page.selectOption('#contacts1', 'on-duty');
      await page.fill('#wait1', '20');
      await page.click('.ds-button[value=save]');
      expect(await textOf(page, '#errors')).to.contain('Trinnet er likt et tidligere');
      await page.selectOption('#contacts1', 'chosen');
      await page.getByLabel('Natt').nth(1).check();
      // Enter saves; it takes no step away.
      await page.press('#wait1', 'Enter');
      await page.waitForURL('**/settings/escalation?notice=escalationSaved');
      const { body } = await story.admin('GET', '/api/v1/escalation');
      expect(body.steps).to.deep.equal([
        { contacts: 'on-duty', methods: ['email', 'sms'], waitMinutes: 15 },
        { contacts: [await story.contact('Natt')], methods: ['email', 'sms'], waitMinutes: 20 },
      ]);
      expect(complaints.filter((line) => !/\b422\b/.test(line))).to.deep.equal([]);
    });

  it('show the difference when two people change the steps', async () => {
    const page = await signedIn();
    await page.goto(`${story.url}/settings/escalation`);
    const steps = [{ contacts: 'everyone', methods: ['sms'], waitMinutes: 5 }];
    expect((await story.admin('PUT', '/api/v1/escalation', { body: { steps, repeat: 2 } })).status).to.equal(
      200,
    );
    await page.fill('#repeat', '4');
    await page.click('.ds-button[value=save]');
    expect(await textOf(page, '#errors')).to.contain('Noen andre har endret dette');
    const table = await textOf(page, '.settings-body .ds-card table');
    expect(table).to.contain('Trinn 1').and.to.contain('Alle på listen').and.to.contain('De som har vakt');
    expect(await page.inputValue('#repeat')).to.equal('4');
    expect((await story.admin('GET', '/api/v1/escalation')).body.repeat).to.equal(2);
    await page.click('.ds-button[value=save]');
    await page.waitForURL('**/settings/escalation?notice=escalationSaved');
    expect((await story.admin('GET', '/api/v1/escalation')).body.repeat).to.equal(4);
    // The same at the API: whoever has read an older version is refused.
    const stale = await story.admin('PUT', '/api/v1/escalation', { body: { steps, repeat: 1 }, version: 1 });
    expect(stale.status).to.equal(412);
  });

  it('call both by the names that they have', async () => {
    const page = await signedIn();
    await page.goto(`${story.url}/settings`);
    const overview = await textOf(page);
    expect(overview).to.contain('Varslingstrinn').and.to.contain('3 trinn når ingen sikkert.');
    expect(overview).to.contain(`Har vakt nå: ${vakt.name}, ${natt.name}.`);
  });
});
