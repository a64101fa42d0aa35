import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { RenderDocumentation } from '../documentation/routes.ts';
import type { RenderProof } from '../documentation/proof-route.ts';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import { findIncidentKey } from '../incidents/incident-keys.ts';
import type { Sealing } from '../sealing.ts';
import type { Signing } from '../signing.ts';
import { caseParts } from './case-parts.ts';
import { gatherCase } from './gather-case.ts';
import { zipStream } from './zip-stream.ts';

interface CaseFileDeps {
  pool: pg.Pool;
  clock: Clock;
  sealing: Sealing;
  signing: Signing;
  pdf: { documentation: RenderDocumentation; proof: RenderProof };
}

export const createCaseFileRoute = (deps: CaseFileDeps): Route =>
  route({
    method: 'get',
    path: '/api/v1/incidents/{id}/case-file',
    tag: 'Evidence',
    summary: 'The whole case as one sealed ZIP file, which anybody can check with plain Node',
    description:
      'The internal documentation and the proof of notice as PDF and JSON, every frozen notice to the authority, the attachments, the journal, its signed heads, and verify.mjs. Signed with Ed25519 over a manifest with the SHA-256 of each file. People are counted, never named. That it was taken out stands in the journal. Check it with: npx varsla verify FILE.',
    permission: 'attachments.open-exempt',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({
      language: language.default('nb'),
      exempt: z
        .enum(['include', 'leave-out'])
        .default('include')
        .meta({ description: 'Attachments that are exempt from access; left out, their hashes stay' }),
    }),
    responses: { 200: { description: 'The case file', type: 'application/zip' } },
    handle: async ({ params, query, requester }) => {
      const gathered = await gatherCase(deps, {
        incidentId: params.id,
        personId: requester.personId,
        exempt: query.exempt === 'include',
      });
      const { documentation, proof } = gathered;
      const parts = caseParts(
        {
          pool: deps.pool,
          signing: deps.signing,
          key: await findIncidentKey(deps.pool, deps.sealing, params.id),
          language: query.language,
          pdf: {
            documentation: (chosen) => deps.pdf.documentation(documentation, chosen),
            proof: proof && ((chosen) => deps.pdf.proof(proof, chosen)),
          },
        },
        gathered,
      );
      return {
        stream: {
          type: 'application/zip',
          content: zipStream(parts, gathered.at),
          name: `${documentation.incident.reference}-${query.language}.zip`,
        },
      };
    },
  });
