import type { EffectHandlers } from '../door.ts';
import { readFacts } from '../incidents.ts';
import { groundsOf, type WrittenFrom } from './grounds-of.ts';
import { fileReportGrounds, readGrounds, writeGrounds } from './grounds-store.ts';
import { standingGrounds } from './outdated.ts';

/** Keeps what decisions rest on, in the transaction of the decision. */
export const createGroundsEffects = (
  writtenFrom: WrittenFrom,
): Pick<EffectHandlers, 'keepGrounds' | 'fileGrounds'> => ({
  async keepGrounds({ tx, incident, event }, { decision }) {
    const confirmed =
      event.type === 'decision.confirmed' ? standingGrounds(incident.state, decision) : undefined;
    const before = (confirmed && (await readGrounds(tx, incident.id))[confirmed]) ?? {};
    const facts = new Map((await readFacts(tx, incident.id)).map(({ key, value }) => [key, value]));
    const grounds = groundsOf(decision, event, facts, before, writtenFrom);
    await writeGrounds(tx, incident.id, confirmed ?? decision, grounds, event.at);
  },
  fileGrounds: async ({ tx, incident, event }) => fileReportGrounds(tx, incident.id, event.at),
});
