import type { z } from 'zod';
import type { Weighing } from '../assessment/proposal-view.ts';
import type { ShownAttachment } from '../../attachments/schemas.ts';
import type { Difference } from '../../authority/differences.ts';
import type { AuthorityReport } from '../../authority/report-document.ts';
import type { ShownRole } from '../../authority/role/role-schemas.ts';
import type { ShownSheet } from '../../authority/sheet-schemas.ts';
import type { ShownVersion } from '../../authority/version-schemas.ts';
import type { RouteCaller } from '../../http/call-route.ts';
import type { ShownIncident } from '../../incidents/schemas.ts';
import type { ShownRun } from '../../notices/run/run-routes.ts';
import type { noticeTexts } from '../../notices/notice-texts.ts';
import type { Requester } from '../../access/tokens.ts';
import type { Language } from '../../languages.ts';
import type { ShownAlert } from '../alerts/shown-alert.ts';
import type { Choice, ShownAccess } from './access-page.ts';
import type { Assessment } from './assessment-page.ts';
import type { ShownDuty } from '../settings/duty-view.ts';
import type { JournalEntry } from './case-view.ts';
import type { Sampled } from './notice-page.ts';
import type { Exemption } from './exemptions-card.ts';
import type { JournalNarrowing, NarrowedJournal } from './journal-filter.ts';
import { loadPeople } from './people/load-people.ts';
import type { SignedInVisit } from '../visit.ts';
import { type MissingFacts, missingFrom, type MissingItem } from './missing-facts.ts';

const api = '/api/v1/incidents/{id}';

export interface ShownNotice {
  standing: 'draft' | 'submitted' | 'approved';
  hash: string | null;
  texts: z.output<typeof noticeTexts>;
  faults: { pointer: string; code: string }[];
  smsSegments: Record<string, number>;
  smsCostly: Record<string, string[]>;
  people: number;
}

export interface ShownDeliveries {
  figures: { people: number; told: number; unknown: number; notTold: number; open: number } | null;
  items: {
    id: string;
    personId: string;
    channel: 'email' | 'sms';
    state: string;
    reason: string | null;
    updatedAt: string;
  }[];
}

/** Reads of one incident through the API's own routes. Each throws `not-found` for an incident that is not there. */
export const createCaseReader = (call: RouteCaller, requester: Requester, id: string) => {
  const read = async <T>(path: string, query?: Record<string, string>): Promise<T> =>
    (await call(requester, 'get', path, { params: { id }, ...(query && { query }) })).body as T;
  const journal = (after: number, limit: number) =>
    read<{ head: { position: number }; items: JournalEntry[] }>(`${api}/journal`, {
      after: String(after),
      limit: String(limit),
    });
  return {
    incident: () => read<ShownIncident>(api),
    journal,
    /** The newest entries that fit, oldest first. */
    narrowedJournal: (narrowing: JournalNarrowing, limit: number) =>
      read<NarrowedJournal>(`${api}/journal`, { ...narrowing, newest: 'true', limit: String(limit) }),
    /** The newest entries, oldest first. */
    async recent(count: number): Promise<JournalEntry[]> {
      const { head } = await journal(0, 1);
      return (await journal(Math.max(0, head.position - count), count)).items;
    },
    /** What is missing, by what it is missing for. */
    async missing(): Promise<MissingFacts> {
      return missingFrom((await read<{ items: MissingItem[] }>(`${api}/missing`)).items);
    },
    report: (content: 'latest' | 'draft') =>
      read<AuthorityReport>(`${api}/reports/authority`, { format: 'json', content }),
    sheet: (content: 'latest' | 'draft') =>
      read<ShownSheet>(`${api}/reports/authority/sheet`, { format: 'json', content }),
    sheetPdf: async (content: 'latest' | 'draft') =>
      (
        await call(requester, 'get', `${api}/reports/authority/sheet`, {
          params: { id },
          query: { format: 'pdf', content },
        })
      ).bytes,
    /** Every version of the notice that was frozen, oldest first. */
    versions: async () => (await read<{ items: ShownVersion[] }>(`${api}/reports`)).items,
    /** What differs now from what the authority was given last. */
    differences: () =>
      read<{ proposed: 'correction' | null; differences: Difference[] }>(
        `${api}/reports/authority/differences`,
      ),
    /** What a version says otherwise than the one before it. */
    versionDifferences: async (reportId: string) =>
      (await call(requester, 'get', `${api}/reports/{reportId}/differences`, { params: { id, reportId } }))
        .body as { from: { number: number } | null; differences: Difference[] },
    versionPdf: async (reportId: string, language: Language) =>
      (
        await call(requester, 'get', `${api}/reports/{reportId}`, {
          params: { id, reportId },
          query: { format: 'pdf', language },
        })
      ).bytes,
    /** The notice in the numbering of the EDPB's draft: of a version that was frozen, or of the record as it is now. */
    exchange: async (reportId?: string): Promise<unknown> =>
      (
        await (reportId === undefined
          ? call(requester, 'get', `${api}/reports/authority/edpb`, {
              params: { id },
              query: { content: 'draft' },
            })
          : call(requester, 'get', `${api}/reports/{reportId}/edpb`, { params: { id, reportId } }))
      ).body,
    /** The rules of the draft that the record as it is now breaks. */
    exchangeFaults: async () =>
      (await read<{ faults: { pointer: string; detail: string }[] }>(`${api}/reports/authority/edpb/faults`))
        .faults,
    attachments: async () => (await read<{ items: ShownAttachment[] }>(`${api}/attachments`)).items,
    attachmentContent: async (attachmentId: string) =>
      (
        await call(requester, 'get', `${api}/attachments/{attachmentId}/content`, {
          params: { id, attachmentId },
        })
      ).bytes,
    /** Who may file in Altinn. */
    authorityRole: async () => (await call(requester, 'get', '/api/v1/authority/role')).body as ShownRole,
    reportPdf: async (language: Language, content: 'latest' | 'draft') =>
      (
        await call(requester, 'get', `${api}/reports/authority`, {
          params: { id },
          query: { format: 'pdf', language, content },
        })
      ).bytes,
    /** Alerts of this incident to staff, the newest first. */
    async alerts(): Promise<ShownAlert[]> {
      const { body } = await call(requester, 'get', '/api/v1/alerts', {
        query: { incident: id, limit: '50' },
      });
      return (body as { items: ShownAlert[] }).items;
    },
    /** Who is on duty, now and when each running deadline of this incident expires. */
    duty: async () =>
      (await call(requester, 'get', '/api/v1/duty', { query: { incident: id } })).body as ShownDuty,
    access: () => read<ShownAccess>(`${api}/access`),
    /** Those who can be chosen, by name. */
    async staff(): Promise<Choice[]> {
      const { body } = await call(requester, 'get', '/api/v1/staff');
      return (body as { items: Choice[] }).items;
    },
    /** Why the notice is late, as the journal tells it; undefined while it is not. */
    delayDraft: async (language: Language) =>
      (await read<{ text: string | null }>(`${api}/delay-reason-draft`, { language })).text ?? undefined,
    /** What the facts amount to now. */
    proposal: (language: Language) => read<Weighing>(`${api}/assessments/preview`, { language }),
    /** Every version of the assessment, the newest first. */
    assessments: async (language: Language) =>
      (await read<{ items: Assessment[] }>(`${api}/assessments`, { language })).items,
    exemptions: async (language: Language) =>
      (await read<{ items: Exemption[] }>(`${api}/exemptions`, { language })).items,
    /** Staff who are alerted, with how they are reached. */
    contacts: async () =>
      ((await call(requester, 'get', '/api/v1/contacts')).body as { contacts: Sampled[] }).contacts,
    notice: () => read<ShownNotice>(`${api}/notice`),
    run: async () => (await read<ShownRun>(`${api}/notice/run`)).run,
    people: (visit: SignedInVisit) => loadPeople(call, visit, id),
    deliveries: (query: Record<string, string> = {}) => read<ShownDeliveries>(`${api}/deliveries`, query),
  };
};

export type CaseReader = ReturnType<typeof createCaseReader>;
