import { remember } from './chart-setup.ts';
import type { UndertakenDuty } from './duties.ts';

/** A duty is undertaken: it runs from now to its date. */
export const undertake = remember(({ context, event }) => {
  if (event.type !== 'duty.undertaken') return {};
  const { key, kind, what, dueAt, at } = event;
  return {
    duties: [...context.duties, { key, kind, what, dueAt, datedAt: at, outcome: null, endedAt: null }],
  };
});

/** A duty gets another date, or ends. */
export const changeDuty = remember(({ context, event }) => {
  if (event.type !== 'duty.moved' && event.type !== 'duty.fulfilled' && event.type !== 'duty.dropped')
    return {};
  const change = (duty: UndertakenDuty): Partial<UndertakenDuty> => {
    if (event.type !== 'duty.moved')
      return { outcome: event.type === 'duty.fulfilled' ? 'fulfilled' : 'dropped', endedAt: event.at };
    return duty.dueAt === event.dueAt ? {} : { dueAt: event.dueAt, datedAt: event.at };
  };
  return {
    duties: context.duties.map((duty) =>
      duty.key === event.key && duty.outcome === null ? { ...duty, ...change(duty) } : duty,
    ),
  };
});
