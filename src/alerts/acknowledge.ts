import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { type Db, withTransaction } from '../db/transaction.ts';
import { lockIncident } from '../incidents/incidents.ts';
import { recordNote } from '../incidents/notes.ts';
import { appendToSystem } from '../journal/journal.ts';

/** Who acknowledges, and how. A contact answers what was sent to them; a person is signed in or has a token. */
export type Acknowledging =
  | { how: 'link' | 'sms' | 'voice'; contactId: string }
  | { how: 'api' | 'page'; personId: string };

interface AcknowledgeDeps {
  pool: pg.Pool;
  clock: Clock;
}

/** What an alert was before: `open` ones are acknowledged now; undefined where there is no such alert. */
export type Standing = 'open' | 'acknowledged' | 'ended';

interface AlertRow {
  incident_id: string | null;
  deadline_kind: string;
  state: Standing;
  late_at: Date | null;
  acknowledged_by: string | null;
}

const read = async (db: Db, id: string, lock = ''): Promise<AlertRow | undefined> => {
  const { rows } = await db.query<AlertRow>(
    `select incident_id, deadline_kind, state, late_at, acknowledged_by from alerts where id = $1 ${lock}`,
    [id],
  );
  return rows[0];
};

/**
 * Acknowledges one alert: all its later steps stop, what of it has not left yet is not sent, and the journal says
 * who and how. No other alert is touched. A second call changes nothing; somebody else's that comes after the alert was
 * closed stands in the journal, once.
 */
export const acknowledgeAlert = async (
  deps: AcknowledgeDeps,
  alertId: string,
  by: Acknowledging,
): Promise<Standing | undefined> =>
  withTransaction(deps.pool, async (tx) => {
    const known = await read(tx, alertId);
    // The incident before the alert, as everybody locks them.
    const incident = known?.incident_id ? await lockIncident(tx, known.incident_id) : undefined;
    const alert = await read(tx, alertId, 'for update');
    if (!alert) return undefined;
    const now = deps.clock.now();
    const actor =
      'contactId' in by
        ? ({ kind: 'contact', id: by.contactId } as const)
        : ({ kind: 'person', id: by.personId } as const);
    const note = async (
      said:
        | { type: 'alert.acknowledged'; how: string }
        | { type: 'alert.acknowledged-late'; how: string; state: string },
    ): Promise<void> => {
      const recorded = { at: now.toISOString(), actor, alertId, deadline: alert.deadline_kind, ...said };
      if (incident) await recordNote(tx, incident, recorded);
      else await appendToSystem(tx, { type: said.type, recordedAt: now, actor, event: recorded });
    };
    if (alert.state === 'open') {
      await tx.query(
        `update alerts set state = 'acknowledged', next_step_at = null, acknowledged_at = $2, acknowledged_how = $3,
           acknowledged_by = $4 where id = $1`,
        [alertId, now, by.how, actor.id],
      );
      await note({ type: 'alert.acknowledged', how: by.how });
    } else if (alert.late_at === null && alert.acknowledged_by !== actor.id) {
      await tx.query('update alerts set late_at = $2 where id = $1', [alertId, now]);
      await note({ type: 'alert.acknowledged-late', how: by.how, state: alert.state });
    }
    return alert.state;
  });

/** Acknowledges all that a message is about, one by one. Says what they were before, in order. */
export const acknowledgeAll = async (
  deps: AcknowledgeDeps,
  alertIds: readonly string[],
  by: Acknowledging,
): Promise<Standing[]> => {
  const standings: Standing[] = [];
  for (const id of alertIds) {
    const standing = await acknowledgeAlert(deps, id, by);
    if (standing) standings.push(standing);
  }
  return standings;
};
