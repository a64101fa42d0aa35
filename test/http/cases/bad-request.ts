import type { ProblemType } from '../../../src/problems.ts';
import type { Standing, Who } from '../scene.ts';

/** A request that must be refused, and the problem that must say so. */
export interface BadRequest {
  what: string;
  /** Default: the administrator, who may do everything. */
  by?: Who;
  method: string;
  /** `{aware}` and the like stand for that incident's id. */
  path: string;
  body?: unknown;
  raw?: string | Buffer;
  headers?: Record<string, string>;
  /** Sends this incident's current version as `If-Match`. */
  versionOf?: Standing;
  status: number;
  type: ProblemType;
  /** The pointers of `errors`, in any order; a `*` at the end stands for any rest. Default: none. */
  at?: string[];
  /** The code of the chart's refusal. */
  code?: string;
  /** The entry of the system's journal that tells of the refusal, and is all that changes. Default: nothing changes. */
  noted?: string;
}

export const nul = 'Skjult\u0000tekst';
export const surrogate = 'Skjult\uD800tekst';
/** Long enough for no field: 200,000 characters. */
export const endless = 'Skjult tekst '.repeat(15_400);
export const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

export const invalidAt = (...at: string[]) => ({ status: 422, type: 'invalid-input', at }) as const;
