import type { z } from 'zod';
import type { Permission } from '../access/permissions.ts';
import type { Requester } from '../access/tokens.ts';
import type { Db } from '../db/transaction.ts';
import type { Problem } from '../problems.ts';

type Shape = z.ZodType | undefined;
type Out<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined;

/** A file that came with a form, whole. Its name and type are the sender's word for it. */
export interface UploadedFile {
  name: string;
  /** As the sender calls it; empty where they say nothing. */
  type: string;
  content: Buffer;
}

/** What a handler is given: everything checked, the person known. */
export interface RouteRequest<Params extends Shape, Query extends Shape, Body extends Shape> {
  params: Out<Params>;
  query: Out<Query>;
  body: Out<Body>;
  /** Of a route that takes an upload, and only there. */
  file?: UploadedFile;
  requester: Requester;
  /** From `If-Match`; undefined when the route does not ask for one and none came. */
  expectedVersion: number | undefined;
}

/** What a handler answers: JSON, bytes of a named type, or content that is sent while it is made. */
export interface RouteAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  bytes?: { type: string; content: Uint8Array; name: string };
  stream?: { type: string; content: AsyncIterable<string | Uint8Array>; name: string };
}

interface RouteSchemas<Params extends Shape, Query extends Shape, Body extends Shape> {
  params?: Params;
  query?: Query;
  body?: Body;
}

/** Input that was refused field by field, and who sent it. */
export interface Refusal {
  problem: Problem;
  params: unknown;
  requester: Requester;
}

interface RouteBase {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As in OpenAPI: `/api/v1/incidents/{id}`. */
  path: string;
  summary: string;
  description?: string;
  tag: string;
  permission: Permission;
  /** `required`: 428 without `If-Match`. `optional`: honoured when given. */
  version?: 'required' | 'optional';
  /** Hears of refused input, so that it stands in the journal. */
  onRefused?: (refusal: Refusal) => Promise<void>;
  /** How large a body may be, in bytes. 1 MiB unless said. */
  bodyLimit?: number;
  /** The body is a form (multipart/form-data) with one file under `file`, at most so many bytes; `body` checks its other fields. */
  upload?: { maxBytes: number };
  /** Answers by status; the problems that every route can give are added. */
  responses: Record<
    number,
    {
      description: string;
      schema?: z.ZodType;
      /** Media types of bytes, beside the JSON of the schema. */
      type?: string | readonly string[];
      headers?: string[];
    }
  >;
}

/** A route as data: from it come the router, the checks, who may, and the OpenAPI document. */
export interface Route extends RouteBase, RouteSchemas<Shape, Shape, Shape> {
  handle: (
    request: RouteRequest<Shape, Shape, Shape>,
    transaction: <T>(work: (tx: Db) => Promise<T>) => Promise<T>,
  ) => Promise<RouteAnswer>;
  idempotent?: boolean;
}

/**
 * Declares a route with its types. A route whose work is one transaction takes it from the second argument, so that
 * an idempotency key is committed together with the work.
 */
export const route = <
  Params extends Shape = undefined,
  Query extends Shape = undefined,
  Body extends Shape = undefined,
>(
  definition: RouteBase &
    RouteSchemas<Params, Query, Body> & {
      /** Honours `Idempotency-Key`: the same key and body again gives the stored answer. */
      idempotent?: boolean;
      handle: (
        request: RouteRequest<Params, Query, Body>,
        transaction: <T>(work: (tx: Db) => Promise<T>) => Promise<T>,
      ) => Promise<RouteAnswer>;
    },
): Route => definition;
