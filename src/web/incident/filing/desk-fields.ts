import { fieldId } from '../form-parts.ts';
import type { DeskView } from './desk-view.ts';
import { mandateForm } from './mandates-part.ts';

/** The fields that can be wrong at the desk, for the summary: pointer to label, and to the field's id. */
export const deskFields = ({
  visit,
  attempt,
}: DeskView): { labels: Record<string, string>; anchors: Record<string, string> } => {
  const words = visit.words.incident;
  const form = mandateForm(attempt?.form ?? 'authority.notified', attempt?.values['key']);
  const at = { 'authority.phoned': words['phoned.when'] }[form] ?? words['filed.when'];
  const fields: Record<string, [label: string, field: string]> = {
    '/at': [at, 'at'],
    '/channel': [words['filed.channel'], 'channel'],
    '/reference': [words['filed.reference'], 'reference'],
    '/delayReason': [words['filed.delayReason'], 'delayReason'],
    '/filedBy': [words['filed.by'], 'filedBy'],
    '/proof': [form === 'mandate.given' ? words['mandates.proof'] : words['filed.proof'], 'proof'],
    '/followUpDueAt': [words['filed.followUp'], 'followUp'],
    '/kind': [words['kind.choose'], 'kind'],
    '/completeness': [words['completeness.choose'], 'completeness'],
    '/withdrawal': [words['withdrawal.reason'], 'withdrawalReason'],
    '/withdrawal/reason': [words['withdrawal.reason'], 'withdrawalReason'],
    '/withdrawal/code': [words['withdrawal.code'], 'withdrawalCode'],
    '/mandates': [words['mandates.covered'], 'mandates'],
    '/caseNumber': [words['told.caseNumber'], 'caseNumber'],
    '/documentNumber': [words['told.documentNumber'], 'documentNumber'],
    '/note': [words['phoned.note'], 'note'],
    '/controller': [words['controller.name'], 'controller'],
    '/scope': [words['told.scope'], 'scope'],
    '/givenAt': [words['mandates.givenAt'], 'given'],
    '/dueAt': [words['mandates.dueAt'], 'due'],
    '/reason': [form.startsWith('mandate.') ? words['mandates.endReason'] : words.returnReason, 'reason'],
    '/ownApprovalReason': [words['ownApproval.reason'], 'ownApprovalReason'],
    '/hash': [words['do.report.approved'], 'form'],
  };
  return {
    labels: Object.fromEntries(Object.entries(fields).map(([pointer, [label]]) => [pointer, label])),
    anchors: Object.fromEntries(
      Object.entries(fields).map(([pointer, [, field]]) => [pointer, fieldId(form, field)]),
    ),
  };
};
