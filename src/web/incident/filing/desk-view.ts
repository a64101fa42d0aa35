import type { ShownAttachment } from '../../../attachments/schemas.ts';
import type { AuthorityReport } from '../../../authority/report-document.ts';
import type { ShownRole } from '../../../authority/role/role-schemas.ts';
import type { ShownSheet } from '../../../authority/sheet-schemas.ts';
import type { Difference } from '../../../authority/differences.ts';
import type { ShownVersion } from '../../../authority/version-schemas.ts';
import type { Language } from '../../../languages.ts';
import type { Choice } from '../access-page.ts';
import { type CaseView, stateOf } from '../case-view.ts';
import type { MissingFacts } from '../missing-facts.ts';

/** What the desk is made from: the notice, the answers to the authority's form, and what became of earlier ones. */
export interface DeskView extends CaseView {
  /** The notice in work, else the one filed last, else a draft. */
  report: AuthorityReport;
  /** What is shown whole: that, or a draft of the facts as they are now. */
  document: AuthorityReport;
  /** The answers of the notice, and those that the facts would give now. */
  sheet: ShownSheet;
  draft: ShownSheet;
  versions: readonly ShownVersion[];
  /** What differs now from what the authority was given last. */
  since: { proposed: 'correction' | null; differences: readonly Difference[] };
  /** What the version that waits says otherwise than the one before it; null where it is the first. */
  change: { from: number; differences: readonly Difference[] } | null;
  attachments: readonly ShownAttachment[];
  /** Those who can be chosen as the one who filed it; none for who may not file. */
  staff: readonly Choice[];
  role: ShownRole | undefined;
  missing: MissingFacts | undefined;
  shown: { language: Language; content: 'latest' | 'draft' };
  delayDraft: string | undefined;
  /** The kind of notice that a link asked for. */
  askedKind: string | undefined;
}

/** What somebody does next with the notice, whoever it is. */
export type Stage = 'none' | 'preparing' | 'excepting' | 'reviewing' | 'filing' | 'rest';

/**
 * Where the notice stands. `rest`: nothing is in work, the authority has it, or somebody else gives it; `none`: there is
 * no notice of ours to give.
 */
export const stageOf = ({ incident }: CaseView): Stage => {
  const state = stateOf(incident, 'authority');
  const step = state.split('.').at(1);
  if (step === 'preparing' || step === 'excepting' || step === 'reviewing' || step === 'filing') return step;
  return state === 'notified' || state === 'withdrawn' ? 'rest' : 'none';
};

/** Whether a notice stands with the authority: filed, and not taken back. */
export const isFiled = ({ incident }: CaseView): boolean =>
  incident.filing.last !== null && incident.filing.last.kind !== 'withdrawal';
