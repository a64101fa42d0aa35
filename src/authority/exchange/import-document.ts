import { z } from 'zod';
import type { Db } from '../../db/transaction.ts';
import { instant, line, prose } from '../../http/fields.ts';
import { factsBody } from '../../incidents/facts/fact-schemas.ts';
import type { DoorDeps } from '../../incidents/door.ts';
import type { Incident, Reporter } from '../../incidents/incident.ts';
import { openIncident } from '../../incidents/open-incident.ts';
import { recordFacts } from '../../incidents/record-facts.ts';
import { Problem } from '../../problems.ts';
import { problemOf } from '../../http/problem-details.ts';
import { refuseFaults } from './check-document.ts';
import { factsFromDocument, type TakenFacts } from './facts-from-document.ts';
import type { EdpbDocument } from './field-types.ts';

/** A document, and what an incident has that the template does not ask for. */
export const importBody = z
  .strictObject({
    document: z.looseObject({}).meta({ description: 'Of the format edpb-2026-draft-1.0' }),
    title: line,
    role: z.enum(['controller', 'processor', 'joint']).default('controller'),
    detectedAt: instant
      .optional()
      .meta({ description: 'When it was discovered; the awareness of field 48 unless said' }),
  })
  .meta({ id: 'EdpbImport' });
export type ImportBody = z.output<typeof importBody>;

const described = ({ fields }: EdpbDocument): string => {
  const text = prose.safeParse(fields[62]);
  return text.success ? text.data : '–';
};

/**
 * Opens an incident from a document in the draft's numbering, through the ordinary door: opened with its awareness, then
 * its facts recorded with their source. Contradicting facts are refused together, and nothing is opened then. A
 * withdrawal takes something back and opens nothing.
 */
export const importDocument = async (
  deps: DoorDeps,
  tx: Db,
  body: ImportBody,
  reporter: Reporter,
): Promise<{ incident: Incident; told: TakenFacts }> => {
  const now = deps.clock.now();
  refuseFaults(body.document, now, '/document');
  const document = body.document as unknown as EdpbDocument;
  if (document.fields[4] === 'c')
    throw new Problem('invalid-input', 'A withdrawal opens no incident.', {
      errors: [{ pointer: '/document/fields/4', detail: 'A withdrawal opens no incident.' }],
    });
  const { 48: awareness } = document.fields;
  const aware = new Date(typeof awareness === 'string' ? awareness : NaN);
  const detectedAt = body.detectedAt ?? aware.toISOString();
  const future = [
    ...(aware > now ? [{ pointer: '/document/fields/48', detail: 'This lies in the future.' }] : []),
    ...(new Date(detectedAt) > aware
      ? [{ pointer: '/detectedAt', detail: 'It cannot be discovered after the awareness of field 48.' }]
      : []),
  ];
  if (future.length > 0) throw new Problem('invalid-input', 'The times do not fit.', { errors: future });
  const told = factsFromDocument(document);
  const facts = factsBody.safeParse(told.facts);
  if (!facts.success) throw problemOf(facts.error, 'body');
  const awareLater = aware.toISOString() !== detectedAt;
  const opened = await openIncident(
    deps,
    tx,
    {
      title: body.title,
      description: described(document),
      detectedAt,
      role: body.role,
      awareAt: aware.toISOString(),
      ...(awareLater && { awareReason: 'As notified (EDPB template, field 48).' }),
    },
    reporter,
  );
  const incident = await recordFacts(deps, tx, {
    incidentId: opened.id,
    expectedVersion: undefined,
    reporter,
    body: told.facts,
  });
  return { incident, told };
};
