import { mergePeople } from '../../people/merge-people.ts';
import { listed, peopleBody } from '../../people/put-people.ts';
import { problemOf } from '../../http/problem-details.ts';
import type { Problem } from '../../problems.ts';
import { type Column, columns, type CsvFault, type CsvList } from './people-csv.ts';

/** A fault on a line of the pasted text; `column` is undefined where the whole line is meant. */
export interface LineFault {
  line: number;
  column: Column | undefined;
  /** A fault of the text itself, or what the API says of the field. */
  code: CsvFault | undefined;
  detail: string;
}

export interface CheckedList {
  rows: number;
  faults: LineFault[];
  /** Undefined while a line is at fault. */
  counts:
    | { told: number; merged: number; withoutContact: number; byLanguage: Record<'nb' | 'nn' | 'en', number> }
    | undefined;
}

/** The faults of a refused list, by the line that the person sees. */
export const lineFaults = (problem: Problem, lines: readonly number[]): LineFault[] =>
  (problem.details.errors ?? []).flatMap(({ pointer, detail }) => {
    const [, index, name] = /^\/people\/(\d+)(?:\/(\w+))?$/.exec(pointer) ?? [];
    if (index === undefined) return [];
    const column = columns.find((one) => one === name);
    return [{ line: lines[Number(index)] ?? 0, column, code: undefined, detail }];
  });

/** What would come of a list, with the API's own checks; nothing is saved and no contact is repeated. */
export const checkPeople = ({ people, lines, faults }: CsvList): CheckedList => {
  const rows = people.length;
  const ofText = faults.map(({ line, code }) => ({ line, column: undefined, code, detail: '' }));
  if (rows === 0) return { rows, faults: ofText, counts: undefined };
  const checked = peopleBody.safeParse({ people });
  const all = [...ofText, ...(checked.success ? [] : lineFaults(problemOf(checked.error, 'body'), lines))];
  if (!checked.success || all.length > 0)
    return { rows, faults: all.sort((a, b) => a.line - b.line), counts: undefined };
  const merged = mergePeople(checked.data.people.map((person) => listed(person).contact));
  const byLanguage = { nb: 0, nn: 0, en: 0 };
  for (const { language } of checked.data.people) byLanguage[language] += 1;
  const withoutContact = checked.data.people.filter(({ email, phone }) => !email && !phone).length;
  return {
    rows,
    faults: [],
    counts: { told: rows - merged.size, merged: merged.size, withoutContact, byLanguage },
  };
};
