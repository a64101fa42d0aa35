import Mustache from 'mustache';

/** As `Mustache.parse` makes them: kind, value, start, end and, of a section, what is in it and where it closes. */
type Token = [kind: string, value: string, start: number, end: number, inside?: Token[], close?: number];

const parse = (template: string): Token[] => {
  // An unclosed or unopened tag makes Mustache throw, with the text in its message: hence no cause here.
  try {
    return Mustache.parse(template) as Token[];
  } catch {
    throw new MergeSyntaxError('a merge field or a section is not closed');
  }
};

/** What somebody wrote is not a text with merge fields. The message never quotes the text. */
export class MergeSyntaxError extends Error {
  override name = 'MergeSyntaxError';
}

const walk = (tokens: Token[], seen: Set<string>): Set<string> => {
  for (const [kind, value, , , inside] of tokens) {
    if (kind === 'text') continue;
    if (kind !== 'name' && kind !== '#' && kind !== '^') {
      throw new MergeSyntaxError(
        'only {{field}}, {{#field}}…{{/field}} and {{^field}}…{{/field}} are merge fields',
      );
    }
    seen.add(value);
    walk(inside ?? [], seen);
  }
  return seen;
};

/** The names of the merge fields in a text. Throws `MergeSyntaxError`; unescaped tags and partials are refused too. */
export const mergeFieldsIn = (template: string): string[] => [...walk(parse(template), new Set())];

/**
 * Fills merge fields with plain text: nothing is escaped, nothing filled in is read as a merge field. Fields named
 * in `leave` stay in the text as they are, for a later filling; any other field that is not given is our fault and
 * throws. Null and the empty text count as missing, for `{{#field}}` and `{{^field}}`.
 */
export const fillMergeFields = (
  template: string,
  fields: Readonly<Record<string, string | null>>,
  leave: readonly string[] = [],
): string => {
  const fill = ([kind, value, , , inside]: Token): string => {
    const content = (): string => (inside ?? []).map(fill).join('');
    if (kind === 'text') return value;
    if (leave.includes(value)) {
      return kind === 'name' ? `{{${value}}}` : `{{${kind}${value}}}${content()}{{/${value}}}`;
    }
    if (!Object.hasOwn(fields, value)) throw new Error(`no value for the merge field ${value}`);
    const given = fields[value] ?? '';
    if (kind === 'name') return given;
    return (given !== '') === (kind === '#') ? content() : '';
  };
  const tokens = parse(template);
  walk(tokens, new Set());
  return tokens.map(fill).join('');
};
