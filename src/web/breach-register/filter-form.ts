import { natureCodes, outcomes } from '../../breach-register/codes.ts';
import { breachWords } from '../../breach-register/words/words-of.ts';
import { choiceInWords } from '../../documents/choice-words.ts';
import { button, field, select } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';

/** What was chosen, by the API's names; empty texts are no choice. */
export type Chosen = Readonly<Record<string, string>>;

/** The fields of the form, in the API's words. */
export const filterNames = [
  'search',
  'year',
  'outcome',
  'level',
  'late',
  'told',
  'status',
  'role',
  'cause',
  'nature',
  'imported',
] as const;

/** Those that stand behind "more choices". */
const more = ['status', 'role', 'cause', 'nature', 'imported'] as const;

/** What the register is narrowed by. It is posted: what is searched for may name a person. The same choices go into the spreadsheet. */
export const filterForm = (
  visit: Visit,
  chosen: Chosen,
  shown: { years: readonly number[]; errors: Readonly<Record<string, string>> },
): Html => {
  const { breachRegister: words } = visit.words;
  const own = breachWords(visit.language);
  const value = (name: string): string => chosen[name] ?? '';
  const choice = (
    name: (typeof filterNames)[number],
    label: string,
    options: readonly (readonly [string, string])[],
  ): Html =>
    select({
      id: `filter-${name}`,
      name,
      label,
      value: value(name),
      options: [
        { value: '', label: words.any },
        ...options.map(([code, said]) => ({ value: code, label: said })),
      ],
    });
  const pairs = (said: Readonly<Record<string, string>>): [string, string][] => Object.entries(said);
  const yesNo: [string, string][] = [
    ['yes', own.yesNo.yes],
    ['no', own.yesNo.no],
  ];
  const opened = more.some((name) => value(name) !== '');
  return html`<form class="br-filter" method="post" action="/breach-register" role="search">
    <div class="br-fields">
      ${field({
        id: 'filter-search',
        name: 'search',
        label: words.search,
        type: 'search',
        value: value('search'),
        ...(shown.errors['search'] && { error: shown.errors['search'] }),
      })}
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
      ${choice('status', own.column.status, pairs(own.status))}
      ${choice('role', own.column.role, pairs(own.role))}
      ${choice(
        'cause',
        own.column.causeOrigin,
        (['internal', 'external'] as const).map((code) => [
          code,
          choiceInWords(visit.language, 'causeOrigin', code),
        ]),
      )}
      ${choice(
        'nature',
        own.column.nature,
        natureCodes.map((code) => [code, choiceInWords(visit.language, 'nature', code)]),
      )}
      ${choice('imported', own.column.imported, yesNo)}
    </div></details>
    <div class="actions">${button(words.show)}<a class="ds-link" href="/breach-register">${words.clear}</a>
      <button class="ds-button" type="submit" data-variant="secondary" formaction="/breach-register/export" name="format" value="xlsx">${words.exportXlsx}</button>
      <button class="ds-button" type="submit" data-variant="secondary" formaction="/breach-register/export" name="format" value="csv">${words.exportCsv}</button></div>
  </form>`;
};
