import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { withSnapshot } from '../db/transaction.ts';
import { language } from '../http/fields.ts';
import { type Route, route } from '../http/route.ts';
import type { Incident } from '../incidents/incident.ts';
import { findIncident } from '../incidents/incidents.ts';
import type { Language } from '../languages.ts';
import { approvedNotice, messagesOf } from '../notices/sent-ledger.ts';
import { Problem } from '../problems.ts';
import { buildProof } from './build-proof.ts';
import { proofCsv, type ProofCsvWords } from './proof-csv.ts';
import type { NoticeProof } from './proof-document.ts';

/** Makes the PDF; lent by the composition, which owns the renderer. */
export type RenderProof = (proof: NoticeProof, language: Language) => Promise<Uint8Array>;

export const createProofRoute = (
  { pool, clock }: { pool: pg.Pool; clock: Clock },
  render: RenderProof,
  csvWords: (language: Language) => ProofCsvWords,
): Route => {
  const find = async (db: Parameters<typeof findIncident>[0], id: string) => {
    const incident = await findIncident(db, id);
    if (!incident) throw new Problem('not-found', 'There is no incident with this id.');
    const notice = await approvedNotice(db, incident.id);
    if (!notice)
      throw new Problem(
        'event-refused',
        'No notice to the people has been approved: there is nothing to prove yet.',
        { code: 'notice-not-approved' },
      );
    return { incident, notice };
  };
  const nameOf = ({ reference }: Incident, asked: Language, ending: string): string =>
    `${reference}-art-34-${asked}.${ending}`;
  return route({
    method: 'get',
    path: '/api/v1/incidents/{id}/notice/proof',
    tag: 'People',
    summary: 'Proof that the people were told, as PDF, JSON, or CSV with a row a message',
    description:
      'The list frozen when, with count and hash; the approved texts with their hashes; the approval; how many were told, told without confirmation, not told or are uncertain; by channel and by day; failures by kind; decisions on the remainder. Never names or addresses. "Delivered" means that a server confirmed receipt, not that anybody has read it.',
    permission: 'incidents.read',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({
      language: language.default('nb'),
      format: z.enum(['pdf', 'json', 'csv']).default('pdf'),
    }),
    responses: {
      200: {
        description: 'The proof',
        schema: z.looseObject({ format: z.literal('varsla-proof-of-notice@1') }).meta({ id: 'NoticeProof' }),
        type: ['application/pdf', 'text/csv'],
      },
      409: { description: 'Nothing was approved yet' },
    },
    handle: async ({ params, query }) => {
      if (query.format === 'csv') {
        const { incident, notice } = await find(pool, params.id);
        return {
          stream: {
            type: 'text/csv; charset=utf-8',
            content: proofCsv(messagesOf(pool, notice.id), csvWords(query.language)),
            name: nameOf(incident, query.language, 'csv'),
          },
        };
      }
      const { incident, proof } = await withSnapshot(pool, async (db) => {
        const found = await find(db, params.id);
        const { incident: one, notice } = found;
        return { incident: one, proof: await buildProof(db, one, notice, clock.now()) };
      });
      if (query.format === 'json') return { body: proof };
      return {
        bytes: {
          type: 'application/pdf',
          content: await render(proof, query.language),
          name: nameOf(incident, query.language, 'pdf'),
        },
      };
    },
  });
};
