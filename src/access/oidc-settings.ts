import { z } from 'zod';
import { hideSecrets } from '../hide-secrets.ts';
import { type RoleName, roles } from './permissions.ts';

const text = z.string().trim().min(1);

/** Roles that a claim can give. A guest is let in by a person, to one incident and until a day. */
const mappable: readonly string[] = roles.filter((role) => role !== 'guest');

const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

const issuer = text
  .refine((written) => URL.canParse(written), { error: 'must be an address: https://…', abort: true })
  .refine((written) => /^https?:/.test(written) && !/[?#]/.test(written), {
    error: 'must be an https address without ? and #',
    abort: true,
  })
  .refine((written) => !written.includes('/.well-known/'), {
    error: 'is the issuer alone: leave out /.well-known/openid-configuration',
  })
  .refine((written) => written.startsWith('https:') || isLoopback(new URL(written)), {
    error: 'must be https; http only for a provider on this machine',
  })
  .refine((written) => !/\.com\/(common|organizations|consumers)(\/|$)/.test(written), {
    error: 'must name your own tenant in place of common, organizations or consumers',
  });

const pair = /^(.+?)\s*=\s*([a-z]+)$/;

const pairsOf = (written: string) =>
  written
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [, value = '', role = ''] = pair.exec(one) ?? [];
      return { value, role };
    });

/** The environment's part for sign-in through a provider. */
export const oidcEnvironment = {
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_NAME: text.max(40, 'must have at most 40 characters').optional(),
  OIDC_ALLOWED_DOMAIN: text
    .regex(/^[\w-]+(\.[\w-]+)+$/, 'must be a domain: example.no')
    .toLowerCase()
    .optional(),
  OIDC_EMAIL_VERIFIED_CLAIM: text.default('email_verified'),
  OIDC_ROLE_CLAIM: text.optional(),
  OIDC_ROLES: text
    .refine((written) => pairsOf(written).length > 0 && pairsOf(written).every(({ value }) => value !== ''), {
      error: 'must be pairs, value=role, with commas between them',
      abort: true,
    })
    .refine((written) => pairsOf(written).every(({ role }) => mappable.includes(role)), {
      error: `must give one of these roles to each value: ${mappable.join(', ')}`,
    })
    .optional(),
};

type Written = { [Name in keyof typeof oidcEnvironment]?: string | undefined };

/** What is needed together, as faults by name. */
export const oidcFaults = (env: Written): string[] => {
  const needed = [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET];
  const rest = [env.OIDC_NAME, env.OIDC_ALLOWED_DOMAIN, env.OIDC_ROLE_CLAIM, env.OIDC_ROLES];
  return [
    ...([...needed, ...rest].some(Boolean) && !needed.every(Boolean)
      ? ['OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: are needed together']
      : []),
    ...(Boolean(env.OIDC_ROLE_CLAIM) === Boolean(env.OIDC_ROLES)
      ? []
      : ['OIDC_ROLE_CLAIM, OIDC_ROLES: are needed together']),
  ];
};

export interface OidcSettings {
  /** Exactly as the provider writes it: it is compared letter by letter. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Stands on the button. */
  name: string;
  /** The `hd` claim that an identity must have. */
  allowedDomain: string | undefined;
  /** The claim that says whether the address was verified. */
  emailVerifiedClaim: string;
  /** Which value of which claim gives which role; of several, the first in this order. */
  roles: { claim: string; map: { value: string; role: RoleName }[] } | undefined;
}

/** The provider that people may sign in through; undefined where none is set up. */
export const oidcSettings = (env: Written): OidcSettings | undefined => {
  if (!env.OIDC_ISSUER || !env.OIDC_CLIENT_ID || !env.OIDC_CLIENT_SECRET) return undefined;
  return hideSecrets(
    {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
      name: env.OIDC_NAME ?? new URL(env.OIDC_ISSUER).hostname,
      allowedDomain: env.OIDC_ALLOWED_DOMAIN,
      emailVerifiedClaim: env.OIDC_EMAIL_VERIFIED_CLAIM ?? 'email_verified',
      roles:
        env.OIDC_ROLE_CLAIM && env.OIDC_ROLES
          ? {
              claim: env.OIDC_ROLE_CLAIM,
              map: pairsOf(env.OIDC_ROLES).map(({ value, role }) => ({ value, role: role as RoleName })),
            }
          : undefined,
    },
    ['clientSecret'],
  );
};
