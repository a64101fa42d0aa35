import type pg from 'pg';
import type { BuildSheet } from './authority/reports.ts';
import type { BesideSheet } from './authority/sheet-routes.ts';
import { readLateCourse } from './authority/delay-reason-draft.ts';
import type { FormDocument } from './authority/form/form-document.ts';
import { formInForce, formName } from './authority/form/form-in-force.ts';
import { readRole } from './authority/role/role.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db/transaction.ts';
import { answerSheet } from './documents/answer-sheet.ts';
import { delayReason } from './documents/delay-reason.ts';
import { standingFacts } from './incidents/facts/standing.ts';
import { readFacts } from './incidents/incidents.ts';

/** Answers the authority's form that is in force: its data, the notice, and what the record knows beside it. */
export const createBuildSheet =
  (shipped: FormDocument, clock: Clock): BuildSheet =>
  async (db, incident, report) => {
    const now = clock.now();
    const form = await formInForce(db, shipped, now);
    const course = await readLateCourse(db, incident, now);
    const sheet = answerSheet(form.document, {
      report,
      facts: standingFacts(await readFacts(db, incident.id)),
      delay: course ? delayReason(course, 'nb') : null,
    });
    return { form: formName(form), sheet };
  };

/** What the printed sheet says beside the answers. */
export const createReadBeside =
  (shipped: FormDocument) =>
  async (db: Db | pg.Pool, now: Date): Promise<BesideSheet> => {
    const { document } = await formInForce(db, shipped, now);
    const { holder, deputy } = await readRole(db, now);
    return {
      organisationNumber: document.authority.organisationNumber ?? null,
      holders: [holder, deputy].flatMap((one) => (one?.isHere ? [one.name] : [])),
    };
  };
