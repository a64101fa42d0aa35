import type { answers as source } from '../../nb/incident/answers.ts';

/** Words of a form that came back. */
export const answers: typeof source = {
  staleClocks:
    'Sida får ikkje kontakt med Varsla, eller du er logga ut. Klokkene kan vere gamle. Det du har skrive, står her.',
  movedMeanwhile:
    'Nokon har endra saka sidan du opna sida. Send det du har skrive, så får du sjå kva som er nytt før noko blir lagra.',
  showMoved: 'Sjå det nye i ei ny fane',
  conflictTitle: 'Saka er endra sidan du opna sida',
  conflictText:
    'Ingenting er lagra. Det du skreiv, står under. Sjå over det nye, og send på nytt om det framleis stemmer.',
  conflictNew: 'Nytt i saka',

  'problem.event-refused': 'Dette er ikkje mogleg no',
  'problem.frozen': 'Det som er sendt til godkjenning, kan ikkje endrast',
  'problem.forbidden': 'Rolla di kan ikkje gjere dette',
  'problem.invalid-input': 'Noko er ikkje fylt ut rett',
  'problem.stale-version': 'Saka er endra sidan du opna sida',
  'problem.other': 'Dette gjekk ikkje',
  'refusal.incident-closed': 'Saka er lukka. Opne henne att først.',
  'refusal.incident-dismissed': 'Saka er avslutta. Opne henne att først.',
  'refusal.not-confirmed': 'Det er framleis ein mistanke. Stadfest brotet eller avslutt saka først.',
  'refusal.reason-missing': 'Eit anna tidspunkt enn det som er ført, må grunngivast.',
  'refusal.delay-reason-missing': 'Meldinga kom etter fristen. Skriv kvifor.',
  'refusal.wrong-kind': 'Det som er godkjent, er ei anna slags melding. Opne sida på nytt.',
  'refusal.author-approves': 'Den som har skrive, kan ikkje godkjenne. Ein annan må gjere det.',
  'refusal.version-changed': 'Det du las, er ikkje det som ventar på godkjenning. Les det på nytt.',
  'refusal.duty-open': 'Ei plikt er open, og held saka open.',
  'refusal.already-left': 'Nokon har fått vite det. Saka kan berre lukkast.',
  'refusal.no-such-duty': 'I vår rolle er det inga slik plikt.',
  'refusal.frozen': 'Varselet er sendt til godkjenning eller har gått ut, og er låst.',
  'refusal.out-of-order': 'Dette er ikkje mogleg slik saka står no.',
  'fault.future': 'Tidspunktet ligg i framtida.',
  'fault.beforeBreach': 'Tidspunktet ligg før brotet byrja.',
  'fault.beforeDetection': 'Tidspunktet ligg før brotet vart oppdaga.',
  'fault.afterAwareness': 'Tidspunktet ligg etter at de vart kjende med brotet.',
  'fault.reasonNeeded': 'Eit anna tidspunkt enn det som er ført, må grunngivast.',
  'fault.dateTime': 'Fyll ut både dato og klokkeslett.',
  'fault.noSuchTime': 'Dette klokkeslettet finst ikkje den dagen, fordi klokka blir stilt fram.',
  'fault.email': 'Dette er ikkje ei e-postadresse.',
  'fault.notMobile': 'Dette er ikkje eit mobilnummer. SMS når det ikkje.',
  'fault.phone': 'Dette er ikkje eit telefonnummer som finst.',
  'fault.required': 'Fyll ut dette feltet.',
  'fault.tooLong': 'Dette er for langt.',
  'fault.number': 'Skriv eit heilt tal, berre med siffer.',
  'fault.choice': 'Vel eitt av alternativa.',
  'fault.valueWithout':
    'Her står ein verdi, men du seier at han ikkje er kjend. Fjern verdien, eller endre kor sikkert det er.',
  'fault.onlyJoint': 'Berre felles behandlingsansvarlege kan overlate dette til ein annan.',
  'fault.noPeople': 'Ingen er på lista over råka.',
  'fault.other': 'Dette feltet er ikkje rett fylt ut.',

  caseSaved: 'Lagra.',
  caseUnchanged: 'Ingenting var endra, så ingenting er lagra.',
};
