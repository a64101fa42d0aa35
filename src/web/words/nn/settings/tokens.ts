import type { tokens as source } from '../../nb/settings/tokens.ts';

/** Words of the settings: API tokens. */
export const tokens: typeof source = {
  tokensLead:
    'Med ein nøkkel kan eit anna program bruke Varsla på vegner av ein person. Gi kvart program sin eigen.',
  tokensTable: 'Nøklar i bruk',
  tokensNone: 'Ingen nøklar er i bruk',
  tokensNoneNext: 'Lag ein nøkkel når eit anna system skal melde frå til Varsla.',
  tokenName: 'Kven nøkkelen handlar for',
  tokenNameHint:
    'Nøklar med same namn er same person: ingen av dei godkjenner det ein av dei andre har skrive.',
  tokenRole: 'Rolle',
  tokenMade: 'Laga',
  tokenExpires: 'Går ut',
  tokenExpiresHint:
    'Nøkkelen verkar til og med denne dagen. Utan dato verkar han til han blir trekt tilbake.',
  tokenLastUsed: 'Sist brukt',
  tokenNoEnd: 'Aldri',
  tokenUnused: 'Ikkje brukt',
  tokenScope: 'Kva nøkkelen kan',
  'tokenScope.all': 'Det rolla kan',
  'tokenScope.read': 'Berre lese',
  tokenActions: 'Handlingar',
  tokenMake: 'Lag ein nøkkel',
  tokenMakeButton: 'Lag nøkkel',
  tokenReady: 'Nøkkelen er klar',
  tokenReadyNext:
    'Kopier han no. Han blir vist berre denne eine gongen; Varsla tek berre vare på eit avtrykk av han.',
  tokenValue: 'Nøkkel',
  tokenDone: 'Tilbake til nøklane',
  tokenRevoke: 'Trekk tilbake',
  tokenRevokeOf: (name) => `Trekk tilbake nøkkelen til ${name}`,
  tokenRevokeSure: (name) => `Programmet som bruker nøkkelen til ${name}, sluttar å verke med ein gong.`,
  tokenRevoked: 'Nøkkelen er trekt tilbake og verkar ikkje lenger.',
};
