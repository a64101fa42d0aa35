import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BreachRow } from '../../../src/breach-register/breach-row.ts';
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
  ownerId: null,
  breachBegan: null,
  detectedAt: at('2026-03-02T08:00:00Z'),
  awareAt: at('2026-03-02T10:00:00Z'),
  dueAt: at('2026-03-05T10:00:00Z'),
  notifiedAt: null,
  closedAt: null,
  level: null,
  outcome: 'excepted',
  nature: [],
  incidentTypes: [],
  causeOrigin: null,
  intent: null,
  peopleTypes: [],
  peopleCount: null,
  told: null,
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
  { ...plain, outcome: 'open', dueAt: at('2027-01-01T00:00:00Z'), peopleCount: 0 },
  { ...plain, outcome: 'not-ours', dueAt: null, role: 'processor' },
  { ...plain, outcome: 'dismissed', status: 'dismissed', peopleCount: 5_000, level: 'high' },
  // A quarter to midnight in Norway on the last of December, the year before by the clock of Greenwich's day.
  { ...plain, imported: true, detectedAt: at('2026-12-31T22:45:00Z'), awareAt: at('2026-12-31T22:45:00Z') },
];

describe('a year of the register in figures', () => {
  const year = statisticsOf(2026, rows, now);

  it('counts breaches, and apart from them what proved to be none', () => {
    expect(year).to.include({ breaches: 7, dismissed: 1, imported: 1 });
    expect(year.byMonth).to.deep.equal([0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(year.level).to.deep.equal([
      { code: 'high', count: 2 },
      { code: 'risk', count: 1 },
      { code: 'unknown', count: 4 },
    ]);
  });

  it('takes the deadline to the millisecond, and what is still owed past it as late', () => {
    expect(year.notified).to.deep.equal({ inTime: 1, late: 2, shareInTime: 0.333 });
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
    });
    expect(year.people.shareTold).to.equal(0.5);
    expect(year.people.bands.map(({ code }) => code)).to.have.members([
      '0',
      '1-9',
      '10-99',
      '10000-',
      'unknown',
    ]);
  });

  it('takes times of those breaches alone that have both instants', () => {
    expect(year.times.beganToDetected).to.deep.equal({ count: 1, median: 24, p90: 24, min: 24, max: 24 });
    expect(year.times.awareToNotified).to.deep.equal({ count: 2, median: 72, p90: 72, min: 72, max: 72 });
    expect(year.times.detectedToAware).to.deep.equal({ count: 7, median: 2, p90: 2, min: 0, max: 2 });
  });

  it('is right for a year with nothing, and with one breach', () => {
    const none = statisticsOf(2020, [], now);
    expect(none.notified.shareInTime).to.equal(null);
    expect(none.people).to.deep.include({ affected: 0, unknown: 0, shareTold: null });
    expect(statisticsInWords(none, 'nb').nothing).to.equal('Ingen brudd ble oppdaget i 2020.');
    const one = statisticsOf(2026, rows.slice(1, 2), now);
    expect(one).to.include({ breaches: 1 });
    expect(one.notified.shareInTime).to.equal(1);
  });

  it('is told alike in each language, and printed by the rules of PDF/UA-1, twice as the same bytes', async () => {
    const pdf = createPdfRenderer();
    const folder = process.env['PICTURES'];
    try {
      for (const language of languages)
        for (const statistics of [year, statisticsOf(2020, [], now)]) {
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
