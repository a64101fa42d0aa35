import { remember } from './chart-setup.ts';
import { endedExemption } from './exemptions.ts';

/** An exemption from telling the people stands from now on. */
export const rememberExemption = remember(({ context, event }) =>
  event.type === 'exemption.approved'
    ? { exemptions: [...context.exemptions, { id: event.exemptionId, reviewKey: event.reviewKey }] }
    : {},
);

/** The exemption that this event ends stands no more. */
export const forgetExemption = remember(({ context, event }) => {
  const ended = endedExemption(context.exemptions, event);
  return { exemptions: context.exemptions.filter((one) => one !== ended) };
});
