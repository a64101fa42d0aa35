import type { Response } from 'express';
import { may } from '../../access/permissions.ts';
import { type Problem, problems } from '../../problems.ts';
import { languages, type Language } from '../../languages.ts';
import { send } from '../frame.ts';
import type { SignedInVisit } from '../visit.ts';
import { uploadLimitOf, type WebDeps } from '../web-deps.ts';
import { accessPage } from './access-page.ts';
import { assessmentPage } from './assessment-page.ts';
import { attachmentsPage } from './attachments-page.ts';
import {
  type Attempt,
  type CaseView,
  isOpen,
  type JournalEntry,
  mayRecord,
  mayWrite,
  runningClocks,
  type ViewName,
} from './case-view.ts';
import type { Values } from './event-body.ts';
import { chartPage } from './chart-page.ts';
import { type ComparedDocument, exchangePage } from './exchange-page.ts';
import { factsPage } from './facts-page.ts';
import { narrowingFrom } from './journal-filter.ts';
import { journalPage, journalPageSize } from './journal-page.ts';
import { type CaseReader, createCaseReader } from './load-case.ts';
import { noticePage } from './notice-page.ts';
import { overviewPage } from './overview-page.ts';
import type { LookedUp } from './people/load-people.ts';
import type { CheckedList } from './people-check.ts';
import { peoplePage, problemStates } from './people-page.ts';
import { loadDesk } from './filing/load-desk.ts';
import { reportPage } from './report-page.ts';
import { reportedPage } from './reported-page.ts';

/** What a page was asked for beside the incident: its query, and a list of people that was sent in. */
export interface Asked {
  query: Readonly<Record<string, unknown>>;
  pasted?: string;
  checked?: CheckedList;
  /** Somebody who was looked up on the lists. */
  looked?: LookedUp;
  /** A document in the EDPB's numbering that was brought. */
  compared?: ComparedDocument;
  /** Reasons of an assessment that are being written. */
  written?: Values;
}

/** How far back the pages look for who did what. */
const recentEntries = 200;

type Page = ReturnType<typeof overviewPage>;
type Maker = (view: CaseView, read: CaseReader, asked: Asked) => Promise<Page> | Page;

export const languageFrom = (query: Asked['query'], otherwise: Language): Language =>
  languages.find((language) => language === query['language']) ?? otherwise;

export const contentFrom = (query: Asked['query']): 'latest' | 'draft' =>
  query['content'] === 'draft' ? 'draft' : 'latest';

const makers: Record<ViewName, Maker> = {
  async overview(view, read, { query }) {
    const alerts = await read.alerts();
    const duty =
      runningClocks(view.incident).length > 0 && may(view.visit.requester.role, 'settings.read')
        ? await read.duty()
        : undefined;
    const missing = mayWrite(view) && isOpen(view.incident) ? await read.missing() : undefined;
    return overviewPage(
      { ...view, alerts, duty, missing },
      typeof query['do'] === 'string' ? query['do'] : undefined,
    );
  },
  async facts(view, read, { query }) {
    const missing = mayRecord(view) && isOpen(view.incident) ? await read.missing() : undefined;
    return factsPage(view, missing, query['section']);
  },
  async assessment(view, read, { written }) {
    const { language } = view.visit;
    return assessmentPage({
      view,
      preview: await read.proposal(language),
      versions: await read.assessments(language),
      exemptions: await read.exemptions(language),
      written,
    });
  },
  report: async (view, read, { query }) =>
    reportPage(
      await loadDesk(view, read, query, {
        language: languageFrom(query, view.visit.language),
        content: contentFrom(query),
      }),
    ),
  exchange: async (view, read, { compared }) =>
    exchangePage(view, { versions: await read.versions(), faults: await read.exchangeFaults(), compared }),
  attachments: async (view, read) => attachmentsPage(view, await read.attachments()),
  async people(view, read, { pasted = '', checked, looked }) {
    const { people: count, standing } = await read.notice();
    const deliveries = await read.deliveries({ limit: '1' });
    const problems = [];
    if (deliveries.figures)
      for (const state of problemStates)
        problems.push(...(await read.deliveries({ state, limit: '101' })).items);
    const people = await read.people(view.visit);
    const run = await read.run();
    return peoplePage(view, { count, standing, deliveries, run, problems, pasted, checked, people, looked });
  },
  notice: async (view, read) =>
    noticePage(view, await read.notice(), mayWrite(view) ? await read.contacts() : []),
  async journal(view, read, { query }) {
    const narrowing = narrowingFrom(query);
    return journalPage(view, await read.narrowedJournal(narrowing, journalPageSize), narrowing);
  },
  chart: (view) => chartPage(view),
  access: async (view, read) =>
    accessPage(view, await read.access(), mayWrite(view) ? await read.staff() : []),
};

/** What others did since a version was shown, oldest first. */
const changesSince = (recent: readonly JournalEntry[], version: number): JournalEntry[] =>
  recent.filter(({ entry }) => entry.version > version && entry.event.actor.kind === 'person');

/**
 * Answers with a page of an incident as it is now. After a problem it is the same page again, with the status of the
 * problem and what was typed; a stale version also shows what changed meanwhile.
 */
export const answerCase = async (
  deps: WebDeps,
  response: Response,
  visit: SignedInVisit,
  page: {
    id: string;
    view: ViewName;
    asked: Asked;
    returned?: Omit<Attempt, 'changes'> & { version: number };
  },
): Promise<void> => {
  const { id, view, asked, returned } = page;
  const read = createCaseReader(deps.call, visit.requester, id);
  const incident = await read.incident();
  const status = (problem: Problem | undefined): number => (problem ? problems[problem.type].status : 200);
  if (view === 'overview' && !may(visit.requester.role, 'incidents.read')) {
    await send(response, visit, reportedPage(visit, incident), status(returned?.problem));
    return;
  }
  const recent = await read.recent(recentEntries);
  const attempt = returned && {
    ...returned,
    changes: returned.problem.type === 'stale-version' ? changesSince(recent, returned.version) : [],
  };
  const shown = await makers[view](
    { visit, incident, attempt, recent, uploadMaxBytes: uploadLimitOf(deps) },
    read,
    asked,
  );
  const unfit = asked.checked && asked.checked.faults.length > 0 ? 422 : 200;
  await send(response, visit, shown, returned ? status(returned.problem) : unfit);
};
