import type { ApprovalFault } from './four-eyes.ts';

/** Why an event was refused. `field` names the field of the event that would have to be different, if one. */
export interface Refusal {
  code:
    | 'incident-closed'
    | 'incident-dismissed'
    | 'not-confirmed'
    | 'reason-missing'
    | 'delay-reason-missing'
    | 'wrong-kind'
    | ApprovalFault
    | 'follow-up-without-earlier'
    | 'new-cannot-be-withdrawn'
    | 'final-incomplete'
    | 'report-changed'
    | 'supplement-missing'
    | 'mandate-missing'
    | 'mandate-first-only'
    | 'mandate-unknown'
    | 'ends-by-filing'
    | 'ends-with-mandate'
    | 'unknown-duty'
    | 'decision-missing'
    | 'version-changed'
    | 'duty-open'
    | 'already-left'
    | 'no-such-duty'
    | 'frozen'
    | 'people-held'
    | 'decision-outdated'
    | 'not-outdated'
    | 'stale-deadline'
    | 'out-of-order';
  detail: string;
  field?: string;
}
