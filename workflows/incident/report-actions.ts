import { remember } from './chart-setup.ts';

/** The notice to the authority is frozen: who wrote it, and its hash. */
export const submitReport = remember(({ event }) =>
  event.type === 'report.submitted'
    ? {
        reportAuthor: event.actor.kind === 'person' ? event.actor.id : null,
        reportHash: event.hash,
        reportOwnApproval: null,
      }
    : {},
);

/** The notice to the authority is approved; the reason of an author who approved alone is kept. */
export const approveReport = remember(({ event }) =>
  event.type === 'report.approved' ? { reportOwnApproval: event.ownApprovalReason ?? null } : {},
);

/** No frozen notice to the authority any more. */
export const dropReport = remember({ reportAuthor: null, reportHash: null, reportOwnApproval: null });

/** The clock towards the authority ends: with the notice, or with the word that it is not ours. */
export const authoritySettles = remember(({ event }) => ({
  authoritySettledAt: event.type === 'authority.notified' ? event.notifiedAt : event.at,
}));

/** Asks the world to give the frozen notice to the authority another standing. */
export const markReport = (standing: 'submitted' | 'approved' | 'returned' | 'filed') =>
  ({ type: 'markReport', params: { standing } }) as const;
