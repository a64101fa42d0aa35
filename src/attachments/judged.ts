import { invalid } from '../problems.ts';
import type { Disclosure } from './kinds.ts';

/** Whether a file may be released, and why not. */
export interface Judged {
  disclosure: Disclosure;
  basis: string | null;
}

/**
 * What is said of a file's release, with what stood before filled in. What nobody has judged is exempt, without a
 * basis. Throws `invalid-input` at /basis where somebody exempts it without saying why, or says why something that may
 * be released is exempt.
 */
export const judge = (
  said: { disclosure?: Disclosure | undefined; basis?: string | undefined },
  before: Judged = { disclosure: 'exempt', basis: null },
): Judged => {
  const disclosure = said.disclosure ?? before.disclosure;
  if (disclosure === 'releasable') {
    if (said.basis !== undefined)
      throw invalid('/basis', 'basis-not-exempt: What may be released needs no basis for exempting it.');
    return { disclosure, basis: null };
  }
  const basis = said.basis ?? before.basis;
  if (said.disclosure === 'exempt' && basis === null)
    throw invalid('/basis', 'basis-missing: Say why it is exempt, for whoever answers a request to see it.');
  return { disclosure, basis };
};
