import { remember } from './chart-setup.ts';
import type { UndertakenDuty } from './duties.ts';
import type { Mandate } from './mandates.ts';

/** A controller lets us notify in its place: it is owed that until its date. */
export const giveMandate = remember(({ context, event }) => {
  if (event.type !== 'mandate.given') return {};
  const { key, controller, scope, givenAt, proof, dueAt, at } = event;
  const mandate: Mandate = { key, controller, scope, givenAt, proof, endedAt: null };
  const duty: UndertakenDuty = {
    key,
    kind: 'authority.mandate',
    what: controller,
    dueAt,
    datedAt: at,
    outcome: null,
    endedAt: null,
  };
  return { mandates: [...context.mandates, mandate], duties: [...context.duties, duty] };
});

/** It stands no more, and nothing is owed of it. */
export const endMandate = remember(({ context, event }) =>
  event.type === 'mandate.ended'
    ? {
        mandates: context.mandates.map((one) =>
          one.key === event.key ? { ...one, endedAt: event.at } : one,
        ),
        duties: context.duties.map((duty) =>
          duty.key === event.key && duty.outcome === null
            ? { ...duty, outcome: 'dropped' as const, endedAt: event.at }
            : duty,
        ),
      }
    : {},
);
