import { createAlertMemberPages } from './alert-member-pages.ts';
import { createDocumentPages } from './incident/document-pages.ts';
import { createIncidentPages } from './incident/pages.ts';
import { createListPages } from './list-pages.ts';
import { createMisdirectedPages } from './misdirected-pages.ts';
import { createReportPages } from './report-pages.ts';
import { createRestrictedPages } from './restricted-pages.ts';
import { createSettingsPages } from './settings/pages.ts';
import type { Pages } from './web-deps.ts';

/** The pages for those who are signed in. A test tries whatever stands in one of these with every role. */
export const memberPages: readonly Pages[] = [
  createListPages,
  createReportPages,
  createMisdirectedPages,
  createIncidentPages,
  createDocumentPages,
  createAlertMemberPages,
  createSettingsPages,
  createRestrictedPages,
];
