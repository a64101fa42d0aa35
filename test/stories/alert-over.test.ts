import { expect } from 'chai';
import { type AlarmStory, startAlarmStory } from '../support/alarm-story.ts';
import { firstAdministrator, type PageClient } from '../support/page-client.ts';
import { assessedIncident, filedReport, natt, vakt } from '../support/story.ts';

describe('an alert that is over says so to whoever comes too late', () => {
  let story: AlarmStory;
  beforeEach(async () => {
    story = await startAlarmStory();
  });
  afterEach(() => story.close());

  const linkOf = (): string =>
    /https:\/\/varsla\.example(\/alerts\/[\w.-]+)/.exec(story.mailsTo(vakt.email).at(-1)?.text ?? '')?.[1] ??
    '';
  const codeTo = (number: string): string =>
    /Svar (\d{4})/.exec(story.textsTo(number).at(-1)?.body ?? '')?.[1] ?? '';
  const link = async (method: 'GET' | 'POST', path: string, language?: string) => {
    const answer = await fetch(`${story.url}${path}`, {
      method,
      headers: { Accept: 'text/html', ...(language && { Cookie: `varsla_language=${language}` }) },
    });
    const text = (await answer.text()).replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' ');
    return { status: answer.status, text };
  };
  /** Presses the button of an alert's own page, and reads where that leads. */
  const press = async (client: PageClient, id: string, language?: string): Promise<string> => {
    const back = '/';
    const { status, location } = await client.post(`/alerts/${id}/acknowledge`, { back });
    expect(status).to.equal(303);
    if (language) await client.post('/language', { language, back });
    return (await client.get(location)).text.replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' ');
  };
  const noteTypes = async (id: string) =>
    (await story.journal(id)).flatMap(({ type }) => (type.startsWith('alert.') ? [type] : []));

  it('by the name of the one who has taken it, at the link and on the page, in three languages', async () => {
    const id = await story.open();
    await story.service.runOnce();
    const [alert] = await story.alerts();
    const admin = await firstAdministrator(story);
    await story.reply(natt.mobile, codeTo(natt.mobile));
    const told = {
      nb: 'Natt har tatt varselet Det skjedde fredag 20. november kl. 10:00.',
      nn: 'Natt har teke varselet Det skjedde fredag 20. november kl. 10:00.',
      en: 'Natt has taken the alert It happened Friday 20 November at 10:00.',
    };
    for (const [language, said] of Object.entries(told)) {
      const late = await link('POST', linkOf(), language);
      expect([late.status, late.text.includes(said)], late.text).to.deep.equal([409, true]);
      const read = await link('GET', linkOf(), language);
      expect([read.status, read.text.includes(said)]).to.deep.equal([200, true]);
      expect(await press(admin, alert.id, language)).to.contain(said);
    }
    const [shown] = await story.alerts();
    expect(shown).to.include({ acknowledgedBy: 'Natt', acknowledgedByReader: false });
    expect(await noteTypes(id)).to.deep.equal(['alert.acknowledged', 'alert.acknowledged-late']);
  });

  it('but to the one who took it, that they did, also where they did it by the link in their mail', async () => {
    await story.open();
    await story.service.runOnce();
    const [alert] = await story.alerts();
    expect((await link('POST', linkOf())).status).to.equal(200);
    expect((await link('GET', linkOf())).text).to.contain('Du har tatt varselet Du kvitterte fredag');
    const admin = await firstAdministrator(story, { email: vakt.email });
    expect(await press(admin, alert.id)).to.contain('Du har tatt varselet. Ingen flere varsles om det.');
  });

  it('that a newer one has taken its place, and that its deadline runs no more', async () => {
    const id = await assessedIncident(story, 'risk');
    await story.service.runOnce();
    const first = linkOf();
    const [old] = await story.alerts(`?incident=${id}`);
    await story.after(36 * 60);
    const admin = await firstAdministrator(story);
    const newer = 'Varselet er avsluttet Et nyere varsel om samme frist har tatt over.';
    expect(await press(admin, old.id)).to.contain(newer);
    expect((await link('GET', first)).text).to.contain(newer);
    const late = await link('POST', first);
    expect([late.status, late.text.includes(newer)]).to.deep.equal([409, true]);
    const last = linkOf();
    const [alert] = await story.alerts(`?incident=${id}&state=open`);
    await filedReport(story, id);
    const met = 'Varselet er avsluttet Fristen løper ikke lenger. Du trenger ikke gjøre noe her.';
    expect(await press(admin, alert.id)).to.contain(met);
    expect((await link('POST', last)).text).to.contain(met);
    expect(await noteTypes(id)).to.deep.equal([...Array<string>(2).fill('alert.acknowledged-late')]);
  });

  it('and the journal tells by which way it was taken, in three languages', async () => {
    const ways: Record<string, () => Promise<unknown>> = {
      link: () => link('POST', linkOf()),
      sms: () => story.reply(vakt.mobile, codeTo(vakt.mobile)),
      voice: async () => {
        await story.after(15);
        await story.onCall(story.texts.calls.length - 1, 'digit', { Digits: '1' });
      },
      api: async () =>
        story.hanna('POST', `/api/v1/alerts/${(await story.alerts('?state=open'))[0].id}/acknowledge`),
      page: async () => press(admin, (await story.alerts('?state=open'))[0].id),
    };
    const words: Record<string, [string, string, string]> = {
      link: ['lenken i varselet', 'lenkja i varselet', 'the link in the alert'],
      sms: ['svar på SMS', 'svar på SMS', 'an answer by SMS'],
      voice: ['tast på telefonen', 'tast på telefonen', 'a key on the phone'],
      api: ['et annet program (API)', 'eit anna program (API)', 'another program (API)'],
      page: ['knappen i Varsla', 'knappen i Varsla', 'the button in Varsla'],
    };
    const admin = await firstAdministrator(story);
    for (const [way, take] of Object.entries(ways)) {
      const id = await story.open();
      await story.service.runOnce();
      await take();
      const note = (await story.journal(id)).find(({ type }) => type === 'alert.acknowledged');
      expect(note?.entry.event.how).to.equal(way);
      for (const [index, language] of ['nb', 'nn', 'en'].entries()) {
        await admin.post('/language', { language, back: '/' });
        const { text } = await admin.get(`/incidents/${id}/journal`);
        const label = language === 'en' ? 'Acknowledged by' : 'Kvittert ved';
        expect(text, `${way} ${language}`).to.contain(`<dt>${label}</dt><dd>${words[way]?.[index]}</dd>`);
      }
    }
  });
});
