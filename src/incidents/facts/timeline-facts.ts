import { is, not } from './asked.ts';
import { booleanField, choiceField, instantField, textField } from './kinds.ts';

/** How the breach came to light. Source: EDPB template, draft 1.0, field 50. */
const discoveries = [
  'by-us',
  'by-processor',
  'by-data-subject',
  'by-external-party',
  'by-press',
  'other',
] as const;

/** When it was, and how it came to light. Awareness itself is the incident's, not a fact. */
export const timelineFacts = {
  breachBegan: instantField,
  breachEnded: { ...instantField, asked: not(is('breachOngoing', true)) },
  /** It goes on: there is no end to ask for. */
  breachOngoing: booleanField,
  /** The first sign that anybody had, whether it was understood or not. Told apart from awareness (EDPB 9/2022). */
  firstSignal: instantField,
  discovery: choiceField(discoveries),
  discoveryDescription: textField,
  /** Who told us, by role (a customer, the processor, the press), not by name; and when. */
  toldBy: textField,
  toldAt: instantField,
  /** When our processor was aware. Basis: GDPR art. 33(2). */
  processorAwareAt: instantField,
  /** On the times: why they are estimates, and what more there is to say of them. */
  timelineComments: textField,
} as const;
