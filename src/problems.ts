/** Everything a caller can do wrong, with its HTTP status. A closed list: what is not here is our fault, and a 500. */
export const problems = {
  'malformed-body': { status: 400, title: 'The body is not what its content type says' },
  unauthenticated: { status: 401, title: 'A valid token is needed' },
  forbidden: { status: 403, title: 'Your role may not do this' },
  'bad-signature': { status: 403, title: 'The signature does not fit' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This method does not exist here' },
  'event-refused': { status: 409, title: 'The incident does not accept this now' },
  frozen: { status: 409, title: 'What was sent for approval cannot be changed' },
  'alert-over': { status: 409, title: 'The alert is over' },
  'under-way': { status: 409, title: 'Something like it is under way' },
  'in-use': { status: 409, title: 'Something that was done rests on this' },
  'on-hold': { status: 409, title: 'Varsla is on hold: nothing is sent' },
  gone: { status: 410, title: 'This is not there any more' },
  'stale-version': { status: 412, title: 'Somebody has changed this since you read it' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'invalid-input': { status: 422, title: 'Something in the request is not right' },
  'idempotency-mismatch': { status: 422, title: 'This idempotency key was used for another request' },
  'version-required': { status: 428, title: 'Say which version you have read' },
  'too-many-requests': { status: 429, title: 'This was asked too often' },
  'not-taken': { status: 502, title: 'The message was not taken' },
  'not-configured': { status: 503, title: 'This is not set up' },
} as const;

export type ProblemType = keyof typeof problems;

/** Ours, not the caller's: what is wrong stands in the log under the id that the answer names. */
export const internalProblem = { status: 500, title: 'Something went wrong here' } as const;

/** One thing that is wrong, and where: a JSON pointer (RFC 6901) into the body, or `?name` in the query. */
export interface FieldFault {
  pointer: string;
  detail: string;
}

/** What a problem may carry beside its detail. Never a value that somebody sent: it may be personal. */
export interface ProblemDetails {
  errors?: FieldFault[];
  accepts?: string[];
  code?: string;
}

/** The caller's fault, thrown by use cases and answered as an RFC 9457 problem. */
export class Problem extends Error {
  readonly type: ProblemType;
  readonly details: ProblemDetails;

  constructor(type: ProblemType, detail: string, details: ProblemDetails = {}) {
    super(detail);
    this.type = type;
    this.details = details;
  }
}

/** The commonest problem: one field is wrong. */
export const invalid = (pointer: string, detail: string): Problem =>
  new Problem('invalid-input', detail, { errors: [{ pointer, detail }] });
