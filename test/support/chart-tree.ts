import type { AnyStateNode } from 'xstate';

/** What XState keeps of a transition, as far as a reader wants to know it. */
interface Drawn {
  eventType: string;
  guard?: unknown;
  target?: readonly AnyStateNode[] | undefined;
  actions: readonly unknown[];
}

/** A guard in words. XState's `and`, `or`, `not` and `stateIn` are functions that carry what they join. */
const guardWords = (guard: unknown): string => {
  if (typeof guard === 'string') return guard;
  if (typeof guard !== 'function') throw new Error(`a guard that has no words: ${typeof guard}`);
  if ('stateValue' in guard) return dotted(guard.stateValue).replace('.', ' is ');
  const parts = 'guards' in guard ? (guard.guards as readonly unknown[]).map(guardWords) : [];
  if (guard.name === 'not') return `not (${parts.join()})`;
  if (guard.name === 'or') return `(${parts.join(' or ')})`;
  if (guard.name === 'and') return parts.join(' and ');
  throw new Error(`a guard that has no words: ${guard.name}`);
};

const dotted = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value as Record<string, unknown>)
        .map(([key, inner]) => `${key}.${dotted(inner)}`)
        .join(', ');

/** An effect with its fixed parameters. What only changes the memory of the chart is left out. */
const effectWords = (action: unknown): string[] => {
  if (typeof action === 'string') return [action];
  if (typeof action !== 'object' || action === null || !('type' in action)) return [];
  const fixed =
    'params' in action && typeof action.params === 'object' ? Object.values(action.params ?? {}) : [];
  return [[action.type, ...fixed].join(' ')];
};

const targetWords = (source: AnyStateNode, { target }: Drawn): string => {
  const [to] = target ?? [];
  if (!to || to === source) return 'stays';
  const region = source.machine.root.type === 'parallel' ? 1 : 0;
  return to.path.slice(region).join('.');
};

const wide = 96;

/** One transition, on one line or, where the guard is long, one condition a line. */
const transitionLines = (source: AnyStateNode, transition: Drawn, indent: string): string[] => {
  const on = transition.eventType === '' ? 'at once' : `on ${transition.eventType}`;
  const effects = transition.actions.flatMap(effectWords);
  const end = `→ ${targetWords(source, transition)}${effects.length > 0 ? ` / ${effects.join(', ')}` : ''}`;
  const guard = transition.guard === undefined ? '' : guardWords(transition.guard);
  const line = `${indent}${on}${guard && ` [${guard}]`} ${end}`;
  if (line.length <= wide || !guard.includes(' and ')) return [line];
  const [first, ...rest] = guard.split(' and ');
  const pad = ' '.repeat(indent.length + on.length + 2);
  return [`${indent}${on} [${first}`, ...rest.map((part) => `${pad}and ${part}`)].map((part, at, all) =>
    at === all.length - 1 ? `${part}] ${end}` : part,
  );
};

/** A sentence broken to lines of a readable width. */
const wrapped = (text: string, indent: string): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < wide) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
};

/** A state with its words, its transitions and what is nested in it, as indented text. */
export const chartTree = (node: AnyStateNode, words: ReadonlyMap<string, string>, level = 0): string[] => {
  const indent = '    '.repeat(level);
  const inner = `${indent}  `;
  const path = node.path.join('.');
  const initial = node.parent?.config.initial === node.key ? ' (initial)' : '';
  const end = node.tags.includes('end') ? ' (end)' : '';
  const said = words.get(path);
  const transitions = [...(node.always ?? []), ...[...node.transitions.values()].flat()] as Drawn[];
  const seen = new Set<Drawn>();
  return [
    `${indent}${path === '' ? '' : '● '}${node.key}${initial}${end}`,
    ...(said ? wrapped(said, inner) : []),
    ...transitions
      .filter((transition) => !seen.has(transition) && seen.add(transition))
      .flatMap((transition) => [
        ...wrappedWords(words.get(`${path} on ${transition.eventType}`), inner),
        ...transitionLines(node, transition, inner),
      ]),
    ...Object.values(node.states).flatMap((child) => [
      '',
      ...chartTree(child as AnyStateNode, words, level + 1),
    ]),
  ];
};

const wrappedWords = (text: string | undefined, indent: string): string[] =>
  text ? wrapped(`(${text})`, indent) : [];
