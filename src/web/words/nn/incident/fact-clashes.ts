import type { factClashes as source } from '../../nb/incident/fact-clashes.ts';

/** What does not go together among the facts, and what to do about it, by the code of the rule. */
export const factClashes: typeof source = {
  'clash.before-breach': 'Det er ført at noko hende før brotet byrja. Rett eitt av tidspunkta.',
  'clash.before-signal': 'Det er ført at nokon sa ifrå før det første teiknet. Rett eitt av tidspunkta.',
  'clash.part-beyond-whole': 'Dette er fleire enn alle dei råka til saman. Rett eitt av tala.',
  'clash.fewer-than-listed': 'Det står fleire på lista over dei råka. Rett lista eller talet.',
  'clash.ongoing-with-end':
    'Det som går føre seg, har ingen slutt. Fjern slutten, eller svar nei på at brotet går føre seg.',
  'clash.parties-denied': 'Her er andre verksemder nemnde, men det er svart at ingen er innblanda.',
  'clash.excluded-but-public': 'Det som låg ope for alle, kan ikkje vere utelukka sett.',
  'clash.key-without-protection': 'Utan kryptering er det ingen nøkkel. Rett eitt av svara.',
  'clash.restored-though-permanent': 'Det som er borte for godt, kom ikkje tilbake. Rett eitt av svara.',
  'clash.vulnerable-denied': 'Sårbare personar er med i eit anna svar. Rett eitt av svara.',
  'clash.without-confidentiality':
    'Svara seier at uvedkomande fekk vite noko. Då må «konfidensialitet» vere kryssa av under type brot.',
  'clash.without-integrity':
    'Svara seier at opplysningar vart endra. Då må «integritet» vere kryssa av under type brot.',
  'clash.without-availability':
    'Svara seier at opplysningar var borte. Då må «tilgjenge» vere kryssa av under type brot.',
  'clash.excluded-without-proof':
    'Loggane viser ikkje alt. Då er det ikkje utelukka at nokon har sett opplysningane.',
  'clash.excluded-with-recipients': 'Nokon kan ha opplysningane, men det er svart at ingen har sett dei.',
  'clash.disclosed-to-nobody': 'Opplysningane kom ut, men det er svart at ingen har dei.',
  'clash.misuse-though-excluded': 'Opplysningane er sedde misbrukte. Då har nokon sett dei.',
  'clash.exposed-without-confidentiality':
    'Opplysningar som truleg er sedde, er eit brot på konfidensialitet. Kryss av for det under type brot.',
  'clash.deleted-by-strangers': 'At ukjende har sletta, kan vanskeleg vere stadfesta.',
  'clash.attack-by-accident': 'Ei slik hending er sjeldan eit uhell. Sjå over svaret.',
  'clash.minors-not-vulnerable': 'Barn og pasientar blir rekna som sårbare.',
  'clash.special-not-sensitive':
    'Særlege kategoriar er kryssa av, men ingen opplysningar er førte som følsame.',
  'clash.identity-not-among-identifiers':
    'Fødselsnummer eller legitimasjon er med, men ikkje mellom det personane kan kjennast att på.',
  'clash.countries-beyond-whole': 'Til saman er det fleire i landa enn alle dei råka. Rett tala.',
  'clash.abroad-without-borders': 'Dei råka er i fleire land. Går ikkje behandlinga over grensene?',
  'clash.records-of-nobody': 'Registreringar er råka, men ingen personar. Sjå over tala.',
};
