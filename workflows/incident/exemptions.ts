import type { IncidentEvent } from './events.ts';

/** An exemption from telling the people that stands. Basis: GDPR art. 34(3); personopplysningsloven § 16. */
export interface StandingExemption {
  id: string;
  /** The duty of review whose end ends it: something is kept secret until then. Null for those of art. 34(3). */
  reviewKey: string | null;
}

/** The one that an event ends: by its own word, or by the end of its review. */
export const endedExemption = (
  exemptions: readonly StandingExemption[],
  event: IncidentEvent,
): StandingExemption | undefined => {
  if (event.type === 'exemption.ended') return exemptions.find(({ id }) => id === event.exemptionId);
  if (event.type === 'duty.fulfilled' || event.type === 'duty.dropped')
    return exemptions.find(({ reviewKey }) => reviewKey === event.key);
  return undefined;
};
