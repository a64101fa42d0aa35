import type { RiskLevel } from '../regimes/regime.ts';
import { groundsAgainstRisk, groundsForHighRisk, isReadableByOthers } from './grounds.ts';
import { openQuestions } from './open-questions.ts';
import { type BreachPicture, withNature } from './picture.ts';
import type { OpenQuestion, ReasonCode } from './reasons.ts';
import { type Severity, severityOf } from './severity.ts';

/** What is proposed for the two duties, and why. A person decides, also against it. */
export interface Proposal {
  severity: Severity;
  /** The risk that the picture points to. */
  risk: RiskLevel;
  /** Why this risk, the weightiest first. Never empty. */
  reasons: readonly ReasonCode[];
  /** Whether people need not be told although the risk is high. Basis: GDPR art. 34(3)(b). */
  exempt: 'later-measures-removed-the-risk' | null;
  /** What is not known and was taken as the worst. */
  open: readonly OpenQuestion[];
}

/**
 * The risk that a picture points to, with its reasons. Reporting is the rule: a risk is unlikely only where one of
 * the listed grounds holds and no ground for a high risk does; a low score alone is no ground.
 * Basis: GDPR art. 33(1), 34(1), 34(3). Throws as `severityOf`.
 */
export const propose = (drawn: BreachPicture): Proposal => {
  const picture = withNature(drawn);
  const severity = severityOf(picture);
  const spares = groundsAgainstRisk(picture, severity);
  const raises = groundsForHighRisk(picture, severity);
  const open = openQuestions(drawn);
  const exempt = picture.mitigation === 'risk-removed' ? 'later-measures-removed-the-risk' : null;
  if (spares.length > 0 && raises.length === 0)
    return { severity, risk: 'unlikely', reasons: spares, exempt: null, open };
  if (raises.length > 0) return { severity, risk: 'high', reasons: raises, exempt, open };
  const readable = isReadableByOthers(picture, severity) && picture.intent === 'malicious';
  return {
    severity,
    risk: 'risk',
    reasons: [...(readable ? (['malicious-and-readable'] as const) : []), 'risk-cannot-be-ruled-out'],
    exempt: null,
    open,
  };
};
