import { may, type RoleName } from '../../access/permissions.ts';
import type { AuthorityReport } from '../report-document.ts';
import type { EdpbDocument } from './field-types.ts';

/** The document as a role sees it: the contacts of other parties (field 41) are for those who see contacts. */
export const documentFor = (role: RoleName, document: EdpbDocument): EdpbDocument => {
  if (may(role, 'contacts.read')) return document;
  const { 41: _contacts, ...fields } = document.fields;
  return { ...document, fields };
};

/** The content of a notice as a role sees it. */
export const reportFor = (role: RoleName, report: AuthorityReport): AuthorityReport =>
  report.edpb ? { ...report, edpb: documentFor(role, report.edpb) } : report;
