import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import type { Ids } from '../ids.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { recordNote } from '../incidents/notes.ts';
import type { Log } from '../log.ts';
import { endAlerts, insertMessages, lockDueAlerts, moveAlerts } from './alert-store.ts';
import { readEscalation } from './escalation-store.ts';
import type { MethodKind } from './method-store.ts';
import { planSteps } from './plan-steps.ts';
import { readRoster } from './roster.ts';
import type { Signatures } from './signatures.ts';

/** Enqueues messages in the transaction of their alert. */
export type EnqueueMessages = (tx: Db, messageIds: readonly string[]) => Promise<void>;

export interface EscalationDeps {
  pool: pg.Pool;
  clock: Clock;
  ids: Ids;
  log: Log;
  signatures: Signatures;
  /** Kinds that this installation can send by. */
  kinds: readonly MethodKind[];
  enqueue: EnqueueMessages;
}

/** How many alerts one pass takes; the rest come with the next, at once. */
const batch = 500;

/** One pass: how many alerts it moved, and those that nobody has answered. */
const pass = async (deps: EscalationDeps): Promise<{ taken: number; unanswered: string[] }> =>
  withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const due = await lockDueAlerts(tx, now, batch);
    if (due.length === 0) return { taken: 0, unanswered: [] };
    const { escalation } = await readEscalation(tx);
    const plan = planSteps(due, escalation, await readRoster(tx, deps.kinds, now), deps.ids.uuid());
    const messages = plan.steps.flatMap(({ alertIds, bundle, round, stepNo, methods }) =>
      methods.map(({ id: methodId, contactId, kind }) => {
        const id = deps.ids.uuid();
        const alertId = alertIds[0] as string;
        const code = deps.signatures.replyCode(id);
        return { id, alertId, bundle, contactId, methodId, channel: kind, round, stepNo, code };
      }),
    );
    await insertMessages(tx, messages, now);
    await moveAlerts(tx, plan.moves);
    await endAlerts(tx, plan.orphaned, 'settled', now);
    await endAlerts(tx, plan.testsOver, 'unanswered', now);
    if (messages.length > 0)
      await deps.enqueue(
        tx,
        messages.map(({ id }) => id),
      );
    if (plan.nobody.length > 0)
      deps.log.error({ alerts: plan.nobody.length }, 'alerts: nobody to alert: PUT /api/v1/contacts');
    return { taken: due.length - plan.unanswered.length, unanswered: plan.unanswered };
  });

/** The chain is at its end, and the journal says so. The alert stays open: whoever sees it can still acknowledge it. */
const giveUp = async (deps: EscalationDeps, id: string): Promise<void> =>
  withTransaction(deps.pool, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.query<{ incident_id: string }>('select incident_id from alerts where id = $1', [
      id,
    ]);
    const incident = rows[0] && (await lockIncident(tx, rows[0].incident_id));
    if (!incident) return;
    const { rows: open } = await tx.query<{ deadline_kind: string; round: number }>(
      `update alerts set next_step_at = null where id = $1 and state = 'open' and next_step_at <= $2
       returning deadline_kind, round`,
      [id, now],
    );
    const alert = open[0];
    if (!alert) return;
    deps.log.error({ alertId: id, incidentId: incident.id }, 'alerts: nobody has answered');
    await recordNote(tx, incident, {
      type: 'alert.unanswered',
      at: now.toISOString(),
      actor: { kind: 'system' },
      alertId: id,
      deadline: alert.deadline_kind,
      rounds: alert.round,
    });
  });

/**
 * Takes the next step of every alert that is due for one, set-wise and each once, however many processes sweep:
 * whoever holds the alert's row writes its messages, enqueues them and sets when the step after is due, in one
 * transaction. A step that fell due while no process lived is taken now. Returns how many alerts were moved.
 */
export const sweepAlerts = async (deps: EscalationDeps): Promise<number> => {
  let moved = 0;
  for (;;) {
    const { taken, unanswered } = await pass(deps);
    for (const id of unanswered) await giveUp(deps, id);
    moved += taken + unanswered.length;
    if (taken + unanswered.length < batch) return moved;
  }
};
