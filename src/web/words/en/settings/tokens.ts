import type { tokens as source } from '../../nb/settings/tokens.ts';

/** Words of the settings: API tokens. */
export const tokens: typeof source = {
  tokensLead: 'With a token another program can use Varsla on behalf of a person. Give each program its own.',
  tokensTable: 'Tokens in use',
  tokensNone: 'No tokens are in use',
  tokensNoneNext: 'Make a token when another system shall report to Varsla.',
  tokenName: 'Whom the token acts for',
  tokenNameHint:
    'Tokens of the same name are the same person: none of them approves what another of them wrote.',
  tokenRole: 'Role',
  tokenMade: 'Made',
  tokenExpires: 'Expires',
  tokenExpiresHint: 'The token works until the end of this day. Without a date it works until it is revoked.',
  tokenLastUsed: 'Last used',
  tokenNoEnd: 'Never',
  tokenUnused: 'Not used',
  tokenScope: 'What the token may do',
  'tokenScope.all': 'What the role may do',
  'tokenScope.read': 'Read only',
  tokenActions: 'Actions',
  tokenMake: 'Make a token',
  tokenMakeButton: 'Make token',
  tokenReady: 'The token is ready',
  tokenReadyNext: 'Copy it now. It is shown this once only; Varsla keeps nothing but a fingerprint of it.',
  tokenValue: 'Token',
  tokenDone: 'Back to the tokens',
  tokenRevoke: 'Revoke',
  tokenRevokeOf: (name) => `Revoke the token of ${name}`,
  tokenRevokeSure: (name) => `The program that uses the token of ${name} stops working at once.`,
  tokenRevoked: 'The token has been revoked and no longer works.',
};
