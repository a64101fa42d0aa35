import { setup, stateIn } from 'xstate';
import type { IncidentContext } from './context.ts';
import { effects } from './effects.ts';
import type { IncidentEvent, IncidentOpened } from './events.ts';
import { guards } from './guards.ts';

/** What every part of the chart is made with: its types, its guards and its effects by name. */
export const chartSetup = setup({
  types: {
    context: {} as IncidentContext,
    events: {} as IncidentEvent,
    input: {} as IncidentOpened,
  },
  actions: effects,
  guards,
});

/** An action that only changes what the chart remembers, for more than one kind of event. */
export const remember = chartSetup.assign.bind(chartSetup);

/** A risk is decided only of what is held to be a breach. */
export const isAware = stateIn({ case: 'aware' });

/** Somebody proposes not to notify the authority, and nobody has approved it. */
export const exceptionWaits = stateIn({ authority: { owed: 'excepting' } });
