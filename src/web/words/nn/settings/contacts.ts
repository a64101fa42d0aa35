import type { contacts as source } from '../../nb/settings/contacts.ts';

/** Words of the settings: who is alerted. */
export const contacts: typeof source = {
  contactsLead:
    'Dei på lista blir varsla om fristar etter varslingsstega, heile døgnet: når plikta oppstår, 48, 24, 12, 6, 2 og 1 time før fristen, når han blir passert og etterpå.',
  contactsNobody: 'Ingen får påminningar',
  contactsNobodyNext:
    'Ein frist kan gå ut utan at nokon får vite det. Legg til minst to personar, helst med både e-post og mobil.',
  contactsOnlyOne: 'Berre éin person får påminningar. Legg til ein til, i tilfelle den første ikkje ser dei.',
  contactsTable: 'Dei som blir varsla, i rekkjefølgje',
  contactOrder: 'Nr.',
  contactName: 'Namn',
  contactReach: 'Nåast på',
  contactLanguage: 'Språk',
  contactActions: 'Handlingar',
  contactMobile: 'Mobil',
  contactMobileHint: 'Norsk nummer, eller med + og landkode.',
  reachBoth: 'E-post og SMS',
  reachEmail: 'Berre e-post. Ser kanskje ikkje påminninga om natta.',
  reachSms: 'Berre SMS',
  contactAdd: 'Legg til ein person',
  contactAddButton: 'Legg til',
  contactEdit: (name) => `Endre ${name}`,
  contactEditShort: 'Endre',
  contactUp: (name) => `Flytt ${name} opp`,
  contactDown: (name) => `Flytt ${name} ned`,
  contactRemove: 'Fjern',
  contactRemoveOf: (name) => `Fjern ${name}`,
  contactRemoveSure: (name) =>
    `${name} får ingen fleire påminningar, heller ikkje dei som ventar på å bli sende.`,
  contactAdded: 'Personen er lagd til.',
  contactSaved: 'Endringa er lagra.',
  contactRemoved: 'Personen er fjerna.',
  contactMoved: 'Rekkjefølgja er endra.',
  'language.nb': 'Bokmål',
  'language.nn': 'Nynorsk',
  'language.en': 'Engelsk',
};
