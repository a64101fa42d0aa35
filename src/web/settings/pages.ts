import { Router } from 'express';
import type { Pages } from '../web-deps.ts';
import { createAccessReportPages } from './access-report-pages.ts';
import { createAuthorityFormPages } from './authority-form-pages.ts';
import { createAuthorityPages } from './authority-pages.ts';
import { createContactsPages } from './contacts-pages.ts';
import { createDutyPages } from './duty-pages.ts';
import { createEscalationPages } from './escalation-pages.ts';
import { createEvidencePages } from './evidence-pages.ts';
import { createHoldPages } from './hold-pages.ts';
import { createOrganisationPages } from './organisation-pages.ts';
import { createOverviewPages } from './overview-pages.ts';
import { createPeoplePages } from './people-pages.ts';
import { createReadinessPages } from './readiness-pages.ts';
import { createReachPages } from './reach-pages.ts';
import { createRegisterPages } from './register-pages.ts';
import { createRetentionPages } from './retention-pages.ts';
import { createTokensPages } from './tokens-pages.ts';

/** Everything under `/settings`: what must be in place before something happens. */
export const createSettingsPages: Pages = (deps) => {
  const router = Router();
  for (const create of [
    createOverviewPages,
    createReadinessPages,
    createOrganisationPages,
    createContactsPages,
    createReachPages,
    createEscalationPages,
    createDutyPages,
    createRegisterPages,
    createAuthorityPages,
    createAuthorityFormPages,
    createPeoplePages,
    createTokensPages,
    createRetentionPages,
    createAccessReportPages,
    createEvidencePages,
    createHoldPages,
  ])
    router.use(create(deps));
  return router;
};
