import { remember } from './chart-setup.ts';
import { keepGrounds, renew } from './decision-actions.ts';
import type { NoticeSubmitted } from './events.ts';

/** Everybody who wrote on the notice, and whoever froze it. */
const authorsOf = ({ authors, actor }: NoticeSubmitted): string[] =>
  actor.kind === 'person' ? [...new Set([...authors, actor.id])] : [...authors];

/** The notice to the people is frozen: who wrote it, and its hash. A voluntary one starts the clock. */
const submitNotice = remember(({ context, event }) =>
  event.type === 'notice.submitted'
    ? {
        noticeAuthors: authorsOf(event),
        noticeHash: event.hash,
        noticeOwnApproval: null,
        peopleSince: context.peopleSince ?? event.at,
      }
    : {},
);

/** The notice to the people is approved; the reason of an author who approved alone is kept. */
export const approveNotice = remember(({ event }) =>
  event.type === 'notice.approved' ? { noticeOwnApproval: event.ownApprovalReason ?? null } : {},
);

/** No frozen notice to the people any more. */
export const dropNotice = remember({ noticeAuthors: [], noticeHash: null, noticeOwnApproval: null });

/** The duty towards the people arises now, unless it already had. Basis: GDPR art. 34(1). */
export const peopleDutyArises = remember(({ context, event }) => ({
  peopleSince: context.peopleSince ?? event.at,
}));

/** The duty towards the people falls away, and its clock with it. */
export const peopleDutyEnds = remember({ peopleSince: null });

/** How many people were not reached, or may not have been. */
export const countUntold = remember(({ event }) =>
  event.type === 'notice.settled' ? { untold: event.unknown + event.notTold } : {},
);

/** Asks the world to give the frozen notice to the people another standing. */
export const markNotice = (standing: 'submitted' | 'approved' | 'returned') =>
  ({ type: 'markNotice', params: { standing } }) as const;

/** The notice to the people is frozen and waits for approval: it rests on the facts as they are now. */
export const submittingNotice = [
  submitNotice,
  renew('notice'),
  markNotice('submitted'),
  keepGrounds('notice'),
] as const;
