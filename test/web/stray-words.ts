/** Where a regular expression ends that begins after `start`. */
const regexEnd = (text: string, start: number): number => {
  const body = /(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[\n])*\//y;
  body.lastIndex = start;
  return body.test(text) ? body.lastIndex : start;
};

/** A slash after these opens a regular expression; after anything else it divides. */
const beforeRegex = /(?:[=(:,&|!?[{]|=>|\breturn)\s*$/;

/** The template literals of a source that are tagged `html`, those within them too; what is put in is a blank. */
const htmlTemplatesIn = (text: string): string[] => {
  const found: string[] = [];
  /** From after the opening backtick to after the closing one. */
  const template = (start: number, isHtml: boolean): number => {
    let said = '';
    for (let at = start; at < text.length; at += 1) {
      if (text[at] === '\\') at += 1;
      else if (text[at] === '`') {
        if (isHtml) found.push(said);
        return at + 1;
      } else if (text[at] === '$' && text[at + 1] === '{') {
        at = code(at + 2, true) - 1;
        said += ' ';
      } else said += text[at];
    }
    throw new Error('a template without an end');
  };
  const quoted = (start: number, quote: string): number => {
    let at = start;
    while (at < text.length && text[at] !== quote && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
    return at + 1;
  };
  /** Code until its end, or until the brace that closes what is put in a template. */
  const code = (start: number, isInside: boolean): number => {
    let depth = 0;
    let at = start;
    while (at < text.length) {
      const sign = text.charAt(at);
      const before = text.slice(Math.max(0, at - 12), at);
      if (text.startsWith('//', at)) at = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
      else if (text.startsWith('/*', at)) at = text.indexOf('*/', at) + 2;
      else if (sign === "'" || sign === '"') at = quoted(at + 1, sign);
      else if (sign === '`') at = template(at + 1, /\bhtml$/.test(before));
      else if (sign === '/' && beforeRegex.test(before)) at = regexEnd(text, at + 1);
      else {
        if (sign === '}' && isInside && depth === 0) return at + 1;
        depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
        at += 1;
      }
    }
    return at;
  };
  code(0, false);
  return found;
};

const spokenAttributes = /\s(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"/g;

/** A template that is a piece of a tag: an attribute or several. */
const attributesAlone =
  /^\s*(?:[\w-]+="|(?:required|checked|selected|hidden|disabled|open|multiple|readonly|download|(?:data|aria)-[\w-]+)\s*$)/;

/**
 * Words that a person would read or hear and that no words file holds: letters between the tags of the `html`
 * templates of a source, and in the attributes that are read out.
 */
export const strayWordsIn = (source: string): string[] =>
  htmlTemplatesIn(source).flatMap((template) => {
    const spoken = [...template.matchAll(spokenAttributes)].map(([, value]) => value ?? '');
    const between = attributesAlone.test(template)
      ? ''
      : template.replaceAll(/<!--[\s\S]*?-->|<[^>]*>|&#?\w+;/g, ' ');
    return [between, ...spoken].flatMap((said) => said.match(/\p{L}{2,}/gu) ?? []);
  });
