import { dataClasses } from '../../../workflows/assessment/severity-method.ts';
import { type FactKey, factFields } from '../../incidents/facts/vocabulary.ts';
import { field, select, textArea } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { decodeRows, type Row, type RowKind } from './fact-rows.ts';
import { idOfFact } from './fact-sections.ts';
import { choiceLabel } from './fact-words.ts';

interface RowOptions {
  visit: SignedInVisit;
  key: FactKey;
  row: Row;
  /** Id and name of a part of this row. */
  named: (part: string) => { id: string; name: string };
}

/** Class and circumstance in one choice: what does not fit a class cannot be chosen with it. */
const kindSelect = ({ visit, key, row, named }: RowOptions): Html => {
  const words = visit.words.incident;
  const { id, name } = named('kind');
  const option = (code: string, label: string): Html =>
    html`<option value="${code}"${row['kind'] === code ? html` selected` : ''}>${label}</option>`;
  return html`<div class="ds-field v-field"><label class="ds-label" data-weight="medium" for="${id}">${words['row.kind']}</label><select class="ds-input" id="${id}" name="${name}">${option('', words.notChosen)}${Object.entries(
    dataClasses,
  ).map(([className, { steps }]) => {
    const label = choiceLabel(visit, key, className, 'class');
    return html`<optgroup label="${label}">${Object.keys(steps).map((circumstance) =>
      option(
        `${className}:${circumstance}`,
        `${label}: ${choiceLabel(visit, key, circumstance, 'circumstance').toLocaleLowerCase(visit.language)}`,
      ),
    )}</optgroup>`;
  })}</select></div>`;
};

const partsOf: Record<RowKind, (options: RowOptions) => Html> = {
  dataKinds: (options) => {
    const { visit, row, named } = options;
    const words = visit.words.incident;
    return html`${kindSelect(options)}${textArea({ ...named('reason'), label: words['row.reason'], hint: words['row.reasonHint'], rows: 2, value: row['reason'] })}`;
  },
  parties: ({ visit, key, row, named }) => {
    const words = visit.words.incident;
    const roles = ['processor', 'joint-controller', 'other'];
    return html`${field({ ...named('name'), label: words['row.name'], value: row['name'] })}${select({
      ...named('role'),
      label: words['row.role'],
      value: row['role'] ?? '',
      options: [
        { value: '', label: words.notChosen },
        ...roles.map((value) => ({ value, label: choiceLabel(visit, key, value, 'role') })),
      ],
    })}${field({ ...named('contact'), label: words['row.contact'], value: row['contact'] })}`;
  },
  countries: ({ visit, key, row, named }) => {
    const words = visit.words.incident;
    const { choices = [] } = factFields[key];
    const countries = choices
      .map((value) => ({ value, label: choiceLabel(visit, key, value, 'country') }))
      .sort((a, b) => a.label.localeCompare(b.label, visit.language));
    return html`${select({ ...named('country'), label: words['row.country'], value: row['country'] ?? '', options: [{ value: '', label: words.notChosen }, ...countries] })}${field({ ...named('people'), label: words['row.people'], value: row['people'] })}`;
  },
};

/**
 * Rows to fill in, with one empty at the end: saved, it stands among the others and a new empty one follows. A row is
 * taken out with a tick, so that it works without script and undone is one press away.
 */
export const rowFields = (visit: SignedInVisit, key: FactKey, kind: RowKind, typed: string): Html => {
  const words = visit.words.incident;
  const rows = decodeRows(typed);
  const one = (row: Row, at: number): Html => {
    const named = (part: string) => ({
      id: `${idOfFact(key)}-${at}-${part}`,
      name: `${key}.${at}.${part}`,
    });
    const remove = named('remove');
    return html`<fieldset class="ds-fieldset fact-row" data-kind="${kind}"><legend class="ds-sr-only">${words[`row.${kind}`]} ${at + 1}</legend>${partsOf[kind]({ visit, key, row, named })}${
      at < rows.length
        ? html`<div class="ds-field choice"><input class="ds-input" type="checkbox" id="${remove.id}" name="${remove.name}" value="yes"><label class="ds-label" data-weight="regular" for="${remove.id}">${words.rowRemove}</label></div>`
        : ''
    }</fieldset>`;
  };
  const fresh = one({}, rows.length);
  if (rows.length === 0) return fresh;
  return html`${rows.map(one)}<details class="ds-details" data-size="sm"><summary>${words.rowAdd}</summary><div>${fresh}</div></details>`;
};
