/**
 * What a person may be here. Rights are given by an administrator; four eyes need at least two people. A guest is a
 * lawyer or a forensic firm: there for one incident, until an end.
 */
export const roles = ['administrator', 'handler', 'approver', 'auditor', 'reporter', 'guest'] as const;
export type RoleName = (typeof roles)[number];

/** How far a right reaches over incidents: every one, those that the person opened, or the one that they are named to. */
export type Scope = 'all' | 'own' | 'named';

type Grant = Partial<Record<RoleName, Scope>>;

const staff = { administrator: 'all', approver: 'all', handler: 'all' } as const satisfies Grant;
const readers = { ...staff, auditor: 'all' } as const satisfies Grant;
const administrators = { administrator: 'all' } as const satisfies Grant;

/**
 * The one table of who may do what. Every route names one of these rights; a restricted incident narrows all of them
 * to the people named in it. An auditor reads everything but how people are reached. Approving also asks, in the
 * chart, for another person than the author.
 */
const granted = {
  /** That an incident is there, and where it stands. */
  'incidents.see': { ...readers, reporter: 'own', guest: 'named' },
  /** To report a suspicion. */
  'incidents.report': { ...staff, reporter: 'own' },
  /** Everything in a case: journal, report, notice, deliveries. */
  'incidents.read': { ...readers, guest: 'named' },
  /** Files of a case: what there is, and those that may be released. */
  'attachments.read': readers,
  /** Files that are exempt: names, demands, how the firm is secured. */
  'attachments.open-exempt': staff,
  'facts.write': { ...staff, guest: 'named' },
  /** To handle a case: tell what happened, decide, take it or hand it over. */
  'incidents.write': staff,
  'notices.approve': { administrator: 'all', approver: 'all' },
  'people.write': staff,
  /** Who may see a case, and who has rights here at all. */
  'access.read': readers,
  'access.write': staff,
  'staff.read': staff,
  /** To open a restricted incident to oneself, with a reason. */
  'access.break-glass': administrators,
  'settings.read': readers,
  'contacts.read': staff,
  'settings.write': administrators,
  'tokens.manage': administrators,
} as const satisfies Record<string, Grant>;

/** What may be done. Every route names one. */
export type Permission = keyof typeof granted;

/** How far a role's right reaches; undefined where it has none. */
export const scopeOf = (role: RoleName, permission: Permission): Scope | undefined =>
  (granted[permission] as Grant)[role];

/** Whether a role may, on some incident at least. */
export const may = (role: RoleName, permission: Permission): boolean =>
  scopeOf(role, permission) !== undefined;
