import type { Documentation, DocumentedFact } from '../../documentation/documentation-document.ts';
import { fromRegister } from '../../incidents/facts-from-register.ts';
import { type FactKey, factFields, type FactSection } from '../../incidents/facts/vocabulary.ts';
import { row } from '../answer.ts';
import { factValueInWords } from '../fact-value.ts';
import { type Block, cell, type Cell, note, type PrintedSection, tableOr } from '../printed.ts';
import type { Telling } from './telling.ts';

/** What art. 33(5) asks for apart: the effects, and the remedial action; everything else is the facts. */
const effects: readonly FactSection[] = ['consequences'];
const measures: readonly FactSection[] = ['measures'];

const sureIn = ({ say }: Telling, certainty: DocumentedFact['certainty']): string =>
  certainty === 'known' ? say('record.known') : say(`certainty.${certainty}`);

const valueIn = (
  { language, words, say }: Telling,
  key: FactKey,
  { value, certainty }: Pick<DocumentedFact, 'value' | 'certainty'>,
): string =>
  factValueInWords(key, value, language, words)?.join('\n') ??
  say(certainty === 'cannot-be-determined' ? `certainty.${certainty}` : 'certainty.to-be-determined');

const earlierIn = (telling: Telling, { key, earlier }: DocumentedFact): string =>
  earlier
    .map((one) => {
      const value = valueIn(telling, key, one).replaceAll('\n', '; ');
      const sure = one.certainty === 'estimated' ? ` (${sureIn(telling, 'estimated')})` : '';
      const until = telling.words.shortInstant(one.until);
      return telling.say('record.earlier', { value: `${value}${sure}`, until });
    })
    .join('\n');

const sourceIn = (telling: Telling, { source, recordedAt, recordedBy }: DocumentedFact): string => {
  const from = source === fromRegister ? telling.say('record.fromRegister') : source;
  const by = `${telling.name(recordedBy)}\n${telling.words.shortInstant(recordedAt)}`;
  return from === null ? by : `${from}\n${by}`;
};

const factRow = (telling: Telling, fact: DocumentedFact): Cell[] => {
  const tone = fact.certainty === 'estimated' ? 'draft' : 'plain';
  const mark = fact.certainty === 'known' ? null : sureIn(telling, fact.certainty);
  const earlier = earlierIn(telling, fact);
  return [
    cell(telling.say(`fact.${fact.key}`)),
    { ...cell(valueIn(telling, fact.key, fact)), ...(earlier !== '' && { small: earlier }) },
    {
      ...cell(mark === null ? sureIn(telling, fact.certainty) : '', mark, tone),
      small: sourceIn(telling, fact),
    },
  ];
};

/** The facts, the effects and the remedial action, with certainty and source. Basis: GDPR art. 33(5). */
export const factSectionsOf = (record: Documentation, telling: Telling): PrintedSection[] => {
  const { say } = telling;
  const columns = [say('record.fact'), say('record.answer'), say('record.source')];
  const part = (has: (section: FactSection) => boolean, nothing: string): Block[] => {
    const unanswered = record.unanswered.filter((key) => has(factFields[key].section));
    const rows = record.facts.filter(({ section }) => has(section)).map((fact) => factRow(telling, fact));
    return [
      tableOr({ shape: 'facts', columns, rows }, nothing),
      ...(unanswered.length > 0
        ? [note(say('record.unanswered', { facts: telling.factNames(unanswered) }))]
        : []),
    ];
  };
  const { description } = record.incident;
  return [
    {
      heading: say('record.section.facts'),
      blocks: [
        ...(description.trim() === ''
          ? []
          : [{ kind: 'rows' as const, rows: [row(say('record.description'), description)] }]),
        ...part(
          (section) => !effects.includes(section) && !measures.includes(section),
          say('record.noFacts'),
        ),
      ],
    },
    {
      heading: say('record.section.effects'),
      blocks: part((section) => effects.includes(section), say('record.noEffects')),
    },
    {
      heading: say('record.section.measures'),
      blocks: part((section) => measures.includes(section), say('record.noMeasures')),
    },
  ];
};
