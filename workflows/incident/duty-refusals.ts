import { regimeById } from '../regimes/no-gdpr.ts';
import { openDuty } from './duties.ts';
import type { LaterEvent } from './events.ts';
import type { Refusal } from './refusal.ts';
import type { IncidentState } from './state.ts';

const byFiling: Refusal = {
  code: 'ends-by-filing',
  detail:
    'A duty of this kind opens with a notice that was filed incomplete, or with a mandate, and ends when the next notice to the authority is filed.',
};

/** Why an event about a duty with a date of its own was refused; undefined for any other event. */
export const dutyRefusal = ({ context }: IncidentState, event: LaterEvent): Refusal | undefined => {
  const { dated } = regimeById(context.regime);
  if (event.type === 'duty.undertaken' && dated[event.kind].endsByFiling)
    return { ...byFiling, field: 'kind' };
  if (event.type !== 'duty.moved' && event.type !== 'duty.fulfilled' && event.type !== 'duty.dropped')
    return undefined;
  const duty = openDuty(context.duties, event.key);
  if (!duty) return { code: 'unknown-duty', field: 'key', detail: 'There is no open duty with this key.' };
  if (event.type === 'duty.fulfilled' && dated[duty.kind].endsByFiling) return { ...byFiling, field: 'key' };
  if (event.type === 'duty.dropped')
    return {
      code: 'ends-with-mandate',
      field: 'key',
      detail: 'What is owed under a mandate ends with the mandate: report mandate.ended, with the reason.',
    };
  return {
    code: 'decision-missing',
    field: 'decision',
    detail: 'A duty of this kind ends only with the decision that was taken: write it down.',
  };
};
