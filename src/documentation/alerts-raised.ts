import type { DocumentedAlerts } from './documentation-document.ts';
import { type Entry, textOf } from './journal-entries.ts';

const outcomes = {
  'alert.acknowledged': 'acknowledged',
  'alert.acknowledged-late': 'acknowledged',
  'alert.unanswered': 'unanswered',
  'alert.method-failed': 'failed',
} as const;

/** What staff were alerted of, counted by clock, in the order in which the clocks first spoke. */
export const alertsIn = (entries: readonly Entry[]): DocumentedAlerts[] => {
  const found = new Map<string, DocumentedAlerts>();
  const of = (deadline: string): DocumentedAlerts => {
    const known = found.get(deadline) ?? { deadline, raised: 0, acknowledged: 0, unanswered: 0, failed: 0 };
    found.set(deadline, known);
    return known;
  };
  for (const entry of entries) {
    for (const effect of entry.effects)
      if (effect.type === 'alertStaff') of(effect.params.deadline).raised += 1;
    const outcome = outcomes[entry.type as keyof typeof outcomes];
    if (outcome) of(textOf(entry, 'deadline') ?? '')[outcome] += 1;
  }
  return [...found.values()];
};
