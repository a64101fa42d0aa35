import type { AssessmentWords } from './assessment-words.ts';

export const nb: AssessmentWords = {
  reasons: {
    'nobody-can-read-it':
      'Opplysningene er kryptert eller hashet etter dagens standard, og nøkkelen er trygg: ingen andre kan lese dem.',
    'nobody-got-it-and-it-is-back':
      'Det er vist at ingen uvedkommende fikk opplysningene, og de er tilbake uten skade.',
    'only-briefly-unavailable':
      'Opplysningene var bare utilgjengelige en kort tid, uten at noen sto bak og uten alvorlige følger.',
    'few-known-recipients-who-deleted-it':
      'Opplysningene kom ved en feil til kjente mottakere, som har bekreftet at de er slettet eller levert tilbake.',
    'risk-cannot-be-ruled-out':
      'Ingen grunn viser at risiko er lite sannsynlig. Da skal bruddet meldes: det er unntaket som må begrunnes.',
    'malicious-and-readable': 'Noen tok opplysningene med vilje og kan lese dem.',
    'severity-is-high': 'Alvorlighetsgraden etter ENISAs metode er høy: 3 eller mer.',
    'enough-for-identity-theft':
      'Opplysningene er nok til å utgi seg for en annen, og den som har dem, kan vi ikke svare for.',
    'sensitive-data-with-others':
      'Særlig følsomme opplysninger er hos noen vi ikke har grunn til å stole på.',
    'vulnerable-people':
      'Blant de berørte er, eller kan det være, sårbare personer, og ingen vet hvem som har opplysningene.',
    'a-needed-service-failed':
      'Mennesker sto, eller kan ha stått, uten en tjeneste de trengte, med alvorlige følger.',
    'misuse-was-seen': 'Opplysningene er sett misbrukt.',
    'later-measures-removed-the-risk':
      'Tiltak i etterkant gjør at den høye risikoen ikke lenger er sannsynlig.',
    'every-breach-is-documented': 'Alle brudd dokumenteres, også de som ikke meldes.',
    'processor-tells-its-controllers':
      'Som databehandler varsler dere de behandlingsansvarlige om alle brudd, uten å vurdere risikoen. De vurderer og melder.',
    'other-controller-fulfils-it':
      'Etter ordningen mellom de felles behandlingsansvarlige gjør den andre dette.',
    'we-are-no-processor': 'Dere er ikke databehandler her.',
    'risk-is-not-high': 'Risikoen er ikke funnet høy, og bare høy risiko gir plikt til å varsle de berørte.',
    'an-exemption-stands': 'Et unntak er begrunnet og godkjent.',
  },
  duties: {
    document: 'Dokumentere bruddet',
    authority: 'Melde til Datatilsynet',
    people: 'Varsle de berørte',
    controllers: 'Varsle de behandlingsansvarlige',
  },
  outcomes: {
    document: { owed: 'Bruddet skal dokumenteres.' },
    authority: {
      owed: 'Forslag: Bruddet skal meldes til Datatilsynet.',
      'not-owed':
        'Forslag: Bruddet trenger ikke meldes til Datatilsynet. Det er et unntak, som må begrunnes og godkjennes.',
      'not-ours': 'Andre enn dere melder til Datatilsynet.',
    },
    people: {
      owed: 'Forslag: De berørte skal varsles.',
      'not-owed': 'Forslag: Det er ingen plikt til å varsle de berørte. Dere kan gjøre det likevel.',
      'not-ours': 'Andre enn dere varsler de berørte.',
      exempt: 'Forslag: De berørte trenger ikke varsles, fordi et unntak gjelder.',
      'public-notice': 'Forslag: De berørte varsles offentlig i stedet for hver for seg.',
      held: 'Forslag: Varselet til de berørte venter så langt noe må holdes hemmelig.',
    },
    controllers: {
      owed: 'De behandlingsansvarlige skal varsles uten ugrunnet opphold.',
      'not-owed': 'Her er det ingen behandlingsansvarlige å varsle.',
    },
  },
  risks: { unlikely: 'risiko er lite sannsynlig', risk: 'risiko', high: 'høy risiko' },
  parts: {
    context: 'Hva slags opplysninger',
    identification: 'Hvor lett noen kan kjennes igjen',
    confidentiality: 'Hvem som kan ha opplysningene',
    integrity: 'Om opplysningene ble endret',
    availability: 'Om opplysningene var borte',
    intent: 'Om noen gjorde det med vilje',
  },
  bands: { low: 'lav', medium: 'middels', high: 'høy', 'very-high': 'svært høy' },
  flags: {
    'more-than-100-people': 'Mer enn 100 personer er berørt.',
    'number-unknown': 'Antallet berørte er ikke kjent.',
    'data-unintelligible': 'Opplysningene er uleselige uten nøkkelen.',
  },
  factors: {
    'type-of-breach': 'Hva slags brudd',
    data: 'Opplysningenes art, følsomhet og mengde',
    identification: 'Hvor lett de berørte kan kjennes igjen',
    consequences: 'Hvor alvorlige følgene er',
    individuals: 'Særtrekk ved de berørte',
    controller: 'Særtrekk ved virksomheten',
    'number-of-people': 'Antall berørte',
    general: 'Annet som er gjort',
  },
  questions: {
    nature: 'Kom opplysninger på avveie, ble de endret, eller ble de borte?',
    exposure: 'Har noen uvedkommende sett eller fått opplysningene?',
    logs: 'Hva kan logger eller andre spor bevise?',
    recipients: 'Hvem kan ha opplysningene?',
    deletion: 'Er opplysningene slettet hos mottakerne?',
    protection: 'Var opplysningene kryptert eller hashet?',
    key: 'Er nøkkelen trygg?',
    backup: 'Finnes det en sikkerhetskopi?',
    restoredAfterHours: 'Hvor lenge var opplysningene eller tjenesten borte?',
    disruption: 'Hva førte bortfallet til for de berørte?',
    alteration: 'Ble opplysninger endret?',
    intent: 'Ble det gjort med vilje?',
    dataKinds: 'Hva slags opplysninger er det?',
    identifiers: 'Hva kan de berørte kjennes igjen på?',
    vulnerablePeople: 'Er sårbare personer berørt?',
    peopleCount: 'Hvor mange er berørt?',
  },
  answers: {
    nature: {
      confidentiality: 'opplysninger bare kom på avveie',
      integrity: 'opplysninger bare ble endret',
      availability: 'opplysninger bare ble borte',
    },
    exposure: {
      disclosed: 'noen uvedkommende har fått opplysningene',
      likely: 'noen uvedkommende trolig har fått opplysningene',
      excluded: 'ingen uvedkommende har fått opplysningene',
    },
    logs: {
      complete: 'loggene er hele og viser at ingen fikk opplysningene',
      partial: 'loggene viser en del av det som skjedde',
      none: 'det ikke finnes logger',
    },
    recipients: {
      nobody: 'ingen har opplysningene',
      trusted: 'bare mottakere dere stoler på, har opplysningene',
      known: 'bare kjente mottakere har opplysningene',
      public: 'opplysningene ligger åpent',
    },
    deletion: {
      confirmed: 'det er bekreftet at opplysningene er slettet',
      claimed: 'mottakeren sier at opplysningene er slettet',
      none: 'opplysningene ikke er slettet',
    },
    protection: {
      strong: 'opplysningene var kryptert eller hashet etter dagens standard',
      weak: 'beskyttelsen var svak',
      none: 'opplysningene lå åpent lesbare',
    },
    key: { safe: 'nøkkelen er trygg', compromised: 'nøkkelen er på avveie' },
    backup: {
      complete: 'sikkerhetskopien er fullstendig',
      partial: 'sikkerhetskopien dekker en del',
      none: 'det ikke finnes noen sikkerhetskopi',
    },
    restoredAfterHours: { soon: 'alt var tilbake innen et døgn' },
    disruption: {
      none: 'ingen merket bortfallet',
      inconvenience: 'bortfallet bare var til bry',
      serious: 'bortfallet hadde alvorlige følger',
    },
    alteration: {
      none: 'ingenting ble endret',
      reversible: 'endringene er rettet og ikke brukt',
      'misused-reversible': 'endringene ble brukt, men kan rettes',
      irreversible: 'endringene ikke kan rettes',
    },
    intent: { malicious: 'det ble gjort med vilje', accidental: 'det var et uhell' },
    dataKinds: {
      simple: 'det bare er enkle opplysninger, som navn og kontaktinformasjon',
      behavioural: 'det er opplysninger om vaner og atferd',
      financial: 'det er økonomiske opplysninger',
      sensitive: 'det er særlig følsomme opplysninger',
    },
    identifiers: {
      'unlinkable-code': 'de berørte bare har en kode som ingen kan knytte til dem',
      'linkable-code': 'de berørte har en kode som kan knyttes til dem',
      'common-name': 'de berørte bare kjennes på et svært vanlig navn',
      name: 'de berørte kjennes på navnet',
      'name-with-details': 'de berørte kjennes på navn og flere opplysninger',
      'name-with-birth-date': 'de berørte kjennes på navn og fødselsdato',
      'name-with-email': 'de berørte kjennes på navn og e-postadresse',
      email: 'de berørte kjennes på e-postadressen',
      phone: 'de berørte kjennes på telefonnummeret',
      address: 'de berørte kjennes på adressen',
      'vague-picture': 'de berørte bare kjennes på et utydelig bilde',
      'clear-picture': 'de berørte kjennes på et tydelig bilde',
      'national-identity-number': 'de berørte kjennes på fødselsnummeret',
      'identity-document': 'de berørte kjennes på et legitimasjonsdokument',
    },
    vulnerablePeople: { yes: 'sårbare personer er berørt', no: 'ingen sårbare personer er berørt' },
  },
  reaches: {
    record: 'ingen plikt til å melde til Datatilsynet eller varsle de berørte; bruddet dokumenteres',
    authority: 'melding til Datatilsynet, men ingen plikt til å varsle de berørte',
    people: 'melding til Datatilsynet og varsel til de berørte',
  },
  turn: 'Hvis {clause}: {outcome}.',
  turnsNothing: 'Svaret endrer ikke forslaget alene.',
  score:
    'Alvorlighetsgrad {score} ({band}). Tallet er en støtte: også en lav grad kan gi plikt til å melde eller varsle.',
  promise: 'Eget løfte, ved siden av loven: {promise}',
  exemptions: {
    unintelligible: 'Opplysningene er uleselige for alle som ikke har nøkkelen',
    'risk-removed': 'Tiltak i etterkant har fjernet den høye risikoen',
    'disproportionate-effort':
      'Å varsle hver enkelt krever en uforholdsmessig innsats: offentlig varsel i stedet',
    'national-interests':
      'Varselet ville røpe noe som må holdes hemmelig av hensyn til rikets sikkerhet eller forholdet til andre stater',
    'criminal-investigation':
      'Varselet ville røpe noe som må holdes hemmelig for å forebygge, etterforske eller forfølge lovbrudd',
    'statutory-confidentiality': 'Varselet ville røpe noe som er taushetsbelagt etter lov',
  },
  exemptionMissing: 'Unntaket gjelder først når det er begrunnet, dokumentert og godkjent av en annen.',
};
