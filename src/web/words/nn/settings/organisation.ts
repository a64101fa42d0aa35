import type { organisation as source } from '../../nb/settings/organisation.ts';

/** Words of the settings: the organisation. */
export const organisation: typeof source = {
  organisationSaved: 'Opplysningane om verksemda er lagra.',
  organisationLead: 'Slik står verksemda i meldinga til Datatilsynet og i varsla til dei råka.',
  organisationName: 'Namn på verksemda',
  organisationNumber: 'Organisasjonsnummer',
  organisationNumberHint: 'Ni siffer, slik det står i Einingsregisteret.',
  dpo: 'Personvernombod',
  dpoHint: 'Lat felta stå tomme om verksemda ikkje har personvernombod.',
  contactPoint: 'Kontaktpunkt',
  contactPointHint: 'Den Datatilsynet og dei råka kan spørje, når det ikkje er personvernombodet.',
  organisationLaw:
    'Meldinga skal innehalde namnet på og kontaktopplysningane til personvernombodet eller eit anna kontaktpunkt (personvernforordninga art. 33 nr. 3 bokstav b).',
  someoneName: 'Namn',
  email: 'E-post',
  phone: 'Telefon',
};
