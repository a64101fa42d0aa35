import type { Statistics } from './statistics.ts';

/** What is printed of a year. `createdAt` is ISO 8601. */
export interface YearOnPaper {
  createdAt: string;
  organisation: string;
  statistics: Statistics;
}
