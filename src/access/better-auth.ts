import { betterAuth } from 'better-auth';
import { genericOAuth, type GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type pg from 'pg';
import { hashPassword, longestPassword, passwordFits } from './passwords.ts';

/** A working day and a little: then the person signs in again. A session is not prolonged. */
export const sessionSeconds = 12 * 3600;

export interface AuthOptions {
  pool: pg.Pool;
  /** Signs cookies and seals the second factor's secrets. */
  secret: string;
  /** Cookies go over https only and are bound to this host. */
  secureCookies: boolean;
  newId(): string;
  /** Asked before each session: whether the user may have one. */
  maySignIn(userId: string): Promise<boolean>;
  /** A provider to sign in through. It is asked for its description when this is made: who waits for it waits for that. */
  provider?: GenericOAuthConfig;
}

/** Where the library sends a browser whose sign-in at the provider came to nothing. No page: it is looked for. */
export const failedPath = '/sign-in/oidc/failed';

/**
 * The sign-in library, over tables that our own migration makes. Its routes are not served: only the functions under
 * `api` are called. It reads the system's clock, not the injected one.
 */
export const createAuth = (options: AuthOptions) =>
  betterAuth({
    appName: 'Varsla',
    // Only cookies' attributes would depend on it, and those are set below.
    baseURL: 'http://localhost',
    secret: options.secret,
    database: options.pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    onAPIError: { errorURL: failedPath },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: longestPassword,
      password: {
        hash: hashPassword,
        verify: async ({ hash, password }) => passwordFits(hash, password),
      },
    },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: options.secureCookies ? '__Host-varsla' : 'varsla',
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: options.secureCookies,
      },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => options.newId() },
    },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => options.maySignIn(userId) } },
    },
    user: {
      modelName: 'account_users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'account_sessions',
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      fields: {
        userId: 'user_id',
        userAgent: 'user_agent',
        ipAddress: 'ip_address',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'account_credentials',
      // Who is tied to which identity is decided by our admission; the provider's tokens are not kept.
      accountLinking: { enabled: false },
      updateAccountOnSignIn: false,
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'account_verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      genericOAuth({ config: options.provider ? [options.provider] : [] }),
      twoFactor({
        issuer: 'Varsla',
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'account_second_factors',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  });

export type Auth = ReturnType<typeof createAuth>;
