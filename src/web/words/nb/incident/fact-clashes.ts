/** What does not go together among the facts, and what to do about it, by the code of the rule. */
export const factClashes = {
  'clash.before-breach': 'Det er ført at noe skjedde før bruddet begynte. Rett ett av tidspunktene.',
  'clash.before-signal': 'Det er ført at noen sa fra før det første tegnet. Rett ett av tidspunktene.',
  'clash.part-beyond-whole': 'Dette er flere enn alle de berørte til sammen. Rett ett av tallene.',
  'clash.fewer-than-listed': 'Det står flere på listen over berørte. Rett listen eller tallet.',
  'clash.ongoing-with-end':
    'Det som pågår, har ingen slutt. Fjern slutten, eller svar nei på at bruddet pågår.',
  'clash.parties-denied': 'Her er andre virksomheter nevnt, men det er svart at ingen er innblandet.',
  'clash.excluded-but-public': 'Det som lå åpent for alle, kan ikke være utelukket sett.',
  'clash.key-without-protection': 'Uten kryptering er det ingen nøkkel. Rett ett av svarene.',
  'clash.restored-though-permanent': 'Det som er borte for godt, kom ikke tilbake. Rett ett av svarene.',
  'clash.vulnerable-denied': 'Sårbare personer er med i et annet svar. Rett ett av svarene.',
  'clash.without-confidentiality':
    'Svarene sier at uvedkommende fikk vite noe. Da må «konfidensialitet» være krysset av under type brudd.',
  'clash.without-integrity':
    'Svarene sier at opplysninger ble endret. Da må «integritet» være krysset av under type brudd.',
  'clash.without-availability':
    'Svarene sier at opplysninger var borte. Da må «tilgjengelighet» være krysset av under type brudd.',
  'clash.excluded-without-proof':
    'Loggene viser ikke alt. Da er det ikke utelukket at noen har sett opplysningene.',
  'clash.excluded-with-recipients': 'Noen kan ha opplysningene, men det er svart at ingen har sett dem.',
  'clash.disclosed-to-nobody': 'Opplysningene kom ut, men det er svart at ingen har dem.',
  'clash.misuse-though-excluded': 'Opplysningene er sett misbrukt. Da har noen sett dem.',
  'clash.exposed-without-confidentiality':
    'Opplysninger som trolig er sett, er et brudd på konfidensialitet. Kryss av for det under type brudd.',
  'clash.deleted-by-strangers': 'At ukjente har slettet, kan vanskelig være bekreftet.',
  'clash.attack-by-accident': 'En slik hendelse er sjelden et uhell. Se over svaret.',
  'clash.minors-not-vulnerable': 'Barn og pasienter regnes som sårbare.',
  'clash.special-not-sensitive':
    'Særlige kategorier er krysset av, men ingen opplysninger er ført som følsomme.',
  'clash.identity-not-among-identifiers':
    'Fødselsnummer eller legitimasjon er med, men ikke blant det personene kan kjennes igjen på.',
  'clash.countries-beyond-whole': 'Til sammen er det flere i landene enn alle de berørte. Rett tallene.',
  'clash.abroad-without-borders': 'De berørte er i flere land. Går behandlingen ikke over grensene?',
  'clash.records-of-nobody': 'Registreringer er berørt, men ingen personer. Se over tallene.',
};
