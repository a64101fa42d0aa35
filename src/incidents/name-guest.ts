import type { NameGuest } from '../access/guests.ts';
import type { Clock } from '../clock.ts';
import { addNamed, namedIn } from './access-store.ts';
import { recordHouseEvent } from './house-events.ts';
import { lockIncident } from './store.ts';
import { sees } from './visible.ts';

/**
 * Names a guest to an incident that whoever lets them in sees. A restricted one gets one more person who sees it,
 * which stands in its journal.
 */
export const createNameGuest =
  (clock: Clock): NameGuest =>
  async (tx, { incidentId, personId, by }) => {
    if (!(await sees(tx, by, 'access.read', incidentId))) return false;
    const incident = await lockIncident(tx, incidentId);
    if (!incident?.restricted) return incident !== undefined;
    const before = await namedIn(tx, incidentId);
    if (before.includes(personId)) return true;
    const at = clock.now();
    await addNamed(tx, incidentId, personId, { personId: by.personId, at });
    await recordHouseEvent(tx, incident, {
      type: 'access.changed',
      at: at.toISOString(),
      actor: { kind: 'person', id: by.personId },
      restricted: true,
      named: [...before, personId],
    });
    return true;
  };
