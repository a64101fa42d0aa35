/** What a column of a file can hold. `identityNumber` and `birthDate` are read past and never stored. */
export const targets = [
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'language',
  'street',
  'postalCode',
  'place',
  'country',
  'group',
  'child',
  'birthDate',
  'vulnerable',
  'secretAddress',
  'identityNumber',
  'field',
  'skip',
] as const;
export type Target = (typeof targets)[number];

/** Several columns may be one of these: first and middle name, two numbers, two lines of an address. */
export const repeatable: ReadonlySet<Target> = new Set([
  'firstName',
  'email',
  'phone',
  'street',
  'field',
  'skip',
  'identityNumber',
  'secretAddress',
  'vulnerable',
]);

/** What a column is taken for; `field` is the name of an own merge field. */
export interface ColumnPlan {
  as: Target;
  field?: string | undefined;
}

/** Headings in bokmål, nynorsk and English, folded: letters and digits alone, æ ø å as ae o a. */
const headings: Record<Exclude<Target, 'field' | 'skip'>, string> = {
  name: 'navn namn name fulltnavn fulltnamn fullname kundenavn kundenamn kontaktnavn contactname personnavn medlemsnavn ansattnavn kunde person',
  firstName: 'fornavn fornamn forenamn forenavn firstname givenname mellomnavn mellomnamn middlename',
  lastName: 'etternavn etternamn lastname surname familyname slektsnavn',
  email:
    'epost epostadresse epostadr email emailaddress mail mailadresse mailaddress privatepost epostprivat epostjobb emailprivate kontaktepost',
  phone:
    'mobil mobiltelefon mobilnummer mobilnr mobiltlf telefon telefonnummer telefonnr tlf tlfnr tlfmobil telefonmobil telefonprivat tlfprivat phone phonenumber mobile mobilephone mobilenumber mobileno cellphone cell telephone sms kontakttelefon',
  language: 'sprak spraak sprakkode malform maalform language lang preferredlanguage languagecode',
  street:
    'adresse adresselinje adresse1 adresse2 adresse3 adresselinje1 adresselinje2 adresselinje3 gateadresse gate vei veg postadresse address address1 address2 addressline1 addressline2 street streetaddress coadresse co',
  postalCode: 'postnr postnummer postalcode zip zipcode postcode',
  place: 'poststed poststad by sted stad city town postalplace',
  country: 'land landkode country countrycode',
  group: 'gruppe group kategori category kundegruppe segment malgruppe',
  child: 'barn child erbarn mindrearig mindrearige minor under18',
  birthDate: 'fodt fodd fodselsdato fodelsdato fodselsdag birthdate dateofbirth birthday dob born',
  vulnerable: 'sarbar saerligsarbar vulnerable vulnerableperson',
  secretAddress:
    'hemmeligadresse hemmelegadresse skjultadresse sperretadresse adressesperre kode6 kode7 fortroligadresse fortrulegadresse strengtfortrolig adressebeskyttelse adressegradering gradering secretaddress protectedaddress',
  identityNumber:
    'fodselsnummer fodselsnr fodelsnummer fnr personnummer personnr personident dnummer dnr nationalid nationalidentitynumber identitynumber ssn socialsecuritynumber',
};

const letters: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a', ö: 'o', ä: 'a' };

/** A heading as it is compared. */
export const foldHeading = (heading: string): string =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[æøåöä]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/[^a-z0-9]/g, '');

const known = new Map<string, Target>(
  Object.entries(headings).flatMap(([target, words]) =>
    words.split(' ').map((word): [string, Target] => [word, target as Target]),
  ),
);

/** What a heading says; undefined where nobody knows it. */
export const targetOf = (heading: string): Target | undefined => {
  const folded = foldHeading(heading);
  return known.get(folded) ?? (/fodselsn|fodelsn|personnummer/.test(folded) ? 'identityNumber' : undefined);
};

/** The name of an own merge field after its column: letters, digits and underscores, beginning with a letter. */
export const fieldNameOf = (heading: string): string => {
  const name = heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[æøåöä]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '')
    .slice(0, 30);
  return name === '' ? 'felt' : name;
};
