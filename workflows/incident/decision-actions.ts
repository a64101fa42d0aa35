import { remember } from './chart-setup.ts';
import { type Decision, outdatedFrom, without } from './decisions.ts';
import { mustNotifyAuthority, proposesException } from './guards.ts';

/**
 * The risk is decided anew: whatever was proposed or approved before is withdrawn. A level that spares the authority
 * proposes the exception; one that was recorded without asking for an approval takes it at once.
 */
export const decideRisk = remember(({ context, event }) => {
  if (event.type !== 'risk.assessed') return {};
  const proposes = proposesException(context, event);
  const spares = context.role !== 'processor' && !mustNotifyAuthority(context, event.level);
  return {
    risk: event.level,
    exception: proposes ? ('proposed' as const) : spares ? ('taken' as const) : null,
    exceptionAuthor: proposes && event.actor.kind === 'person' ? event.actor.id : null,
    exceptionHash: proposes ? (event.hash ?? null) : null,
    exceptionOwnApproval: null,
    outdated: without(context.outdated, 'risk'),
  };
});

/** The exception is taken; the reason of an author who approved alone is kept. */
export const takeException = remember(({ event }) =>
  event.type === 'exception.approved'
    ? { exception: 'taken' as const, exceptionOwnApproval: event.ownApprovalReason ?? null }
    : {},
);

/** Nobody proposes any more that the authority is not notified. */
export const dropException = remember({
  exception: null,
  exceptionAuthor: null,
  exceptionHash: null,
  exceptionOwnApproval: null,
});

/** The exception was not approved: the risk is undecided again, and rests on nothing. */
export const undecideRisk = remember(({ context }) => ({
  risk: null,
  exception: null,
  exceptionAuthor: null,
  exceptionHash: null,
  exceptionOwnApproval: null,
  outdated: without(context.outdated, 'risk'),
}));

/** What the facts now make of the decisions that stand. */
export const ageDecisions = remember(({ context, event }) =>
  'outdated' in event && event.outdated !== undefined
    ? { outdated: outdatedFrom(context.outdated, event.outdated, event.at) }
    : {},
);

/** A fresh yes: it rests on the facts as they are. */
export const confirmDecision = remember(({ context, event }) =>
  event.type === 'decision.confirmed' ? { outdated: without(context.outdated, event.decision) } : {},
);

/** A decision no longer stands, or is taken anew. */
export const renew = (decision: Decision) =>
  remember(({ context }) => ({ outdated: without(context.outdated, decision) }));

/** Asks the world to keep what a decision rests on. */
export const keepGrounds = (decision: Decision) => ({ type: 'keepGrounds', params: { decision } }) as const;
