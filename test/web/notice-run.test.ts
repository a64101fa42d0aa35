import { expect } from 'chai';
import { approveNotice, personNumber } from '../support/approved-notice.ts';
import { clientFor } from '../support/service.ts';
import { openPageDoor, type PageDoor, type Visitor } from './incident-door.ts';

describe('the sending at the page, without script', () => {
  let door: PageDoor;
  let hanna: Visitor;
  let id: string;
  before(async () => {
    door = await openPageDoor('2026-11-20T09:00:00.000Z');
    hanna = await door.visitor('Hanna', 'handler');
    const { body } = await door.admin('POST', '/api/v1/tokens', { body: { name: 'Pia', role: 'approver' } });
    const people = Array.from({ length: 60 }, (_, index) => personNumber(index, 'email'));
    id = await approveNotice(door.admin, clientFor(door.url, body.token), people, '2026-11-20T08:00:00Z');
  });
  after(() => door.close());

  const page = (): string => `/incidents/${id}/people`;
  const say = (step: string, reason: string) => hanna.send(`${page()}/run`, { step, reason }, page());

  it('asks for the reason, pauses, and says how many have left', async () => {
    const asked = await say('pause', ' ');
    expect([asked.status, /Hvorfor:/.test(asked.text)]).to.deep.equal([422, true]);
    const paused = await say('pause', 'Vi må lese teksten en gang til.');
    expect([paused.status, paused.location]).to.deep.equal([303, `${page()}?notice=runPaused`]);
    await door.service.runOnce();
    const { text } = await hanna.see(page());
    expect(text)
      .to.contain('Satt på pause. Ingenting nytt går ut.')
      .and.contain('0 av 60 meldinger er gått ut.');
  });

  it('keeps the hours that are asked for, and takes them away', async () => {
    await hanna.send(`${page()}/quiet`, { from: '21', to: '7' }, page());
    expect((await hanna.see(page())).text).to.contain('Ingenting går ut mellom kl. 21 og 7.');
    await hanna.send(`${page()}/quiet`, { from: '', to: '' }, page());
    expect((await hanna.see(page())).text).not.to.contain('Ingenting går ut mellom');
  });

  it('goes on, is stopped for good, and says then what is not possible any more', async () => {
    await say('resume', 'Lest.');
    await door.service.runOnce();
    const stopped = await say('stop', 'Feil liste.');
    expect(stopped.location).to.equal(`${page()}?notice=runStopped`);
    const { text } = await hanna.see(page());
    expect(text).to.contain(
      'Stoppet. 60 meldinger var alt gått ut og kan ikke kalles tilbake. 0 gikk ikke ut.',
    );
    const again = await hanna.send(`${page()}/run`, { step: 'pause', reason: 'x', version: '99' }, page());
    expect([again.status, again.text.includes('Sendingen står ikke lenger slik')]).to.deep.equal([409, true]);
  });
});
