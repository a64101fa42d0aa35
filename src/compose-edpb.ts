import { exemptionBases, type ExemptionCode } from '../workflows/assessment/exemptions.ts';
import { readLateCourse } from './authority/delay-reason-draft.ts';
import { type BesideFacts, buildEdpbDocument } from './authority/exchange/build-document.ts';
import type { BuildEdpb } from './authority/reports.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db/transaction.ts';
import { delayReason } from './documents/delay-reason.ts';
import { wordsIn } from './documents/words.ts';
import { standingFacts } from './incidents/facts/standing.ts';
import type { Incident } from './incidents/incident.ts';
import { readFacts } from './incidents/incidents.ts';
import { readTypes } from './journal/journal.ts';
import { peopleFigures } from './notices/notice-effects.ts';
import { readTexts } from './notices/notice.ts';
import { approvedNotice, firstHandedOver } from './notices/sent-ledger.ts';
import { readOrganisation } from './register/register.ts';

interface Said {
  at: string;
  reason?: string;
  exemptionId?: string;
  code?: string;
  evidence?: Readonly<Record<string, string>>;
}

const isExemption = (code: string | undefined): code is ExemptionCode =>
  code !== undefined && Object.hasOwn(exemptionBases, code);

/** How many are not told, as field 103 says it where nobody decided about them; null before anything was let go. */
const shortfallOf = async (db: Db, incidentId: string): Promise<string | null> => {
  const figures = await peopleFigures(db, incidentId);
  if (!figures) return null;
  const counts = Object.entries(figures).map(([key, count]) => [key, String(count)]);
  return wordsIn('nb')('edpb.shortfall', Object.fromEntries(counts) as Record<string, string>);
};

/** What the journal, the clocks and the notice to the people say beside the facts. */
const readBeside = async (db: Db, incident: Incident, now: Date): Promise<BesideFacts> => {
  const { context } = incident.state;
  const entries = await readTypes(db, incident.id, [
    'notice.approved',
    'remainder.decided',
    'exemption.claimed',
  ]);
  const last = (type: string, holds: (said: Said) => boolean = () => true): Said | undefined =>
    entries
      .filter((entry) => entry.type === type)
      .map(({ body }) => (JSON.parse(body) as { event: Said }).event)
      .findLast(holds);
  const course = await readLateCourse(db, incident, now);
  const told = last('notice.approved');
  const notice = await approvedNotice(db, incident.id);
  const standing = context.exemptions.at(-1);
  const claimed = standing && last('exemption.claimed', ({ exemptionId }) => exemptionId === standing.id);
  const { rows } = await db.query<{ due_at: Date }>(
    `select due_at from deadlines where incident_id = $1 and kind = 'people.notice' and status = 'armed'`,
    [incident.id],
  );
  return {
    delayReason: course ? delayReason(course, 'nb') : null,
    peopleToldAt: notice ? ((await firstHandedOver(db, notice.id))?.toISOString() ?? null) : null,
    peopleDueAt: rows[0]?.due_at.toISOString() ?? null,
    noticeText: told ? (await readTexts(db, incident)).nb.email.text : null,
    shortfall: last('remainder.decided')?.reason ?? (await shortfallOf(db, incident.id)),
    exemption: isExemption(claimed?.code)
      ? { code: claimed.code, evidence: Object.values(claimed.evidence ?? {}).join('\n') }
      : null,
  };
};

/** The notice in the numbering of the EDPB's draft, from all that the record has. */
export const createBuildEdpb =
  (clock: Clock): BuildEdpb =>
  async (db, incident, report) => ({
    edpb: buildEdpbDocument({
      report,
      facts: standingFacts(await readFacts(db, incident.id)),
      organisation: await readOrganisation(db),
      beside: await readBeside(db, incident, clock.now()),
    }),
  });
