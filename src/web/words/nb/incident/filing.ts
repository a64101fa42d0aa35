/** Words of the kinds of notice to Datatilsynet, of how they are filed, and of a processor's mandates. */
export const filing = {
  'deadline.authority.supplement': 'Sende resten av meldingen til Datatilsynet',
  'deadline.authority.question': 'Svare på spørsmål fra Datatilsynet',
  'deadline.authority.mandate': 'Melde for den behandlingsansvarlige',

  'report.returned': 'Erstattet av en nyere versjon, eller sendt tilbake',
  'next.rest': 'Send resten av meldingen',
  'next.rest.text':
    'Meldingen ble levert som foreløpig. Fyll ut det som manglet, og send en tilleggsmelding.',
  'kind.first': 'Første melding',
  'kind.follow-up': 'Tilleggsmelding',
  'kind.correction': 'Rettelse',
  'kind.final': 'Endelig melding',
  'kind.withdrawal': 'Tilbaketrekking',
  'completeness.complete': 'Fullstendig',
  'completeness.incomplete': 'Foreløpig, resten ettersendes',
  'withdrawal.duplicate': 'Samme brudd er meldt to ganger',
  'withdrawal.no-breach-or-risk': 'Det var ikke et brudd, eller det medfører neppe risiko',
  'withdrawal.filed-in-error': 'Meldingen ble levert ved en feil',
  'scope.first': 'Bare første melding, som stanser fristen',
  'scope.full': 'Alle meldinger i saken',

  'state.authority.withdrawn': 'Meldingen er trukket tilbake',
  'state.authority.acting.preparing': 'Melder med fullmakt',
  'state.authority.acting.reviewing': 'Melding med fullmakt venter på godkjenning',
  'state.authority.acting.filing': 'Melding med fullmakt godkjent, ikke levert ennå',

  'do.authority.phoned': 'Før at Datatilsynet er ringt',
  'do.authority.registered': 'Før saksnummeret fra Datatilsynet',
  'do.mandate.given': 'Før en fullmakt',
  'do.mandate.ended': 'Fullmakten gjelder ikke lenger',
  'why.authority.phoned': 'Saken er ikke åpen.',
  'why.authority.registered': 'Saken er ikke åpen.',
  'why.mandate.given': 'Bare en databehandler melder med fullmakt.',
  'why.mandate.ended': 'Ingen fullmakt gjelder.',

  'refusal.follow-up-without-earlier': 'Ingen melding er levert ennå. Send den første først.',
  'refusal.new-cannot-be-withdrawn': 'Ingen melding er levert, så det er ingenting å trekke tilbake.',
  'refusal.final-incomplete':
    'En endelig melding kan ikke la noe stå åpent. Send en tilleggsmelding så lenge noe mangler.',
  'refusal.report-changed':
    'Meldingen er endret etter at du leste den. Les den nye versjonen før du godkjenner.',
  'refusal.supplement-missing': 'En foreløpig melding trenger en dato for når resten kommer.',
  'refusal.mandate-missing':
    'En databehandler trenger fullmakt fra hver behandlingsansvarlig for å melde for dem. Før fullmakten først.',
  'refusal.mandate-first-only':
    'Fullmakten gjelder bare den første meldingen. Den behandlingsansvarlige sender resten selv, eller gir full fullmakt.',
  'refusal.mandate-unknown': 'Denne fullmakten gjelder ikke lenger. Last siden på nytt.',
  'refusal.ends-by-filing': 'Dette avsluttes når neste melding til Datatilsynet er levert.',
  'refusal.ends-with-mandate': 'Dette avsluttes når fullmakten avsluttes. Før det, med en grunn.',

  'fault.altinnReference': 'Skriv referansen fra kvitteringen i Altinn: AR og tall.',
  'fault.proof': 'Legg ved beviset: kvitteringen, e-posten eller det skannede brevet.',
  'fault.noAttachment': 'Vedlegget finnes ikke i saken.',
  'fault.nobodyHere': 'Ingen her har denne id-en.',
  'fault.completeness': 'Meldingen kan ikke være fullstendig: noe står fortsatt som ikke kjent.',
  'fault.withdrawalWhy': 'Skriv hvorfor meldingen trekkes tilbake.',
  'fault.withdrawalOnly': 'Bare en tilbaketrekking har en slik grunn.',
  'fault.noRest': 'Bare en foreløpig melding har en rest som kommer senere.',

  'told.kindOfNotice': 'Slags melding',
  'told.callNote': 'Hva som ble sagt',
  'told.withdrawalCode': 'Hvorfor den trekkes tilbake',
  'told.completeness': 'Omfang',
  'told.filedBy': 'Levert av',
  'told.proof': 'Bevis',
  'told.phonedAt': 'Ringt',
  'told.caseNumber': 'Saksnummer hos Datatilsynet',
  'told.documentNumber': 'Dokumentnummer',
  'told.scope': 'Fullmakten gjelder',
  'told.givenAt': 'Gitt',
};
