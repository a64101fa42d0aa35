import type { filing as source } from '../../nb/incident/filing.ts';

/** Words of the kinds of notice to Datatilsynet, of how they are filed, and of a processor's mandates. */
export const filing: typeof source = {
  'deadline.authority.supplement': 'Sende resten av meldinga til Datatilsynet',
  'deadline.authority.question': 'Svare på spørsmål frå Datatilsynet',
  'deadline.authority.mandate': 'Melde for den behandlingsansvarlege',

  'report.returned': 'Erstatta av ein nyare versjon, eller send tilbake',
  'next.rest': 'Send resten av meldinga',
  'next.rest.text': 'Meldinga vart levert som førebels. Fyll ut det som mangla, og send ei tilleggsmelding.',
  'kind.first': 'Første melding',
  'kind.follow-up': 'Tilleggsmelding',
  'kind.correction': 'Retting',
  'kind.final': 'Endeleg melding',
  'kind.withdrawal': 'Tilbaketrekking',
  'completeness.complete': 'Fullstendig',
  'completeness.incomplete': 'Førebels, resten blir ettersend',
  'withdrawal.duplicate': 'Same brotet er meldt to gonger',
  'withdrawal.no-breach-or-risk': 'Det var ikkje eit brot, eller det fører neppe til risiko',
  'withdrawal.filed-in-error': 'Meldinga vart levert ved ein feil',
  'scope.first': 'Berre første melding, som stansar fristen',
  'scope.full': 'Alle meldingar i saka',

  'state.authority.withdrawn': 'Meldinga er trekt tilbake',
  'state.authority.acting.preparing': 'Melder med fullmakt',
  'state.authority.acting.reviewing': 'Melding med fullmakt ventar på godkjenning',
  'state.authority.acting.filing': 'Melding med fullmakt godkjend, ikkje levert enno',

  'do.authority.phoned': 'Før at Datatilsynet er ringt',
  'do.authority.registered': 'Før saksnummeret frå Datatilsynet',
  'do.mandate.given': 'Før ei fullmakt',
  'do.mandate.ended': 'Fullmakta gjeld ikkje lenger',
  'why.authority.phoned': 'Saka er ikkje open.',
  'why.authority.registered': 'Saka er ikkje open.',
  'why.mandate.given': 'Berre ein databehandlar melder med fullmakt.',
  'why.mandate.ended': 'Inga fullmakt gjeld.',

  'refusal.follow-up-without-earlier': 'Inga melding er levert enno. Send den første først.',
  'refusal.new-cannot-be-withdrawn': 'Inga melding er levert, så det er ingenting å trekkje tilbake.',
  'refusal.final-incomplete':
    'Ei endeleg melding kan ikkje la noko stå ope. Send ei tilleggsmelding så lenge noko manglar.',
  'refusal.report-changed':
    'Meldinga er endra etter at du las henne. Les den nye versjonen før du godkjenner.',
  'refusal.supplement-missing': 'Ei førebels melding treng ein dato for når resten kjem.',
  'refusal.mandate-missing':
    'Ein databehandlar treng fullmakt frå kvar behandlingsansvarleg for å melde for dei. Før fullmakta først.',
  'refusal.mandate-first-only':
    'Fullmakta gjeld berre den første meldinga. Den behandlingsansvarlege sender resten sjølv, eller gir full fullmakt.',
  'refusal.mandate-unknown': 'Denne fullmakta gjeld ikkje lenger. Last sida på nytt.',
  'refusal.ends-by-filing': 'Dette blir avslutta når neste melding til Datatilsynet er levert.',
  'refusal.ends-with-mandate': 'Dette blir avslutta når fullmakta blir avslutta. Før det, med ein grunn.',

  'fault.altinnReference': 'Skriv referansen frå kvitteringa i Altinn: AR og tal.',
  'fault.proof': 'Legg ved beviset: kvitteringa, e-posten eller det skanna brevet.',
  'fault.noAttachment': 'Vedlegget finst ikkje i saka.',
  'fault.nobodyHere': 'Ingen her har denne id-en.',
  'fault.completeness': 'Meldinga kan ikkje vere fullstendig: noko står framleis som ikkje kjent.',
  'fault.withdrawalWhy': 'Skriv kvifor meldinga blir trekt tilbake.',
  'fault.withdrawalOnly': 'Berre ei tilbaketrekking har ein slik grunn.',
  'fault.noRest': 'Berre ei førebels melding har ein rest som kjem seinare.',

  'told.kindOfNotice': 'Slag melding',
  'told.callNote': 'Kva som vart sagt',
  'told.withdrawalCode': 'Kvifor ho blir trekt tilbake',
  'told.completeness': 'Omfang',
  'told.filedBy': 'Levert av',
  'told.proof': 'Bevis',
  'told.phonedAt': 'Ringt',
  'told.caseNumber': 'Saksnummer hos Datatilsynet',
  'told.documentNumber': 'Dokumentnummer',
  'told.scope': 'Fullmakta gjeld',
  'told.givenAt': 'Gitt',
};
