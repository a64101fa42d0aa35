/** Words of the settings: the organisation. */
export const organisation = {
  organisationSaved: 'Opplysningene om virksomheten er lagret.',
  organisationLead: 'Slik står virksomheten i meldingen til Datatilsynet og i varslene til de berørte.',
  organisationName: 'Navn på virksomheten',
  organisationNumber: 'Organisasjonsnummer',
  organisationNumberHint: 'Ni siffer, slik det står i Enhetsregisteret.',
  dpo: 'Personvernombud',
  dpoHint: 'La feltene stå tomme hvis virksomheten ikke har personvernombud.',
  contactPoint: 'Kontaktpunkt',
  contactPointHint: 'Den Datatilsynet og de berørte kan spørre, når det ikke er personvernombudet.',
  organisationLaw:
    'Meldingen skal inneholde navnet på og kontaktopplysningene til personvernombudet eller et annet kontaktpunkt (personvernforordningen art. 33 nr. 3 bokstav b).',
  someoneName: 'Navn',
  email: 'E-post',
  phone: 'Telefon',
};
