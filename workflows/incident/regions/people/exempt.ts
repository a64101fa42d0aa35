import { and } from 'xstate';
import { chartSetup, isAware } from '../../chart-setup.ts';
import { forgetExemption } from '../../exemption-actions.ts';
import { peopleDutyArises, submittingNotice } from '../../notice-actions.ts';

/** Where the end of the last exemption leads: to what the risk asks for. */
const ending = (holds: 'exemptionEnds' | 'reviewIsAnswered') =>
  [
    {
      guard: and([holds, 'noExemptionStays', 'highRiskStands']),
      target: '#incident.people.informing',
      actions: [forgetExemption, peopleDutyArises],
    },
    {
      guard: and([holds, 'noExemptionStays', 'riskIsUndecided']),
      target: '#incident.people.deciding',
      actions: forgetExemption,
    },
    {
      guard: and([holds, 'noExemptionStays']),
      target: '#incident.people.released',
      actions: forgetExemption,
    },
    { guard: holds, actions: forgetExemption },
  ] as const;

/**
 * The risk is high, and an exemption that was approved stands: people need not be told, or not yet, or in public. They
 * may all the same, where nothing must be kept secret. Basis: GDPR art. 34(3); personopplysningsloven § 16.
 */
export const exempt = chartSetup.createStateConfig({
  on: {
    'exemption.ended': ending('exemptionEnds'),
    'duty.fulfilled': ending('reviewIsAnswered'),
    'duty.dropped': ending('exemptionEnds'),
    'risk.assessed': {
      guard: and(['riskSparesPeople', isAware]),
      target: '#incident.people.released',
    },
    'notice.submitted': {
      guard: and(['isOpen', 'nothingIsSecret']),
      target: '#incident.people.informing.reviewing',
      actions: submittingNotice,
    },
    'facts.recorded': {
      guard: and(['isOpen', 'otherInformsPeople']),
      target: '#incident.people.delegated',
    },
  },
});
