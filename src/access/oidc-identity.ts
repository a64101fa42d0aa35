import { emailAddress, line } from '../http/fields.ts';
import type { OidcSettings } from './oidc-settings.ts';
import type { RoleName } from './permissions.ts';

/** What a provider says of somebody, in claims whose source was verified. */
export type Claims = Record<string, unknown>;

/** Somebody as a provider knows them. */
export interface Identity {
  /** Issuer and subject: the same subject at another issuer is somebody else. */
  key: string;
  /** In lower case. Undefined when there is none that could be one. */
  email: string | undefined;
  emailVerified: boolean;
  /** One line: the name, else the address. */
  name: string;
  /** The role that the claim gives; undefined when it gives none, or roles are not mapped. */
  role: RoleName | undefined;
  /** False for one of another domain than the allowed one. */
  ofAllowedDomain: boolean;
}

/** A claim by its own name, which may hold dots and slashes, else by its path: `realm_access.roles`. */
const claimOf = (claims: Claims, name: string): unknown => {
  if (Object.hasOwn(claims, name)) return claims[name];
  let found: unknown = claims;
  for (const step of name.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Claims)[step];
  }
  return found;
};

/** `xms_edov` of Entra ID has come as a boolean, a number and a text. */
const isYes = (value: unknown): boolean => value === true || value === 1 || value === 'true' || value === '1';

const roleOf = (settings: OidcSettings, claims: Claims): RoleName | undefined => {
  if (!settings.roles) return undefined;
  const said = claimOf(claims, settings.roles.claim);
  const values: unknown[] = Array.isArray(said) ? said : [said];
  return settings.roles.map.find(({ value }) => values.includes(value))?.role;
};

const nameOf = (claims: Claims, email: string | undefined): string => {
  const parts = [claims['given_name'], claims['family_name']].filter((part) => typeof part === 'string');
  for (const said of [claims['name'], parts.join(' '), email]) {
    const checked = line.safeParse(said);
    if (checked.success) return checked.data;
  }
  return '';
};

/** Who the claims are of. Throws when they name no subject. */
export const identityOf = (settings: OidcSettings, claims: Claims): Identity => {
  const subject = claims['sub'];
  if (typeof subject !== 'string' || subject.trim() === '') throw new Error('claims without a subject');
  const address = claims['email'];
  const checked = emailAddress.safeParse(typeof address === 'string' ? address.trim().toLowerCase() : '');
  const email = checked.success ? checked.data : undefined;
  const { allowedDomain } = settings;
  const domain = claims['hd'];
  return {
    key: `${settings.issuer}#${subject}`,
    email,
    emailVerified: isYes(claimOf(claims, settings.emailVerifiedClaim)),
    name: nameOf(claims, email),
    role: roleOf(settings, claims),
    ofAllowedDomain:
      allowedDomain === undefined || (typeof domain === 'string' && domain.toLowerCase() === allowedDomain),
  };
};
