import type { ShownIncident } from '../../incidents/schemas.ts';
import { inOslo } from '../frame.ts';
import { html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';

/** What a reporter sees of what they reported: their own words, where it stands, and with whom it is. Nothing else. */
export const reportedPage = (visit: SignedInVisit, incident: ShownIncident) => {
  const { rights, incident: words } = visit.words;
  const { reference, title, description, owner, status, detectedAt } = incident;
  return {
    title: reference,
    current: 'list' as const,
    narrow: true,
    body: html`<link rel="stylesheet" href="/assets/incident.css"><nav class="crumbs" aria-label="${words.crumbs}"><a class="ds-link" href="/">${words.allIncidents}</a> <span aria-hidden="true">/</span> ${reference}</nav>
      <h1 class="ds-heading" data-size="lg">${title}</h1>
      <p class="ds-paragraph lead">${rights.reportedThanks}</p>
      <dl class="answers"><dt>${rights.reportedStatus}</dt><dd>${rights[`reported.${status}`]}</dd>
        <dt>${rights.reportedWith}</dt><dd>${owner?.name ?? rights.reportedWithNobody}</dd></dl>
      <h2 class="ds-heading" data-size="xs">${rights.reportedTitle}</h2>
      <p class="ds-paragraph written">${description}</p>
      <p class="muted">${words.detected(inOslo(visit, detectedAt))}</p>
      <p class="ds-paragraph">${rights.reportedNext}</p>`,
  };
};
