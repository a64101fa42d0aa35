import { natureCodes, outcomes } from '../../breach-register/codes.ts';
import { breachWords } from '../../breach-register/words/words-of.ts';
import { choiceInWords } from '../../documents/choice-words.ts';
import { type FactKey, factFields } from '../../incidents/facts/vocabulary.ts';
import { button, field, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { type Chosen, type FilterName, sorts } from './chosen.ts';

/** Those that stand behind "more choices". */
const more: readonly FilterName[] = [
  'from',
  'to',
  'reported',
  'status',
  'dismissed',
  'role',
  'system',
  'cause',
  'intent',
  'nature',
  'incidentType',
  'peopleType',
  'imported',
];

/** What the register is narrowed by. It is posted: what is searched for may name a person. The same choices go into the spreadsheet. */
export const filterForm = (
  visit: Visit,
  chosen: Chosen,
  shown: { years: readonly number[]; systems: readonly string[]; errors: Readonly<Record<string, string>> },
): Html => {
  const { breachRegister: words } = visit.words;
  const own = breachWords(visit.language);
  const value = (name: string): string => chosen[name] ?? '';
  const labelled = (name: FilterName | 'sort', label: string) => ({
    id: `filter-${name}`,
    name,
    label,
    value: value(name),
    ...(shown.errors[name] && { error: shown.errors[name] }),
  });
  const choice = (name: FilterName, label: string, options: readonly (readonly [string, string])[]): Html => {
    const known = options.map(([code, said]) => ({ value: code, label: said }));
    const chosenElsewhere = value(name) !== '' && !options.some(([code]) => code === value(name));
    return select({
      ...labelled(name, label),
      options: [
        { value: '', label: words.any },
        ...known,
        ...(chosenElsewhere ? [{ value: value(name), label: value(name) }] : []),
      ],
    });
  };
  const pairs = (said: Readonly<Record<string, string>>): [string, string][] => Object.entries(said);
  const ofFact = (
    name: FilterName,
    key: FactKey,
    codes: readonly string[] = factFields[key].choices ?? [],
  ): Html =>
    choice(
      name,
      own.column[key as keyof typeof own.column],
      codes.map((code) => [code, choiceInWords(visit.language, key, code)]),
    );
  const yesNo = pairs(own.yesNo);
  const opened = more.some((name) => value(name) !== '');
  return html`<form class="br-filter" method="post" action="/breach-register" role="search" aria-label="${words.filter}">
    <div class="br-fields">
      ${field({ ...labelled('search', words.search), type: 'search' })}
      ${choice(
        'year',
        words.year,
        shown.years.map((year) => [String(year), String(year)]),
      )}
      ${choice(
        'outcome',
        own.column.outcome,
        outcomes.map((code) => [code, own.outcome[code]]),
      )}
      ${choice('level', own.column.level, [...pairs(own.level), ['none', words.notAssessed]])}
      ${choice('late', words.late, yesNo)}
      ${choice('told', words.told, yesNo)}
    </div>
    <details class="ds-details law" data-size="sm"${opened ? html` open` : ''}><summary>${words.more}</summary><div class="br-fields">
      ${field({ ...labelled('from', words.from), type: 'date' })}
      ${field({ ...labelled('to', words.to), type: 'date' })}
      ${choice('reported', words.reported, yesNo)}
      ${choice('status', own.column.status, pairs(own.status))}
      ${choice('dismissed', words.dismissedChoice, [
        ['no', words.dismissedNo],
        ['yes', words.dismissedYes],
      ])}
      ${choice('role', own.column.role, pairs(own.role))}
      ${choice(
        'system',
        own.column.system,
        shown.systems.map((name) => [name, name]),
      )}
      ${ofFact('cause', 'causeOrigin')}
      ${ofFact('intent', 'intent')}
      ${ofFact('nature', 'nature', natureCodes)}
      ${ofFact('incidentType', 'incidentTypes')}
      ${ofFact('peopleType', 'peopleTypes')}
      ${choice('imported', own.column.imported, yesNo)}
    </div></details>
    <div class="br-sort">${select({
      ...labelled('sort', words.sort),
      options: sorts.map((sort) => ({ value: sort, label: words.sorts[sort] })),
    })}</div>
    <div class="actions">${button(words.show)}<a class="ds-link" href="/breach-register">${words.clear}</a>
      <button class="ds-button" type="submit" data-variant="secondary" formaction="/breach-register/export" name="format" value="xlsx">${words.exportXlsx}</button>
      <button class="ds-button" type="submit" data-variant="secondary" formaction="/breach-register/export" name="format" value="csv">${words.exportCsv}</button></div>
  </form>`;
};
