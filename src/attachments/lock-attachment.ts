import type { Db } from '../db/transaction.ts';
import type { LockedIncident } from '../incidents/incident.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { Problem } from '../problems.ts';
import { type Attachment, findAttachment } from './store.ts';

/** A file of an incident, and who has to do with it. */
export interface NamedAttachment {
  incidentId: string;
  attachmentId: string;
  personId: string;
}

/** The answer to whoever wants a file that is not there any more. */
export const gone = (): Problem =>
  new Problem('gone', 'The file was withdrawn, or its time was over: its content is destroyed.');

/** The incident, locked, and its file. Throws `not-found`; `gone` for a file that was withdrawn. */
export const lockAttachment = async (
  tx: Db,
  { incidentId, attachmentId }: NamedAttachment,
): Promise<{ incident: LockedIncident; attachment: Attachment }> => {
  const incident = await lockIncident(tx, incidentId);
  const attachment = incident && (await findAttachment(tx, incidentId, attachmentId));
  if (!incident || !attachment) throw new Problem('not-found', 'The incident has no such file.');
  if (attachment.withdrawnAt || attachment.forgottenAt) throw gone();
  return { incident, attachment };
};
