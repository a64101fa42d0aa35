import type { ExportingRoute } from './journal/record-exports.ts';

const always = (): boolean => true;

const holdsFile = (body: unknown): boolean => (body as { file?: unknown }).file !== null;

/**
 * Routes by which files leave the house, and those that show contact data while a list is being made: each leaves an
 * entry in the journal of the house. What looks people up, the rejected rows, the case file, exempt attachments and the
 * export of the register of breaches write entries of their own.
 */
export const exportingRoutes: Readonly<Record<string, ExportingRoute>> = {
  'GET /api/v1/incidents/{id}/documentation': { what: 'documentation', data: always },
  'GET /api/v1/incidents/{id}/notice/proof': { what: 'proof-of-notice', data: always },
  'GET /api/v1/incidents/{id}/reports/authority': { what: 'authority-report' },
  'GET /api/v1/incidents/{id}/reports/{reportId}': { what: 'authority-report' },
  'GET /api/v1/incidents/{id}/reports/authority/sheet': { what: 'answer-sheet' },
  'GET /api/v1/incidents/{id}/reports/authority/edpb': { what: 'edpb-template', data: always },
  'GET /api/v1/incidents/{id}/reports/{reportId}/edpb': { what: 'edpb-template', data: always },
  'GET /api/v1/incidents/{id}/attachments/{attachmentId}/content': { what: 'attachment' },
  'GET /api/v1/breach-register/statistics': { what: 'breach-statistics' },
  'GET /api/v1/breach-register/imports/{importId}/rejected': { what: 'older-breaches-rejected' },
  'GET /api/v1/register/spreadsheet': { what: 'register' },
  'GET /api/v1/incidents/{id}/people/imports': {
    what: 'people-file',
    data: (body) => (body as { items: unknown[] }).items.some(holdsFile),
    onceAnHour: true,
  },
  'GET /api/v1/incidents/{id}/people/imports/{importId}': {
    what: 'people-file',
    data: holdsFile,
    onceAnHour: true,
  },
};
