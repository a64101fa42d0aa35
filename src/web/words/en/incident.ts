import { answers } from './incident/answers.ts';
import { attachments } from './incident/attachments.ts';
import { decisions } from './incident/decisions.ts';
import { documents } from './incident/documents.ts';
import { desk } from './incident/desk.ts';
import { duties } from './incident/duties.ts';
import { events } from './incident/events.ts';
import { factClashes } from './incident/fact-clashes.ts';
import { exchange } from './incident/exchange.ts';
import { facts } from './incident/facts.ts';
import { filing } from './incident/filing.ts';
import { journal } from './incident/journal.ts';
import { notice } from './incident/notice.ts';
import { overview } from './incident/overview.ts';
import { people } from './incident/people.ts';
import { peopleFiles } from './incident/people-files.ts';
import { run } from './incident/run.ts';
import { report } from './incident/report.ts';

/** What the pages of an incident say in English. */
export const incident = {
  ...attachments,
  ...overview,
  ...events,
  ...decisions,
  ...desk,
  ...duties,
  ...documents,
  ...exchange,
  ...facts,
  ...factClashes,
  ...filing,
  ...report,
  ...run,
  ...people,
  ...peopleFiles,
  ...notice,
  ...journal,
  ...answers,
};
