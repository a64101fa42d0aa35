import { copyHeads } from './journal/head-copies.ts';
import { signDueHeads } from './journal/sign-heads.ts';
import { purgeByRules } from './retention/retention-work.ts';
import type { Sealing } from './sealing.ts';
import type { Signing } from './signing.ts';

type Deps = Parameters<typeof copyHeads>[0] & {
  signing: Signing;
  sealing: Sealing;
  /** Nothing is signed or forgotten while a restored database waits for somebody to look. */
  held: () => Promise<boolean>;
};

/** What the clock does for the record: heads signed and copied, and what is past its time forgotten. */
export const createEvidenceWork = (deps: Deps) => ({
  /** True when something was done. */
  async sealHeads(): Promise<boolean> {
    if (await deps.held()) return false;
    const signed = await signDueHeads(deps);
    return (await copyHeads(deps)) > 0 || signed;
  },
  async purgeByRules(): Promise<void> {
    if (!(await deps.held())) await purgeByRules(deps);
  },
});
