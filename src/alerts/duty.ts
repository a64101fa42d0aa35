import type { Db } from '../db/transaction.ts';
import { lastOfficeHour } from '../deadlines/office-hours.ts';
import { isVisible, type Reader, seenBy } from '../incidents/visible.ts';
import { readOfficeHours } from '../register/register.ts';
import { isOnDuty, listAbsences, unmanned } from './absences.ts';
import { listContacts } from './store.ts';

/** A deadline that runs, and who is on duty when it expires. */
interface DutyDeadline {
  incidentId: string;
  reference: string;
  /** Only those named in the incident see it. */
  restricted: boolean;
  kind: string;
  /** Which of several duties of a dated kind. */
  key: string | null;
  dueAt: Date;
  onDuty: string[];
  /** The last hour of office time in which it can be met, and who is on duty then; null where there is none left. */
  lastOfficeHour: { from: string; to: string; onDuty: string[] } | null;
}

/** The duty list as it stands: who there is, who is on duty now, when nobody is, and who is when a deadline expires. */
export interface Duty {
  contacts: { id: string; name: string; absences: { from: Date; to: Date }[] }[];
  onDuty: string[];
  unmanned: { from: Date; to: Date }[];
  deadlines: DutyDeadline[];
}

/** Whose deadlines the list shows. */
interface WhoseDuty {
  /** Undefined: every incident's, for the service's own warnings and nobody's eyes. */
  reader?: Reader;
  /** Of this incident alone. */
  incidentId?: string | undefined;
}

/** Deadlines that run and have not passed: those that a reader sees, or all; of one incident where it is named. */
const running = async (db: Db, now: Date, { reader, incidentId }: WhoseDuty) => {
  const { rows } = await db.query<Omit<DutyDeadline, 'onDuty' | 'lastOfficeHour'> & { anchorAt: Date }>(
    `select d.incident_id as "incidentId", i.reference, i.restricted, d.kind, d.key, d.due_at as "dueAt", d.anchor_at as "anchorAt"
     from deadlines d join incidents i on i.id = d.incident_id
     where d.status = 'armed' and d.due_at > $1 and ($2::uuid is null or d.incident_id = $2)${reader ? ` and ${isVisible(3)}` : ''}
     order by d.due_at, i.reference, d.kind, d.id limit 1000`,
    [now, incidentId ?? null, ...(reader ? seenBy(reader, 'incidents.read') : [])],
  );
  return rows;
};

/** The list as it stands at `now`. */
export const readDuty = async (db: Db, now: Date, whose: WhoseDuty = {}): Promise<Duty> => {
  const contacts = await listContacts(db);
  const absences = await listAbsences(db, now);
  const ids = contacts.map(({ id }) => id);
  const onDuty = (at: Date): string[] => ids.filter((id) => isOnDuty(absences, id, at));
  const officeHours = await readOfficeHours(db);
  return {
    contacts: contacts.map(({ id, name }) => ({
      id,
      name,
      absences: absences.filter(({ contactId }) => contactId === id).map(({ from, to }) => ({ from, to })),
    })),
    onDuty: onDuty(now),
    unmanned: unmanned(ids, absences, now),
    deadlines: (await running(db, now, whose)).map(({ anchorAt, ...deadline }) => {
      const { dueAt } = deadline;
      const times = { anchorAt: anchorAt.toISOString(), dueAt: dueAt.toISOString() };
      const hour = lastOfficeHour(times, officeHours);
      return {
        ...deadline,
        onDuty: onDuty(dueAt),
        lastOfficeHour: hour && { ...hour, onDuty: onDuty(new Date(hour.from)) },
      };
    }),
  };
};
