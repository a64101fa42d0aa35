import { createHash } from 'node:crypto';
import type { Actor, LaterEvent } from '../../workflows/incident/events.ts';
import type { Db } from '../db/transaction.ts';
import type { ReportBody } from '../incidents/filing-schemas.ts';
import type { Incident } from '../incidents/incident.ts';
import { canonicalJson } from '../journal/chain.ts';
import { buildReport } from './build-report.ts';
import { readHead } from './report-head.ts';
import { type ReportDeps, withForms } from './reports.ts';
import { insertReport } from './store.ts';

/**
 * Freezes the notice as the facts are now: its canonical text and the text's SHA-256 are stored, and the event names
 * the hash. Later facts do not change it; they make it void while it is not filed. Throws `invalid-input` for a
 * completeness that the facts belie, or a withdrawal without its reason.
 */
export const freezeReport = async (
  deps: ReportDeps,
  tx: Db,
  incident: Incident,
  recorded: { at: string; actor: Actor },
  body: ReportBody,
): Promise<Extract<LaterEvent, { type: 'report.submitted' }>> => {
  if (recorded.actor.kind !== 'person') throw new Error('a notice is submitted by a person');
  const { head, previousId, mandateKeys } = await readHead(tx, incident, body);
  const { kind, completeness, withdrawal } = head;
  const report = await buildReport(tx, incident, new Date(recorded.at), deps.peopleFigures, head);
  const content = canonicalJson(await withForms(deps, tx, incident, report));
  const hash = createHash('sha256').update(content).digest('hex');
  await insertReport(tx, {
    id: deps.ids.uuid(),
    incidentId: incident.id,
    hash,
    content,
    kind,
    completeness,
    previousId,
    by: recorded.actor.id,
    at: recorded.at,
  });
  return {
    ...recorded,
    type: 'report.submitted',
    hash,
    kind,
    ...(completeness && { completeness }),
    ...(withdrawal && { withdrawal }),
    ...(incident.role === 'processor' && { mandates: mandateKeys }),
  };
};
