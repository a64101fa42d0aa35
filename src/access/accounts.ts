import type { Request } from 'express';
import type { Language } from '../languages.ts';
import type { Requester } from './tokens.ts';

/** Headers to set on the answer: the cookies of a session. */
export interface SessionHeaders {
  setCookies: string[];
}

/** What became of an attempt to sign in. A refusal tells a stranger nothing about which part was wrong. */
export type SignInOutcome =
  | ({ outcome: 'signed-in' } & SessionHeaders)
  | ({ outcome: 'second-factor-needed' } & SessionHeaders)
  | { outcome: 'refused' }
  | { outcome: 'locked'; minutes: number };

/** The beginning of a sign-in at the provider: where the browser goes next. */
export type ProviderStart =
  | ({ outcome: 'redirect'; location: string } & SessionHeaders)
  | { outcome: 'unreachable' }
  | { outcome: 'locked'; minutes: number };

/**
 * What became of a sign-in at the provider. `refused`: the provider knows them, we do not let them in. `failed`: it was
 * broken off, too old, used before, begun in another browser, or what came back could not be trusted.
 */
export type ProviderReturn =
  | ({ outcome: 'signed-in'; next: string } & SessionHeaders)
  | { outcome: 'refused' }
  | { outcome: 'failed' }
  | { outcome: 'unreachable' };

export interface SessionSummary {
  id: string;
  createdAt: string;
  expiresAt: string;
  userAgent: string | null;
  current: boolean;
}

export interface MemberSummary {
  personId: string;
  name: string;
  email: string;
  role: Requester['role'];
  secondFactor: boolean;
  disabled: boolean;
  /** Invited, and has not come yet. */
  invited: boolean;
  /** A guest's end, and the one incident that they are there for. */
  endsAt?: string;
  incidentId?: string;
}

/** Somebody to let in. A guest needs `endsAt` and `incident`; others have neither. */
export interface Invitation {
  name: string;
  email: string;
  role: Requester['role'];
  /** RFC 3339. From then on nothing of the guest works. */
  endsAt?: string | undefined;
  /** The incident's id. */
  incident?: string | undefined;
}

/** A form that was posted without a session: where to, and its fields in order. */
export interface KeptForm {
  path: string;
  fields: [name: string, value: string][];
}

/** Who signs in with a browser. Implemented over better-auth; nobody else imports it. */
export interface Accounts {
  /** The person behind the request's session cookie. */
  requesterOf(request: Request): Promise<Requester | undefined>;
  /**
   * Signs in with a password; a session that the browser had before is ended. Wrong passwords are counted by account
   * and address in the database: too many and the answer is `locked`, also for the right one.
   */
  signIn(request: Request, email: string, password: string): Promise<SignInOutcome>;
  /** The six digits of the authenticator, or a recovery code. */
  verifySecondFactor(request: Request, code: string): Promise<SignInOutcome>;
  /** The provider that people may sign in through, by the name that stands on the button. */
  provider: { name: string } | undefined;
  /** Begins a sign-in at the provider; `next` is a path of ours to go on to. Throws where there is no provider. */
  startAtProvider(request: Request, next: string, options: { otherAccount: boolean }): Promise<ProviderStart>;
  /** Ends it: the browser comes back with a code that is good once. Throws where there is no provider. */
  returnFromProvider(request: Request): Promise<ProviderReturn>;
  /** What a person can sign in with. */
  waysIn(by: Requester): Promise<{ password: boolean; provider: boolean }>;
  /** Whether somebody who signed in here before uses this browser: what they post is worth keeping. */
  knowsBrowser(request: Request): boolean;
  signOut(request: Request): Promise<SessionHeaders>;
  signOutEverywhere(request: Request): Promise<SessionHeaders>;
  sessions(request: Request): Promise<SessionSummary[]>;
  /**
   * The first start has no administrator: a one-time token, good for a day, makes the first. Undefined when there is
   * one. The page for it is /welcome?token=….
   */
  firstAdministratorToken(): Promise<string | undefined>;
  /** False when the token is wrong, used or too old. Throws `invalid-input` for a field that is not right. */
  createFirstAdministrator(
    token: string,
    input: { name: string; email: string; password: string },
  ): Promise<boolean>;
  /**
   * Adds a person who will choose a password through a one-time link (good for seven days), which is returned. Throws
   * `invalid-input` when the address or the name has an account, and for a guest without an end or an incident.
   */
  invite(by: Requester, input: Invitation): Promise<{ link: string }>;
  /**
   * A new link for somebody who was invited and has not come; the one from before is void. Throws `not-found`, and
   * `frozen` for somebody who has come: they ask for a new password themselves.
   */
  inviteAgain(by: Requester, personId: string): Promise<{ link: string }>;
  /** False when the link is wrong, used or too old. Throws `invalid-input` for a password that is too weak. */
  acceptInvitation(token: string, password: string): Promise<boolean>;
  /**
   * Sends a link by e-mail where the address has an account; says nothing of whether it has. Who came by the provider
   * and has no password gets none: whoever is shut out there would have a way around.
   */
  requestReset(request: Request, email: string): Promise<void>;
  /** As acceptInvitation, within the hour. Ends every session of the person and opens a lock. */
  resetPassword(token: string, password: string): Promise<boolean>;
  members(): Promise<MemberSummary[]>;
  /** Throws `frozen` for the last administrator, and `invalid-input` for the role of a guest, who is invited as one. */
  setRole(by: Requester, personId: string, role: Requester['role']): Promise<void>;
  /** Ends the person's sessions and API tokens at once. Throws `frozen` for the last administrator. */
  disable(by: Requester, personId: string): Promise<void>;
  /** The language of the pages and messages for a person. */
  setLanguage(by: Requester, language: Language): Promise<void>;
  /** Starts the second factor: the secret as otpauth address, and recovery codes, shown once. */
  startSecondFactor(
    request: Request,
    password: string,
  ): Promise<{ otpauth: string; recoveryCodes: string[] } | undefined>;
  /** Undefined when the digits are wrong. The session is renewed: the cookies must be set. */
  confirmSecondFactor(request: Request, code: string): Promise<SessionHeaders | undefined>;
  /** Undefined when the password is wrong. */
  stopSecondFactor(request: Request, password: string): Promise<SessionHeaders | undefined>;
  /** Whether the signed-in person has a second factor. */
  hasSecondFactor(by: Requester): Promise<boolean>;
  /**
   * Keeps what was typed into a form that came after its session had ended: sealed, for 30 minutes, one form a
   * person, for that person only; /kept offers it after sign-in. False when nobody has signed in with this browser
   * before, or the form is too large: then nothing is kept. Passwords and codes are left out.
   */
  keepForm(request: Request): Promise<boolean>;
  /** The form that waits for a person, if there is one. */
  keptForm(by: Requester): Promise<KeptForm | undefined>;
  dropKeptForm(by: Requester): Promise<void>;
}
