import { expect } from 'chai';
import { type AlarmStory, startAlarmStory } from '../support/alarm-story.ts';
import { firstAdministrator } from '../support/page-client.ts';
import { describeInBrowser, watchedContext } from './browser.ts';

const longName = (index: number): string =>
  `Anne-Margrethe Wergeland-Kirkebø von der Lippe ${index}, driftsansvarlig for kunder`;
const staff = Array.from({ length: 4 }, (_, index) => ({
  name: longName(index),
  email: `vakt.${index}@wepack.example`,
}));

/** A4 in CSS pixels at 96 a inch, without the margins of 16 mm. */
const sheet = { width: Math.floor((178 / 25.4) * 96), height: Math.floor((265 / 25.4) * 96) };

describeInBrowser('the duty list on paper', (browser) => {
  let story: AlarmStory;
  before(async () => {
    story = await startAlarmStory({ contacts: staff, env: { PUBLIC_URL: 'http://varsla.example' } });
    for (let count = 0; count < 25; count += 1) await story.open();
    const away = [
      { from: '2026-12-21T08:00:00Z', to: '2027-01-04T08:00:00Z' },
      { from: '2027-02-15T08:00:00Z', to: '2027-02-22T08:00:00Z' },
    ];
    for (const { name } of staff)
      await story.admin('PUT', `/api/v1/contacts/${await story.contact(name)}/absences`, {
        body: { absences: away },
      });
  });
  after(() => story.close());

  it('keeps twenty long rows on A4: nothing is cut off, no row is torn, the heads stand on every sheet', async () => {
    const client = await firstAdministrator(story);
    const { context, complaints } = await watchedContext(browser(), { viewport: sheet });
    await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: story.url })));
    const page = await context.newPage();
    await page.goto(`${story.url}/settings/duty`);
    await page.emulateMedia({ media: 'print' });
    const rows = page.locator('[aria-labelledby=deadlines] tbody tr');
    expect(await rows.count()).to.equal(20);
    expect(await page.textContent('.duty')).to.contain('Og 5 til.');
    const found = await page.evaluate<Record<string, string[]>>(`(() => {
      const of = (selector) => [...document.querySelectorAll(selector)];
      const isShown = (one) => one.getClientRects().length > 0;
      return {
        wide: of('main *').filter((one) => isShown(one) && one.getBoundingClientRect().right > ${sheet.width} + 1).map((one) => one.outerHTML.slice(0, 80)),
        torn: of('.duty tbody tr').filter((one) => getComputedStyle(one).breakInside !== 'avoid').map((one) => one.outerHTML.slice(0, 80)),
        whole: of('.duty, .duty section, .duty table').filter((one) => getComputedStyle(one).breakInside !== 'auto').map((one) => one.outerHTML.slice(0, 80)),
        heads: [...new Set(of('.duty thead').map((one) => getComputedStyle(one).display))],
        shown: of('.v-header .v-menu, .settings-nav, .duty [data-print]').filter(isShown).map((one) => one.outerHTML.slice(0, 80)),
      };
    })()`);
    expect(found).to.deep.equal({ wide: [], torn: [], whole: [], heads: ['table-header-group'], shown: [] });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 'sheets').to.be.at.most(5);
    expect(complaints).to.deep.equal([]);
    await context.close();
  });
});
