import type { ExemptionCode } from '../../workflows/assessment/exemptions.ts';
import { shownFacts } from '../../workflows/assessment/factors.ts';
import { weigh, type Weighing } from '../../workflows/assessment/weigh.ts';
import { regimeById } from '../../workflows/regimes/no-gdpr.ts';
import type { Db } from '../db/transaction.ts';
import type { Fact } from '../incidents/facts/vocabulary.ts';
import type { Incident } from '../incidents/incident.ts';
import { readFacts } from '../incidents/incidents.ts';
import { readRegister } from '../register/register.ts';
import { listExemptions } from './exemption-store.ts';
import { isInForce } from './exemptions.ts';
import { type OwnPromise, ownPromises } from './own-promises.ts';

/** A fact as an assessment rested on it. */
export interface RestedOn extends Fact {
  key: string;
  recordedAt: string;
  recordedBy: string;
}

/** What an incident's facts amount to now. */
export interface IncidentWeighed extends Weighing {
  facts: readonly RestedOn[];
  promises: readonly OwnPromise[];
}

const promisesOf = async (db: Db): Promise<OwnPromise[]> => {
  const register = await readRegister(db);
  return register ? ownPromises(register) : [];
};

const exemptionsInForce = async (db: Db, incident: Incident): Promise<ExemptionCode[]> =>
  (await listExemptions(db, incident.id)).filter((row) => isInForce(row, incident)).map(({ code }) => code);

/** Weighs an incident from its present facts, the exemptions in force and the firm's promises. Changes nothing. */
export const weighIncident = async (db: Db, incident: Incident): Promise<IncidentWeighed> => {
  const { context } = incident.state;
  const rows = await readFacts(db, incident.id);
  const weighing = weigh(Object.fromEntries(rows.map((row) => [row.key, row])), {
    role: incident.role,
    thresholds: regimeById(context.regime).thresholds,
    authorityNotifier: context.authorityNotifier,
    peopleInformer: context.peopleInformer,
    exemptions: await exemptionsInForce(db, incident),
  });
  return {
    ...weighing,
    facts: rows
      .filter(({ key }) => shownFacts.includes(key))
      .map(({ recordedAt, ...fact }) => ({ ...fact, recordedAt: recordedAt.toISOString() })),
    promises: await promisesOf(db),
  };
};
