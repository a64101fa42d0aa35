/** What a person may be here. Basis: issue of rights by an administrator; four eyes need at least two people. */
export const roles = ['administrator', 'handler', 'approver', 'auditor'] as const;
export type RoleName = (typeof roles)[number];

/** What may be done. Every route names one. */
export type Permission =
  | 'incidents.read'
  | 'incidents.write'
  | 'notices.approve'
  | 'people.write'
  | 'settings.read'
  | 'contacts.read'
  | 'settings.write'
  | 'tokens.manage';

/**
 * The one table of who may do what. An auditor reads everything but how people are reached. Approving also asks, in
 * the chart, for another person than the author.
 */
const granted: Record<RoleName, readonly Permission[]> = {
  administrator: [
    'incidents.read',
    'incidents.write',
    'notices.approve',
    'people.write',
    'settings.read',
    'contacts.read',
    'settings.write',
    'tokens.manage',
  ],
  approver: [
    'incidents.read',
    'incidents.write',
    'notices.approve',
    'people.write',
    'settings.read',
    'contacts.read',
  ],
  handler: ['incidents.read', 'incidents.write', 'people.write', 'settings.read', 'contacts.read'],
  auditor: ['incidents.read', 'settings.read'],
};

/** Whether a role may. */
export const may = (role: RoleName, permission: Permission): boolean => granted[role].includes(permission);
