import type { Role } from '../incident/events.ts';
import type { Regime } from '../regimes/regime.ts';
import { reaches } from '../regimes/regime.ts';
import { type ExemptionCode, isSecrecy } from './exemptions.ts';
import type { Proposal } from './propose.ts';
import type { ReasonCode } from './reasons.ts';

/** The duties that a breach can bring by law; what was promised beyond them stands beside. */
export const lawfulDuties = ['document', 'authority', 'people', 'controllers'] as const;
export type LawfulDuty = (typeof lawfulDuties)[number];

/**
 * `owed`; `not-owed`; `not-ours` where another fulfils it; `exempt` where the law releases though the risk is high;
 * `public-notice` where everybody is told in public instead of each (art. 34(3)(c)); `held` while something must be
 * kept secret (personopplysningsloven § 16).
 */
export const dutyOutcomes = ['owed', 'not-owed', 'not-ours', 'exempt', 'public-notice', 'held'] as const;
export type DutyOutcome = (typeof dutyOutcomes)[number];

export interface DutyProposal {
  duty: LawfulDuty;
  outcome: DutyOutcome;
  basis: string;
  /** Why. Never empty. */
  reasons: readonly ReasonCode[];
  /** The exemption that the outcome rests on, and whether it stands; null where it rests on none. */
  exemption: { code: ExemptionCode; approved: boolean } | null;
}

/** Who we are in the breach, and what was claimed. */
export interface Standing {
  role: Role;
  thresholds: Regime['thresholds'];
  /** Role `joint`: which controller fulfils the duty by the arrangement. Null counts as us. */
  authorityNotifier: 'us' | 'other' | null;
  peopleInformer: 'us' | 'other' | null;
  /** Exemptions that are in force, in the order in which they were approved. */
  exemptions: readonly ExemptionCode[];
}

const processor = { reasons: ['processor-tells-its-controllers'], exemption: null } as const;
const otherDoes = { outcome: 'not-ours', reasons: ['other-controller-fulfils-it'], exemption: null } as const;

const authority = ({ risk, reasons }: Proposal, standing: Standing): DutyProposal => {
  const duty = { duty: 'authority', basis: 'GDPR art. 33(1)' } as const;
  if (standing.role === 'processor') return { ...duty, outcome: 'not-ours', ...processor };
  if (standing.role === 'joint' && standing.authorityNotifier === 'other') return { ...duty, ...otherDoes };
  const outcome = reaches(risk, standing.thresholds.authority) ? 'owed' : 'not-owed';
  return { ...duty, outcome, reasons, exemption: null };
};

const released = (code: ExemptionCode): DutyOutcome => {
  if (code === 'disproportionate-effort') return 'public-notice';
  return isSecrecy(code) ? 'held' : 'exempt';
};

const people = (proposal: Proposal, standing: Standing): DutyProposal => {
  const { risk, reasons, exempt } = proposal;
  const duty = { duty: 'people', basis: 'GDPR art. 34(1)' } as const;
  if (standing.role === 'processor') return { ...duty, outcome: 'not-ours', ...processor };
  if (standing.role === 'joint' && standing.peopleInformer === 'other') return { ...duty, ...otherDoes };
  if (!reaches(risk, standing.thresholds.people))
    return { ...duty, outcome: 'not-owed', reasons: ['risk-is-not-high', ...reasons], exemption: null };
  const [code] = standing.exemptions.toSorted((a, b) => Number(isSecrecy(a)) - Number(isSecrecy(b)));
  if (code)
    return {
      ...duty,
      outcome: released(code),
      reasons: ['an-exemption-stands', ...reasons],
      exemption: { code, approved: true },
    };
  if (exempt)
    return {
      ...duty,
      outcome: 'exempt',
      reasons: [exempt, ...reasons],
      exemption: { code: 'risk-removed', approved: false },
    };
  return { ...duty, outcome: 'owed', reasons, exemption: null };
};

/**
 * What is proposed for each duty by law. Documentation is owed always; the duties of a processor do not hang on the
 * risk. An exemption releases from telling each person, and from nothing else. Basis: GDPR art. 33, 34.
 */
export const proposeDuties = (proposal: Proposal, standing: Standing): DutyProposal[] => [
  {
    duty: 'document',
    outcome: 'owed',
    basis: 'GDPR art. 33(5)',
    reasons: ['every-breach-is-documented'],
    exemption: null,
  },
  authority(proposal, standing),
  people(proposal, standing),
  {
    duty: 'controllers',
    basis: 'GDPR art. 33(2)',
    ...(standing.role === 'processor'
      ? { outcome: 'owed' as const, ...processor }
      : { outcome: 'not-owed' as const, reasons: ['we-are-no-processor' as const], exemption: null }),
  },
];
