import { expect } from 'chai';
import { firstAdministrator, type PageClient } from '../support/page-client.ts';
import { createTestService, type TestService } from '../support/service.ts';

const suspicion = { title: 'Brev', description: 'To brev er byttet om.', role: 'controller', system: '' };

describe('the night when the clock is moved', () => {
  let varsla: TestService;
  let page: PageClient;
  let key = 0;
  before(async () => {
    varsla = await createTestService({ now: '2027-03-29T09:00:00.000Z' });
    page = await firstAdministrator(varsla);
  });
  after(() => varsla.close());

  const send = (date: string, time: string, more: Record<string, string> = {}) => {
    key += 1;
    return page.post('/report', { ...suspicion, date, time, step: 'look', key: `form-${key}`, ...more });
  };
  const detected = async (): Promise<string[]> =>
    (await varsla.admin('GET', '/api/v1/incidents')).body.items.map(
      ({ detectedAt }: { detectedAt: string }) => detectedAt,
    );

  it('refuses a time that did not exist in March, and names the next one', async () => {
    for (const step of ['look', 'save']) {
      const refused = await send('2027-03-28', '02:30', { step });
      expect(refused.status).to.equal(422);
      expect(refused.text).to.include('Første klokkeslett etter det er 03:00.').and.include('value="02:30"');
    }
    expect((await send('2027-03-28', '01:59')).text).to.include('søndag 28. mars kl. 01:59<');
    expect((await send('2027-03-28', '03:00')).text).to.include('søndag 28. mars kl. 03:00<');
    expect(await detected()).to.deep.equal([]);
  });

  it('asks which one is meant where a time came twice in October, and echoes it', async () => {
    const asked = await send('2026-10-25', '02:30');
    expect(asked.status).to.equal(422);
    expect(asked.text)
      .to.include('Velg hvilken gang.')
      .and.include('href="#turn-first"')
      .and.include('Andre gang, etter at klokken ble stilt tilbake (vintertid)');
    for (const [turn, at, said] of [
      ['first', '2026-10-25T00:30:00.000Z', 'kl. 02:30 (første gang, sommertid)'],
      ['second', '2026-10-25T01:30:00.000Z', 'kl. 02:30 (andre gang, vintertid)'],
    ] as const) {
      const echo = await send('2026-10-25', '02:30', { turn });
      expect(echo.status).to.equal(200);
      expect(echo.text).to.include(said).and.include(`name="turn" value="${turn}"`);
      expect((await send('2026-10-25', '02:30', { turn, step: 'save' })).status).to.equal(303);
      expect(await detected()).to.include(at);
    }
  });

  it('asks of no other time, and leaves a choice aside that does not belong to it', async () => {
    for (const time of ['01:59', '03:00', '12:00']) {
      const echo = await send('2026-10-25', time, { turn: 'second' });
      expect(echo.status, time).to.equal(200);
      expect(echo.text).not.to.match(/sommertid|vintertid/);
    }
    expect((await send('2026-10-25', '02:30', { turn: 'third' })).status).to.equal(422);
  });

  it('takes the present for what it is, also within that hour', async () => {
    varsla.clock.travelTo('2026-10-25T01:10:00.000Z');
    const { text } = await page.get('/report');
    expect(text)
      .to.include('value="02:10"')
      .and.match(/id="turn-second"[^>]* checked/);
    expect(text).not.to.match(/id="turn-first"[^>]* checked/);
  });

  it('knows no 30 February and no 25 o’clock', async () => {
    for (const [date, time] of [
      ['2026-02-30', '12:00'],
      ['2026-02-03', '25:00'],
      ['2026-13-01', '12:00'],
    ] as const)
      expect((await send(date, time)).text, date).to.include(
        'Denne datoen eller dette klokkeslettet finnes ikke.',
      );
  });
});
