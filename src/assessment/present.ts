import type { z } from 'zod';
import { shownFacts } from '../../workflows/assessment/factors.ts';
import { factOfAnswer } from '../../workflows/assessment/picture-of-facts.ts';
import { type ReasonCode, reasonSources } from '../../workflows/assessment/reasons.ts';
import type { Regime } from '../../workflows/regimes/regime.ts';
import type { Language } from '../languages.ts';
import { canonicalJson } from '../journal/chain.ts';
import type { Assessed, ChoiceReasons } from './make-assessment.ts';
import { sayDuty, sayPromise, sayScore, sayTurn } from './say.ts';
import type { shownAssessment, shownWeighing } from './schemas.ts';
import type { AssessmentRow } from './store.ts';
import type { IncidentWeighed } from './weigh-incident.ts';
import { assessmentWords } from './words/words-of.ts';

/** What the sentences are made with. */
export interface Telling {
  language: Language;
  thresholds: Regime['thresholds'];
  /** Staff by id. */
  names: ReadonlyMap<string, string>;
}

/** What an incident's facts amount to, with its sentences. */
export const presentWeighing = (
  weighed: IncidentWeighed,
  { language, thresholds, names }: Telling,
  choiceReasons: ChoiceReasons = {},
): z.input<typeof shownWeighing> => {
  const words = assessmentWords[language];
  const because = (code: ReasonCode) => ({
    code,
    source: reasonSources[code],
    sentence: words.reasons[code],
  });
  const { severity } = weighed;
  return {
    risk: weighed.risk,
    riskName: words.risks[weighed.risk],
    reasons: weighed.reasons.map(because),
    severity: {
      ...severity,
      sentence: sayScore(words, language, severity),
      choices: severity.choices.map((choice) => ({
        ...choice,
        name: words.parts[choice.part],
        reason: choiceReasons[choice.part] ?? null,
      })),
      flags: severity.flags.map((code) => ({ code, sentence: words.flags[code] })),
    },
    factors: weighed.factors.map(({ factor, restsOn, unknown }) => ({
      factor,
      name: words.factors[factor],
      restsOn: [...restsOn],
      unknown: [...unknown],
    })),
    duties: weighed.duties.map((proposal) => ({
      ...proposal,
      name: words.duties[proposal.duty],
      reasons: proposal.reasons.map(because),
      sentences: sayDuty(words, proposal),
    })),
    promises: weighed.promises.map(({ names: inWords, ...promise }) => ({
      ...promise,
      sentence: sayPromise(words, inWords[language]),
    })),
    open: weighed.open.map(({ question, turns }) => ({
      question,
      fact: factOfAnswer[question],
      asks: words.questions[question],
      turns: turns.map((turn) => ({ ...turn, sentence: sayTurn(words, question, turn, thresholds) })),
      sentence: turns.length === 0 ? words.turnsNothing : null,
    })),
    facts: weighed.facts.map((fact) => ({ ...fact, recordedBy: names.get(fact.recordedBy) ?? 'Varsla' })),
  };
};

const valuesOf = (facts: readonly { key: string; value: unknown }[]) =>
  new Map(facts.map(({ key, value }) => [key, value]));

/** The facts that are no longer what an assessment rested on. */
const changedSince = (
  then: readonly { key: string; value: unknown }[],
  now: readonly { key: string; value: unknown }[],
) => {
  const [before, after] = [valuesOf(then), valuesOf(now)];
  return shownFacts.flatMap((key) => {
    const [from, to] = [before.get(key) ?? null, after.get(key) ?? null];
    return canonicalJson(from) === canonicalJson(to) ? [] : [{ key, from, to }];
  });
};

/** An assessment as it was made, with what has changed since. */
export const presentAssessment = (
  row: AssessmentRow,
  telling: Telling,
  factsNow: readonly { key: string; value: unknown }[],
): z.input<typeof shownAssessment> => {
  const assessed = JSON.parse(row.body) as Assessed;
  return {
    ...presentWeighing(assessed, telling, assessed.choiceReasons),
    id: row.id,
    number: row.number,
    madeAt: row.madeAt.toISOString(),
    madeBy: telling.names.get(row.madeBy) ?? '',
    hash: row.hash.toString('hex'),
    outdated: changedSince(assessed.facts, factsNow),
  };
};
