import type { Router } from 'express';
import type { Accounts } from '../access/accounts.ts';
import type { SignedAlerts } from '../alerts/signed-alert.ts';
import type { Clock } from '../clock.ts';
import type { RouteCaller } from '../http/call-route.ts';
import type { GenuineNotice } from '../notices/find-genuine.ts';
import type { Log } from '../log.ts';

/** What the pages are made from. They reach the product only through the API's routes, in this process. */
export interface WebDeps {
  call: RouteCaller;
  accounts: Accounts;
  /** The notice to people whose reference somebody typed. */
  findGenuine?: (typed: string) => Promise<GenuineNotice | undefined>;
  /** What links in alerts to staff lead to, without signing in. */
  signedAlerts?: SignedAlerts;
  clock: Clock;
  log: Log;
  /** The address that people use, without a slash at the end. */
  publicUrl: () => string;
  /** The largest file that a form may bring, in bytes; 10 MiB unless said. */
  uploadMaxBytes?: number;
  /** When any process last checked the clocks; undefined before the first time. */
  lastCheckedAt?: () => Promise<Date | undefined>;
  /** Whether nothing may leave the house now: said on every page. */
  isHeld?: () => Promise<boolean>;
}

/** The largest file that a form may bring, in bytes. */
export const uploadLimitOf = ({ uploadMaxBytes = 10 * 1024 * 1024 }: WebDeps): number => uploadMaxBytes;

/** A part of the pages: its addresses, mounted behind session and CSRF checks. */
export type Pages = (deps: WebDeps) => Router;
