import { z } from 'zod';
import { exemptionBases } from '../../workflows/assessment/exemptions.ts';
import { namesOf } from '../access/names.ts';
import type { Db } from '../db/transaction.ts';
import { type Route, route } from '../http/route.ts';
import type { DoorDeps } from '../incidents/door.ts';
import type { Incident } from '../incidents/incident.ts';
import { findIncident } from '../incidents/incidents.ts';
import type { Language } from '../languages.ts';
import { Problem } from '../problems.ts';
import { approvalBody, claimBody, endBody, shownExemption } from './exemption-schemas.ts';
import { type ExemptionRow, listExemptions } from './exemption-store.ts';
import { approveExemption } from './approve-exemption.ts';
import { claimExemption } from './claim-exemption.ts';
import { endExemption } from './end-exemption.ts';
import { isInForce, isWaiting } from './exemptions.ts';
import { incidentId, inLanguage } from './schemas.ts';
import { assessmentWords } from './words/words-of.ts';

const tag = 'Assessment';
const exemptionId = incidentId.extend({ exemptionId: z.uuid() });

const standingOf = (row: ExemptionRow, incident: Incident): 'claimed' | 'in-force' | 'ended' => {
  if (isInForce(row, incident)) return 'in-force';
  return isWaiting(row) ? 'claimed' : 'ended';
};

const present = (
  row: ExemptionRow,
  incident: Incident,
  names: ReadonlyMap<string, string>,
  language: Language,
): z.input<typeof shownExemption> => {
  const by = (id: string | null): string => names.get(id ?? '') ?? '';
  const duty = incident.state.context.duties.find(({ key }) => key === row.dutyKey);
  return {
    id: row.id,
    code: row.code,
    basis: exemptionBases[row.code],
    sentence: assessmentWords[language].exemptions[row.code],
    evidence: row.evidence,
    standing: standingOf(row, incident),
    claimed: { at: row.claimedAt.toISOString(), by: by(row.claimedBy) },
    approved: row.approvedAt && {
      at: row.approvedAt.toISOString(),
      by: by(row.approvedBy),
      ownApprovalReason: row.ownApprovalReason,
    },
    ended: row.endedAt && {
      at: row.endedAt.toISOString(),
      by: by(row.endedBy),
      reason: row.endReason ?? '',
    },
    duty: duty ? { key: duty.key, kind: duty.kind, dueAt: duty.dueAt, outcome: duty.outcome } : null,
  };
};

export const createExemptionRoutes = (deps: DoorDeps): Route[] => {
  const showAll = async (db: Db, incident: Incident, language: Language) => {
    const rows = await listExemptions(db, incident.id);
    const names = await namesOf(
      db,
      rows.flatMap(({ claimedBy, approvedBy, endedBy }) =>
        [claimedBy, approvedBy, endedBy].filter((id) => id !== null),
      ),
    );
    return rows.map((row) => present(row, incident, names, language));
  };
  /** The exemption that was just changed. */
  const show = async (db: Db, incident: Incident, id: string, language: Language) => ({
    headers: { ETag: `"${incident.version}"` },
    body: (await showAll(db, incident, language)).find((one) => one.id === id),
  });
  const common = { tag, query: inLanguage, version: 'optional' } as const;
  const answer = { description: 'The exemption', schema: shownExemption, headers: ['ETag'] };
  return [
    route({
      method: 'get',
      path: '/api/v1/incidents/{id}/exemptions',
      tag,
      summary: 'Why people need not be told, or not yet: what was claimed, approved and ended',
      permission: 'incidents.read',
      params: incidentId,
      query: inLanguage,
      responses: {
        200: {
          description: 'In the order in which they were claimed',
          schema: z.object({ items: z.array(shownExemption) }),
        },
      },
      handle: async ({ params, query }) => {
        const incident = await findIncident(deps.pool, params.id);
        if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
        return { body: { items: await showAll(deps.pool, incident, query.language) } };
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/api/v1/incidents/{id}/exemptions',
      summary: 'Claim an exemption from telling the people, with its evidence',
      description:
        'GDPR art. 34(3) a, b, c and personopplysningsloven § 16 a, b, d. It holds once another person has approved it. One of § 16 comes with a date of review, and that of art. 34(3)(c) with a public notice, each as a dated duty. The clock towards the authority goes on.',
      permission: 'incidents.write',
      params: incidentId,
      body: claimBody,
      idempotent: true,
      responses: { 201: answer },
      handle: async ({ params, query, body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const { incident, id } = await claimExemption(deps, tx, {
            incidentId: params.id,
            expectedVersion,
            reporter: requester,
            body,
          });
          return { status: 201, ...(await show(tx, incident, id, query.language)) };
        }),
    }),
    route({
      ...common,
      method: 'post',
      path: '/api/v1/incidents/{id}/exemptions/{exemptionId}/approval',
      summary: 'Approve an exemption that somebody else claimed',
      permission: 'notices.approve',
      params: exemptionId,
      body: approvalBody,
      idempotent: true,
      responses: { 200: answer },
      handle: async ({ params, query, body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const incident = await approveExemption(deps, tx, {
            incidentId: params.id,
            expectedVersion,
            reporter: requester,
            exemptionId: params.exemptionId,
            ownApprovalReason: body.ownApprovalReason ?? null,
          });
          return show(tx, incident, params.exemptionId, query.language);
        }),
    }),
    route({
      ...common,
      method: 'post',
      path: '/api/v1/incidents/{id}/exemptions/{exemptionId}/end',
      summary: 'End an exemption, or return one that waits for approval',
      permission: 'incidents.write',
      params: exemptionId,
      body: endBody,
      idempotent: true,
      responses: { 200: answer },
      handle: async ({ params, query, body, requester, expectedVersion }, transaction) =>
        transaction(async (tx) => {
          const incident = await endExemption(deps, tx, {
            incidentId: params.id,
            expectedVersion,
            reporter: requester,
            exemptionId: params.exemptionId,
            reason: body.reason,
          });
          return show(tx, incident, params.exemptionId, query.language);
        }),
    }),
  ];
};
