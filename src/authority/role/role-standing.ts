import type { RoleCheck } from './role-store.ts';

export const roleFaults = ['nobody', 'no-deputy', 'holder-gone', 'deputy-gone', 'overdue'] as const;
export type RoleFault = (typeof roleFaults)[number];

const day = 24 * 3_600_000;
/** A quarter: after so long somebody looks again who may file in Altinn. */
export const quarterMillis = 92 * day;

/** How many quarters have gone by since somebody looked. */
export const quartersSince = (checkedAt: Date, now: Date): number =>
  Math.floor((now.getTime() - checkedAt.getTime()) / quarterMillis);

export const dueAt = ({ checkedAt }: RoleCheck): Date => new Date(checkedAt.getTime() + quarterMillis);

/**
 * What keeps the notice from being filed on a Sunday: nobody holds the right, no deputy does, one of them has no access
 * here any more, or nobody has looked for a quarter. `here`: those who can use Varsla now.
 */
export const roleFaultsOf = (
  check: RoleCheck | undefined,
  here: ReadonlySet<string>,
  now: Date,
): RoleFault[] => {
  if (!check?.holderId) return ['nobody', ...(check && now >= dueAt(check) ? (['overdue'] as const) : [])];
  const { holderId, deputyId } = check;
  return [
    ...(here.has(holderId) ? [] : (['holder-gone'] as const)),
    ...(deputyId === null ? (['no-deputy'] as const) : here.has(deputyId) ? [] : (['deputy-gone'] as const)),
    ...(now >= dueAt(check) ? (['overdue'] as const) : []),
  ];
};

const said: Record<RoleFault, string> = {
  nobody: 'Nobody is recorded as the one who may file in Altinn.',
  'no-deputy': 'Nobody is recorded as deputy of the one who may file in Altinn.',
  'holder-gone': 'The one who may file in Altinn has no access to Varsla any more.',
  'deputy-gone': 'The deputy of the one who may file in Altinn has no access to Varsla any more.',
  overdue: 'Nobody has looked for a quarter who may file in Altinn.',
};

/** The faults in sentences without personal data. */
export const roleWarnings = (faults: readonly RoleFault[]): string[] =>
  faults.map((fault) => `${said[fault]} PUT /api/v1/authority/role.`);
