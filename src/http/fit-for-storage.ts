import type { FieldFault } from '../problems.ts';
import { pointerTo } from './problem-details.ts';

/** No body here is nested deeper; what reads JSON by recursion is safe up to thousands. */
const deepest = 32;

/** A person reads these: a few say enough. */
const mostFaults = 20;

const textFault = (text: string): string | undefined => {
  if (text.includes('\u0000')) return 'This holds the character U+0000, which cannot be kept.';
  if (!text.isWellFormed()) return 'This holds half of a character (a lone surrogate), which cannot be kept.';
  return undefined;
};

/**
 * What no schema asks and PostgreSQL refuses or would silently change: U+0000 and lone surrogates in any text or
 * field name (RFC 8259 allows to write both), and nesting beyond reason. Does not recurse itself.
 */
export const storageFaults = (body: unknown): FieldFault[] => {
  const faults: FieldFault[] = [];
  const waiting: { value: unknown; path: PropertyKey[] }[] = [{ value: body, path: [] }];
  for (let next = waiting.pop(); next && faults.length < mostFaults; next = waiting.pop()) {
    const { value, path } = next;
    const detail = typeof value === 'string' ? textFault(value) : undefined;
    if (detail) faults.push({ pointer: pointerTo(path), detail });
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= deepest) {
      faults.push({ pointer: pointerTo(path), detail: `This is nested more than ${deepest} levels deep.` });
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      const inKey = textFault(key);
      if (inKey) faults.push({ pointer: pointerTo(path), detail: `A field name in it is not fit: ${inKey}` });
      else waiting.push({ value: inner, path: [...path, key] });
    }
  }
  return faults;
};
