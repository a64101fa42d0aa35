/** Words of the settings: API tokens. */
export const tokens = {
  tokensLead:
    'Med en nøkkel kan et annet program bruke Varsla på vegne av en person. Gi hvert program sin egen.',
  tokensTable: 'Nøkler i bruk',
  tokensNone: 'Ingen nøkler er i bruk',
  tokensNoneNext: 'Lag en nøkkel når et annet system skal melde fra til Varsla.',
  tokenName: 'Hvem nøkkelen handler for',
  tokenNameHint:
    'Nøkler med samme navn er samme person: ingen av dem godkjenner det en av de andre har skrevet.',
  tokenRole: 'Rolle',
  tokenMade: 'Laget',
  tokenExpires: 'Utløper',
  tokenExpiresHint: 'Nøkkelen virker til og med denne dagen. Uten dato virker den til den trekkes tilbake.',
  tokenLastUsed: 'Sist brukt',
  tokenNoEnd: 'Aldri',
  tokenUnused: 'Ikke brukt',
  tokenScope: 'Hva nøkkelen kan',
  'tokenScope.all': 'Det rollen kan',
  'tokenScope.read': 'Bare lese',
  tokenActions: 'Handlinger',
  tokenMake: 'Lag en nøkkel',
  tokenMakeButton: 'Lag nøkkel',
  tokenReady: 'Nøkkelen er klar',
  tokenReadyNext: 'Kopier den nå. Den vises bare denne ene gangen; Varsla beholder bare et avtrykk av den.',
  tokenValue: 'Nøkkel',
  tokenDone: 'Tilbake til nøklene',
  tokenRevoke: 'Trekk tilbake',
  tokenRevokeOf: (name: string) => `Trekk tilbake nøkkelen til ${name}`,
  tokenRevokeSure: (name: string) =>
    `Programmet som bruker nøkkelen til ${name}, slutter å virke med en gang.`,
  tokenRevoked: 'Nøkkelen er trukket tilbake og virker ikke lenger.',
};
