import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type BreachRow, hoursToNotice, inTime } from '../../../src/breach-register/breach-row.ts';
import { statisticsInWords } from '../../../src/breach-register/present-statistics.ts';
import { statisticsOf } from '../../../src/breach-register/statistics.ts';
import { createPdfRenderer } from '../../../src/documents/pdf-renderer.ts';
import { languages } from '../../../src/languages.ts';

const now = new Date('2026-12-31T12:00:00Z');
const at = (iso: string): Date => new Date(iso);
const plain: BreachRow = {
  id: '00000000-0000-4000-8000-000000000001',
  imported: false,
  reference: 'AV-2026-0001',
  title: 'Brev i feil konvolutt',
  role: 'controller',
  status: 'closed',
  system: null,
  owner: null,
  breachBegan: null,
  detectedAt: at('2026-03-02T08:00:00Z'),
  awareAt: at('2026-03-02T10:00:00Z'),
  dueAt: at('2026-03-05T10:00:00Z'),
  notifiedAt: null,
  closedAt: null,
  level: null,
  outcome: 'excepted',
  reason: null,
  nature: [],
  incidentTypes: [],
  causeOrigin: null,
  intent: null,
  peopleTypes: [],
  peopleCount: null,
  told: null,
  exemption: null,
  dayOnly: [],
};

const rows: BreachRow[] = [
  plain,
  {
    ...plain,
    outcome: 'notified',
    level: 'high',
    notifiedAt: at('2026-03-05T10:00:00Z'),
    nature: ['confidentiality', 'availability'],
    peopleCount: 9,
    told: 9,
    causeOrigin: 'external',
    intent: 'malicious',
    breachBegan: at('2026-03-01T08:00:00Z'),
  },
  {
    ...plain,
    outcome: 'notified',
    level: 'high',
    notifiedAt: at('2026-03-05T10:00:00.001Z'),
    nature: ['confidentiality'],
    peopleCount: 10,
    system: 'Nettbutikken',
  },
  { ...plain, outcome: 'open', level: 'risk', peopleCount: 100_000 },
  { ...plain, outcome: 'open', status: 'suspected', dueAt: at('2027-01-01T00:00:00Z'), peopleCount: 0 },
  { ...plain, outcome: 'not-ours', dueAt: null, role: 'processor' },
  { ...plain, outcome: 'dismissed', status: 'dismissed', peopleCount: 5_000, level: 'high' },
  // A quarter to midnight in Norway on the last of December, the year before by the clock of Greenwich's day.
  { ...plain, imported: true, detectedAt: at('2026-12-31T22:45:00Z'), awareAt: at('2026-12-31T22:45:00Z') },
];

/** What the register of systems says in these tests. */
const findPlace = (system: string) =>
  system === 'shop'
    ? { name: 'Nettbutikken', processors: ['Skyen AS', 'Drift AS'] }
    : { name: system, processors: [] };
const look = { now, findPlace };

describe('a year of the register in figures', () => {
  const year = statisticsOf(2026, rows, look);

  it('counts breaches, and apart from them what proved to be none', () => {
    expect(year).to.include({ breaches: 7, dismissed: 1, imported: 1, suspected: 1 });
    expect(year.byMonth).to.deep.equal([0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(year.byLevel).to.deep.equal([
      { level: 'high', notified: 2, notNotified: 0, notOurs: 0, undecided: 0 },
      { level: 'risk', notified: 0, notNotified: 0, notOurs: 0, undecided: 1 },
      { level: 'unknown', notified: 0, notNotified: 2, notOurs: 1, undecided: 1 },
    ]);
  });

  it('takes the deadline to the millisecond, and what is still owed past it as late', () => {
    expect(year.notified).to.deep.equal({ inTime: 1, late: 1, overdue: 1, leftOut: 4, shareInTime: 0.333 });
  });

  it('counts a breach once for each of its values, the unknown last', () => {
    expect(year.nature).to.deep.equal([
      { code: 'confidentiality', count: 2 },
      { code: 'availability', count: 1 },
      { code: 'unknown', count: 5 },
    ]);
    expect(year.cause[0]).to.deep.equal({ code: 'external-malicious', count: 1 });
  });

  it('sums known numbers of people, and says of how many the number is not known', () => {
    expect(year.people).to.deep.include({
      affected: 100_019,
      unknown: 3,
      told: 9,
      highRisk: 2,
      highRiskTold: 1,
      highRiskExempt: 0,
      highRiskNotTold: 1,
    });
    expect(year.people.shareTold).to.equal(0.5);
    expect(year.people.bands.map(({ code, count }) => `${code}: ${count}`)).to.deep.equal([
      '0: 1',
      '1-9: 1',
      '10-99: 1',
      '10000-: 1',
      'unknown: 3',
    ]);
  });

  it('takes times of those breaches alone that have both instants', () => {
    const all = (hours: number) => ({ median: hours, p90: hours, min: hours, max: hours });
    expect(year.times.beganToDetected).to.deep.equal({ count: 1, leftOut: 6, ...all(24) });
    expect(year.times.awareToNotified).to.deep.equal({ count: 2, leftOut: 4, ...all(72) });
    expect(year.times.detectedToAware).to.deep.equal({ count: 6, leftOut: 0, ...all(2), min: 0 });
  });

  it('takes the middle of two, and nine of ten by the nearest rank', () => {
    const took = (hours: number): BreachRow => ({
      ...plain,
      awareAt: new Date(plain.detectedAt.getTime() + hours * 3_600_000),
    });
    const { detectedToAware } = statisticsOf(2026, [9, 1, 4, 2, 3, 8, 7, 6, 5, 100].map(took), look).times;
    expect(detectedToAware).to.deep.equal({ count: 10, leftOut: 0, median: 5.5, p90: 9, min: 1, max: 100 });
    expect(statisticsOf(2026, [took(-1)], look).times.detectedToAware).to.include({ count: 0, leftOut: 1 });
  });

  it('says nothing of an hour that nobody knows', () => {
    const ofDays = (notifiedAt: string, dayOnly: string[]): BreachRow => ({
      ...plain,
      outcome: 'notified',
      notifiedAt: at(notifiedAt),
      dayOnly,
    });
    const day = (notified: string) => statisticsOf(2026, [ofDays(notified, ['notifiedAt'])], look).notified;
    expect(day('2026-03-03T23:00:00Z')).to.include({ inTime: 1, late: 0, leftOut: 0 });
    expect(day('2026-03-04T23:00:00Z')).to.include({ inTime: 0, late: 0, leftOut: 1 });
    expect(day('2026-03-05T23:00:00Z')).to.include({ inTime: 0, late: 1, leftOut: 0 });
    const both = ofDays('2026-03-06T09:00:00Z', ['awareAt']);
    expect(inTime(both)).to.equal(null);
    expect(inTime({ ...both, notifiedAt: at('2026-03-06T10:00:01Z') })).to.equal(false);
    expect(hoursToNotice(both)).to.equal(null);
  });

  it('tells by system and by who runs it, older lists under the same name', () => {
    const { system, processor } = statisticsOf(
      2026,
      [{ ...plain, system: 'shop' }, { ...plain, imported: true, system: 'Nettbutikken' }, plain],
      look,
    );
    expect(system).to.deep.equal([
      { code: 'Nettbutikken', count: 2 },
      { code: 'unknown', count: 1 },
    ]);
    expect(processor).to.deep.equal([
      { code: 'Drift AS', count: 1 },
      { code: 'Skyen AS', count: 1 },
      { code: 'unknown', count: 2 },
    ]);
  });

  it('counts as exempt what has an approved exemption and nobody told', () => {
    const high = { ...plain, level: 'high' as const };
    const { people } = statisticsOf(
      2026,
      [high, { ...high, exemption: 'unintelligible' }, { ...high, exemption: 'unintelligible', told: 2 }],
      look,
    );
    expect(people).to.include({ highRisk: 3, highRiskTold: 1, highRiskExempt: 1, highRiskNotTold: 1 });
  });

  it('is right for a year with nothing, and with one breach', () => {
    const none = statisticsOf(2020, [], look);
    expect(none.notified.shareInTime).to.equal(null);
    expect(none.people).to.deep.include({ affected: 0, unknown: 0, shareTold: null });
    expect(statisticsInWords(none, 'nb').nothing).to.equal('Ingen brudd ble oppdaget i 2020.');
    const dismissed = statisticsOf(2026, [{ ...plain, outcome: 'dismissed' }], look);
    expect(statisticsInWords(dismissed, 'nb').nothing).to.equal(
      'Ingen brudd ble oppdaget i 2026. 1 mistanke viste seg ikke å være brudd, og er ikke med.',
    );
    const one = statisticsOf(2026, rows.slice(1, 2), look);
    expect(one).to.include({ breaches: 1 });
    expect(one.notified.shareInTime).to.equal(1);
  });

  it('is told alike in each language, and printed by the rules of PDF/UA-1, twice as the same bytes', async () => {
    const pdf = createPdfRenderer();
    const folder = process.env['PICTURES'];
    try {
      for (const language of languages)
        for (const statistics of [year, statisticsOf(2020, [], look)]) {
          const paper = {
            createdAt: now.toISOString(),
            organisation: 'Overøyvind Sørensens Ærfuglæringssenter for Personopplysningssikkerhet på Ås AS',
            statistics,
          };
          const strict = await pdf.breachStatistics(paper, { language, standard: 'ua-1' });
          expect(Buffer.from(strict).toString('latin1')).to.contain('<pdfuaid:part>1</pdfuaid:part>');
          const first = await pdf.breachStatistics(paper, { language });
          expect(Buffer.from(first).equals(await pdf.breachStatistics(paper, { language }))).to.equal(true);
          if (folder) {
            await mkdir(folder, { recursive: true });
            await writeFile(join(folder, `statistics-${statistics.year}-${language}.pdf`), first);
          }
          expect(statisticsInWords(statistics, language).charts.map(({ id }) => id)).to.deep.equal(
            statisticsInWords(statistics, 'nb').charts.map(({ id }) => id),
          );
        }
    } finally {
      await pdf.close();
    }
  });
});
