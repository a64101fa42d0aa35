import type pg from 'pg';
import { attachmentsOf } from '../attachments/attachments.ts';
import { frozenContents } from '../authority/frozen-contents.ts';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import { buildDocumentation } from '../documentation/build-documentation.ts';
import { buildProof } from '../documentation/build-proof.ts';
import type { Documentation } from '../documentation/documentation-document.ts';
import type { NoticeProof } from '../documentation/proof-document.ts';
import { recordNote } from '../incidents/notes.ts';
import { lockForChange } from '../incidents/report-event.ts';
import type { StreamHead } from '../journal/chain.ts';
import { headsOfStream, readHead, signHeads } from '../journal/journal.ts';
import { approvedNotice } from '../notices/sent-ledger.ts';
import type { Signing } from '../signing.ts';

/** A case as it stood at one moment, whose journal was signed at that moment. */
export interface GatheredCase {
  incidentId: string;
  at: Date;
  documentation: Documentation;
  /** Undefined where no notice to the people was approved. */
  proof: NoticeProof | undefined;
  reports: readonly { number: number; content: string }[];
  attachments: readonly { id: string; sha256: string; mediaType: string }[];
  /** Files that are left out, by their hash. */
  withheld: readonly { sha256: string; reason: string }[];
  head: StreamHead;
  heads: readonly { statement: string; signature: string; publicKey: string }[];
}

/**
 * Gathers a case in one transaction: that it is taken out, by whom and with which files, stands in its journal, and the
 * journal is signed with that entry as its last. Throws `not-found`. Basis: GDPR art. 5(2), 33(5).
 */
export const gatherCase = async (
  deps: { pool: pg.Pool; clock: Clock; signing: Signing },
  input: { incidentId: string; personId: string; exempt: boolean },
): Promise<GatheredCase> =>
  withTransaction(deps.pool, async (tx) => {
    const at = deps.clock.now();
    const incident = await lockForChange(tx, input.incidentId, undefined);
    const { id } = incident;
    const kept = (await attachmentsOf(tx, id)).filter(({ withdrawnAt }) => withdrawnAt === null);
    const attachments = kept.filter(({ disclosure }) => input.exempt || disclosure !== 'exempt');
    await recordNote(tx, incident, {
      type: 'case-file.exported',
      at: at.toISOString(),
      actor: { kind: 'person', id: input.personId },
      files: attachments.length,
      exempt: input.exempt,
    });
    await signHeads(deps, tx, 'case-file', input.personId);
    const head = await readHead(tx, id);
    if (!head) throw new Error('an incident without a chain');
    const notice = await approvedNotice(tx, id);
    return {
      incidentId: id,
      at,
      documentation: await buildDocumentation(tx, incident, at),
      proof: notice && (await buildProof(tx, incident, notice, at)),
      reports: await frozenContents(tx, id),
      attachments: attachments.map(({ id: one, sha256, mediaType }) => ({ id: one, sha256, mediaType })),
      withheld: kept
        .filter((one) => !attachments.includes(one))
        .map(({ sha256 }) => ({ sha256, reason: 'exempt' })),
      head,
      heads: await headsOfStream(tx, id),
    };
  });
