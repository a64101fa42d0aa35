import type { AssessmentWords } from './assessment-words.ts';

export const nn: AssessmentWords = {
  reasons: {
    'nobody-can-read-it':
      'Opplysningane er krypterte eller hasha etter dagens standard, og nøkkelen er trygg: ingen andre kan lese dei.',
    'nobody-got-it-and-it-is-back':
      'Det er vist at ingen uvedkomande fekk opplysningane, og dei er tilbake utan skade.',
    'only-briefly-unavailable':
      'Opplysningane var berre utilgjengelege ei kort tid, utan at nokon stod bak og utan alvorlege følgjer.',
    'few-known-recipients-who-deleted-it':
      'Opplysningane kom ved ein feil til kjende mottakarar, som har stadfesta at dei er sletta eller leverte tilbake.',
    'risk-cannot-be-ruled-out':
      'Ingen grunn viser at risiko er lite sannsynleg. Då skal brotet meldast: det er unntaket som må grunngjevast.',
    'malicious-and-readable': 'Nokon tok opplysningane med vilje og kan lese dei.',
    'severity-is-high': 'Alvorsgraden etter ENISA sin metode er høg: 3 eller meir.',
    'enough-for-identity-theft':
      'Opplysningane er nok til å gje seg ut for ein annan, og den som har dei, kan vi ikkje svare for.',
    'sensitive-data-with-others':
      'Særleg kjenslevare opplysningar er hos nokon vi ikkje har grunn til å lite på.',
    'vulnerable-people':
      'Blant dei råka er, eller kan det vere, sårbare personar, og ingen veit kven som har opplysningane.',
    'a-needed-service-failed':
      'Menneske stod, eller kan ha stått, utan ei teneste dei trong, med alvorlege følgjer.',
    'misuse-was-seen': 'Ein har sett at opplysningane er misbrukte.',
    'later-measures-removed-the-risk':
      'Tiltak i etterkant gjer at den høge risikoen ikkje lenger er sannsynleg.',
    'every-breach-is-documented': 'Alle brot skal dokumenterast, òg dei som ikkje blir melde.',
    'processor-tells-its-controllers':
      'Som databehandlar varslar de dei behandlingsansvarlege om alle brot, utan å vurdere risikoen. Dei vurderer og melder.',
    'other-controller-fulfils-it':
      'Etter ordninga mellom dei felles behandlingsansvarlege gjer den andre dette.',
    'we-are-no-processor': 'De er ikkje databehandlar her.',
    'risk-is-not-high': 'Risikoen er ikkje funnen høg, og berre høg risiko gjev plikt til å varsle dei råka.',
    'an-exemption-stands': 'Eit unntak er grunngjeve og godkjent.',
  },
  duties: {
    document: 'Dokumentere brotet',
    authority: 'Melde til Datatilsynet',
    people: 'Varsle dei råka',
    controllers: 'Varsle dei behandlingsansvarlege',
  },
  outcomes: {
    document: { owed: 'Brotet skal dokumenterast.' },
    authority: {
      owed: 'Framlegg: Brotet skal meldast til Datatilsynet.',
      'not-owed':
        'Framlegg: Brotet treng ikkje meldast til Datatilsynet. Det er eit unntak, som må grunngjevast og godkjennast.',
      'not-ours': 'Andre enn de melder til Datatilsynet.',
    },
    people: {
      owed: 'Framlegg: Dei råka skal varslast.',
      'not-owed': 'Framlegg: Det er inga plikt til å varsle dei råka. De kan gjere det likevel.',
      'not-ours': 'Andre enn de varslar dei råka.',
      exempt: 'Framlegg: Dei råka treng ikkje varslast, fordi eit unntak gjeld.',
      'public-notice': 'Framlegg: Dei råka blir varsla offentleg i staden for kvar for seg.',
      held: 'Framlegg: Varselet til dei råka ventar så langt noko må haldast hemmeleg.',
    },
    controllers: {
      owed: 'Dei behandlingsansvarlege skal varslast utan ugrunna opphald.',
      'not-owed': 'Her er det ingen behandlingsansvarlege å varsle.',
    },
  },
  risks: { unlikely: 'risiko er lite sannsynleg', risk: 'risiko', high: 'høg risiko' },
  parts: {
    context: 'Kva slags opplysningar',
    identification: 'Kor lett nokon kan kjennast att',
    confidentiality: 'Kven som kan ha opplysningane',
    integrity: 'Om opplysningane vart endra',
    availability: 'Om opplysningane var borte',
    intent: 'Om nokon gjorde det med vilje',
  },
  bands: { low: 'låg', medium: 'middels', high: 'høg', 'very-high': 'svært høg' },
  flags: {
    'more-than-100-people': 'Meir enn 100 personar er råka.',
    'number-unknown': 'Talet på råka er ikkje kjent.',
    'data-unintelligible': 'Opplysningane er uleselege utan nøkkelen.',
  },
  factors: {
    'type-of-breach': 'Kva slags brot',
    data: 'Kva art, kor kjenslevare og kor mange opplysningar',
    identification: 'Kor lett dei råka kan kjennast att',
    consequences: 'Kor alvorlege følgjene er',
    individuals: 'Særtrekk ved dei råka',
    controller: 'Særtrekk ved verksemda',
    'number-of-people': 'Talet på råka',
    general: 'Anna som er gjort',
  },
  questions: {
    nature: 'Kom opplysningar på avvegar, vart dei endra, eller vart dei borte?',
    exposure: 'Har nokon uvedkomande sett eller fått opplysningane?',
    logs: 'Kva kan loggar eller andre spor prove?',
    recipients: 'Kven kan ha opplysningane?',
    deletion: 'Er opplysningane sletta hos mottakarane?',
    protection: 'Var opplysningane krypterte eller hasha?',
    key: 'Er nøkkelen trygg?',
    backup: 'Finst det ein tryggingskopi?',
    restoredAfterHours: 'Kor lenge var opplysningane eller tenesta borte?',
    disruption: 'Kva førte bortfallet til for dei råka?',
    alteration: 'Vart opplysningar endra?',
    intent: 'Vart det gjort med vilje?',
    dataKinds: 'Kva slags opplysningar er det?',
    identifiers: 'Kva kan dei råka kjennast att på?',
    vulnerablePeople: 'Er sårbare personar råka?',
    peopleCount: 'Kor mange er råka?',
  },
  answers: {
    nature: {
      confidentiality: 'opplysningar berre kom på avvegar',
      integrity: 'opplysningar berre vart endra',
      availability: 'opplysningar berre vart borte',
    },
    exposure: {
      disclosed: 'nokon uvedkomande har fått opplysningane',
      likely: 'nokon uvedkomande truleg har fått opplysningane',
      excluded: 'ingen uvedkomande har fått opplysningane',
    },
    logs: {
      complete: 'loggane er heile og viser at ingen fekk opplysningane',
      partial: 'loggane viser ein del av det som hende',
      none: 'det ikkje finst loggar',
    },
    recipients: {
      nobody: 'ingen har opplysningane',
      trusted: 'berre mottakarar de lit på, har opplysningane',
      known: 'berre kjende mottakarar har opplysningane',
      public: 'opplysningane ligg ope',
    },
    deletion: {
      confirmed: 'det er stadfesta at opplysningane er sletta',
      claimed: 'mottakaren seier at opplysningane er sletta',
      none: 'opplysningane ikkje er sletta',
    },
    protection: {
      strong: 'opplysningane var krypterte eller hasha etter dagens standard',
      weak: 'vernet var veikt',
      none: 'alle kunne lese opplysningane',
    },
    key: { safe: 'nøkkelen er trygg', compromised: 'nøkkelen er på avvegar' },
    backup: {
      complete: 'tryggingskopien er fullstendig',
      partial: 'tryggingskopien dekkjer ein del',
      none: 'det ikkje finst nokon tryggingskopi',
    },
    restoredAfterHours: { soon: 'alt var tilbake innan eit døgn' },
    disruption: {
      none: 'ingen merka bortfallet',
      inconvenience: 'bortfallet berre var til bry',
      serious: 'bortfallet hadde alvorlege følgjer',
    },
    alteration: {
      none: 'ingenting vart endra',
      reversible: 'endringane er retta og ikkje brukte',
      'misused-reversible': 'endringane vart brukte, men kan rettast',
      irreversible: 'endringane ikkje kan rettast',
    },
    intent: { malicious: 'det vart gjort med vilje', accidental: 'det var eit uhell' },
    dataKinds: {
      simple: 'det berre er enkle opplysningar, som namn og kontaktinformasjon',
      behavioural: 'det er opplysningar om vanar og åtferd',
      financial: 'det er økonomiske opplysningar',
      sensitive: 'det er særleg kjenslevare opplysningar',
    },
    identifiers: {
      'unlinkable-code': 'dei råka berre har ein kode som ingen kan knyte til dei',
      'linkable-code': 'dei råka har ein kode som kan knytast til dei',
      'common-name': 'dei råka berre blir kjende på eit svært vanleg namn',
      name: 'dei råka blir kjende på namnet',
      'name-with-details': 'dei råka blir kjende på namn og fleire opplysningar',
      'name-with-birth-date': 'dei råka blir kjende på namn og fødselsdato',
      'name-with-email': 'dei råka blir kjende på namn og e-postadresse',
      email: 'dei råka blir kjende på e-postadressa',
      phone: 'dei råka blir kjende på telefonnummeret',
      address: 'dei råka blir kjende på adressa',
      'vague-picture': 'dei råka berre blir kjende på eit utydeleg bilete',
      'clear-picture': 'dei råka blir kjende på eit tydeleg bilete',
      'national-identity-number': 'dei råka blir kjende på fødselsnummeret',
      'identity-document': 'dei råka blir kjende på eit legitimasjonsdokument',
    },
    vulnerablePeople: { yes: 'sårbare personar er råka', no: 'ingen sårbare personar er råka' },
  },
  reaches: {
    record: 'inga plikt til å melde til Datatilsynet eller varsle dei råka; brotet blir dokumentert',
    authority: 'melding til Datatilsynet, men inga plikt til å varsle dei råka',
    people: 'melding til Datatilsynet og varsel til dei råka',
  },
  turn: 'Dersom {clause}: {outcome}.',
  turnsNothing: 'Svaret endrar ikkje framlegget åleine.',
  score:
    'Alvorsgrad {score} ({band}). Talet er ei støtte: òg ein låg grad kan gje plikt til å melde eller varsle.',
  promise: 'Eigen lovnad, ved sida av lova: {promise}',
  exemptions: {
    unintelligible: 'Opplysningane er uleselege for alle som ikkje har nøkkelen',
    'risk-removed': 'Tiltak i etterkant har fjerna den høge risikoen',
    'disproportionate-effort':
      'Å varsle kvar einskild krev ein uforholdsmessig innsats: offentleg varsel i staden',
    'national-interests':
      'Varselet ville røpe noko som må haldast hemmeleg av omsyn til tryggleiken til riket eller forholdet til andre statar',
    'criminal-investigation':
      'Varselet ville røpe noko som må haldast hemmeleg for å førebyggje, etterforske eller forfølgje lovbrot',
    'statutory-confidentiality': 'Varselet ville røpe noko som er underlagt teieplikt etter lov',
  },
  exemptionMissing: 'Unntaket gjeld først når det er grunngjeve, dokumentert og godkjent av ein annan.',
};
