import type { Request, Response } from 'express';
import { may } from '../../access/permissions.ts';
import { type FactKey, factKeys } from '../../incidents/facts/vocabulary.ts';
import { Problem } from '../../problems.ts';
import { html } from '../html.ts';
import type { SignedInVisit } from '../visit.ts';
import { uploadLimitOf, type WebDeps } from '../web-deps.ts';
import type { CaseView } from './case-view.ts';
import { changeOf, isHalfSaid } from './fact-changes.ts';
import { shownIn, type TypedFact, typedFrom, typedIn } from './fact-fields.ts';
import { ofFact, ofOthers, ofPage } from './fact-pieces.ts';
import { isAbout, isCrossed, type Standing } from './fact-standing.ts';
import { createCaseReader } from './load-case.ts';
import { localParts } from './local-time.ts';
import { inOwnWords } from './own-words.ts';
import { saveFacts } from './save-facts.ts';
import { idOf, signedIn, valuesOf } from './send-form.ts';

/** How far back the history of a fact is read. */
const recentEntries = 200;

/** What is said of a fact that could not be saved; throws what the page cannot say. */
const faultIn = (visit: SignedInVisit, key: FactKey, problem: unknown): string => {
  if (!(problem instanceof Problem) || problem.type === 'not-found') throw problem;
  const said = inOwnWords(visit, problem);
  const { errors = [] } = said.details;
  return (errors.find(({ pointer }) => isAbout(key, pointer)) ?? errors[0])?.detail ?? said.message;
};

/**
 * With script: saves one fact as it is written, and answers with the pieces of the page that this changes. What was not
 * saved stays in its field with the reason; every answer but a lost one is 200.
 */
export const answerFact = async (deps: WebDeps, request: Request, response: Response): Promise<void> => {
  const visit = signedIn(response);
  const id = idOf(request);
  const values = valuesOf(request.body);
  const key = factKeys.find((one) => one === request.query['fact']);
  if (!may(visit.requester.role, 'facts.write'))
    throw new Problem('forbidden', `The role ${visit.requester.role} may not do this.`);
  if (!key) throw new Problem('invalid-input', 'There is no such fact.');
  const read = createCaseReader(deps.call, visit.requester, id);
  const viewNow = async (): Promise<CaseView> => ({
    visit,
    incident: await read.incident(),
    recent: await read.recent(recentEntries),
    attempt: undefined,
    uploadMaxBytes: uploadLimitOf(deps),
  });
  const before = await viewNow();
  const change = request.query['take'] === 'theirs' ? undefined : changeOf(values, key);
  const isTaken = change && isCrossed(before, key, change, shownIn(values, key));
  const isHalf = change !== undefined && isHalfSaid(key, change);
  let fault: string | undefined;
  if (change && !isTaken && !isHalf)
    try {
      await saveFacts({ deps, visit, id }, new Map([[key, change]]), values);
    } catch (problem) {
      fault = faultIn(visit, key, problem);
    }
  const view = await viewNow();
  const words = visit.words.incident;
  const stored = typedFrom(key, view.incident.facts);
  const isSaved = change !== undefined && !isTaken && !isHalf && fault === undefined;
  const typed: TypedFact = isSaved || !change ? stored : (typedIn(values, key) ?? stored);
  const said = isSaved
    ? words.savedAt(localParts(visit.now).time.replace(':', visit.language === 'en' ? ':' : '.'))
    : isHalf && !isTaken
      ? words.notSavedYet
      : undefined;
  const standing: Standing = { key, typed, stored, isCrossed: isTaken === true, fault, said, asks: true };
  const inFields = typedIn(values, key);
  const isRedrawn =
    (!change || isSaved) && (inFields?.value !== stored.value || inFields.time !== stored.time);
  const body = html`${ofFact({ view, standing, isRedrawn })}${ofOthers(view, key, values, before)}${ofPage(view, await read.missing(), key)}`;
  response
    .type('html')
    .set('Cache-Control', 'no-store')
    .send(String(await body));
};
