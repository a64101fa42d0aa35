import { statisticsInWords } from '../breach-register/present-statistics.ts';
import { breachWords } from '../breach-register/words/words-of.ts';
import type { YearOnPaper } from '../breach-register/year-on-paper.ts';
import { row } from './answer.ts';
import { inWords } from './in-words.ts';
import { type Block, cell, note, type PrintedDocument } from './printed.ts';
import type { Language } from './words.ts';

/** A year of the register of breaches, as it is printed in one language. Pure. */
export const presentYear = (
  { createdAt, organisation, statistics }: YearOnPaper,
  language: Language,
): PrintedDocument => {
  const { statistics: words, sheet } = breachWords(language);
  const said = statisticsInWords(statistics, language);
  const made = words.made(inWords(language).instant(createdAt));
  const figures: Block[] = [
    {
      kind: 'figures',
      figures: said.figures.map(({ label, value }) => ({ label, value, tone: 'plain' })),
    },
    note(said.figures.map(({ label, note: text }) => `${label}: ${text}`).join('\n')),
  ];
  const times: Block[] = [
    {
      kind: 'table',
      shape: 'times',
      title: null,
      columns: said.times.columns,
      rows: said.times.rows.map((cells) => cells.map((text) => cell(text))),
    },
    note(said.times.note),
  ];
  const levels: Block[] = [
    {
      kind: 'table',
      shape: 'levels',
      title: said.levels.title,
      columns: said.levels.columns,
      rows: said.levels.rows.map((cells) => cells.map((text) => cell(text))),
    },
    note(said.levels.note),
  ];
  const months: Block = {
    kind: 'columns',
    title: said.months.title,
    note: said.months.note,
    columns: said.months.bars.map(({ value, said: count }, index) => ({
      label: said.months.inShort[index] ?? '',
      value,
      said: count,
    })),
  };
  const charts: Block[] = said.charts.map(({ title, note: text, bars }) => ({
    kind: 'bars',
    title,
    note: text,
    bars: bars.map(({ label, value, said: count }) => ({ label, value, said: count })),
  }));
  return {
    language,
    documentTitle: said.title,
    title: said.title,
    subtitle: sheet,
    lead: said.lead,
    organisation,
    reference: String(statistics.year),
    status: { kind: 'plain', mark: words.mark, meaning: words.meaning },
    head: [row(words.year, String(statistics.year)), row(words.breaches, said.figures[0]?.value ?? '')],
    sections: said.nothing
      ? [{ heading: words.breaches, blocks: [note(said.nothing)] }]
      : [
          { heading: words.breaches, blocks: [...figures, ...levels] },
          { heading: words.times, blocks: times },
          { heading: words.breakdown, blocks: [months, ...charts] },
        ],
    footer: { made, hash: '', journal: '', page: words.page, of: words.of },
  };
};
