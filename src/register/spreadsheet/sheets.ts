import type { RegisterDocument } from '../register-document.ts';

/** How a value stands in a cell. `keys` and `subProcessors` are lists in one cell. */
export type Kind = 'text' | 'count' | 'yes-no' | 'keys' | 'sub-processors' | Readonly<Record<string, string>>;

export interface Column {
  heading: string;
  /** Where the value stands in an entry of the list. */
  path: readonly string[];
  kind: Kind;
  /** What an empty cell stands for, where it is not simply absent. */
  blank?: null;
  /** Several values of a choice in one cell. */
  many?: true;
}

export interface SheetPlan {
  /** The part of the register; `organisation` is one row, the others one row an entry. */
  list: keyof RegisterDocument;
  /** As Excel shows it: at most 31 characters. */
  name: string;
  columns: readonly Column[];
}

const text = (heading: string, ...path: string[]): Column => ({ heading, path, kind: 'text' });
const nullable = (column: Column): Column => ({ ...column, blank: null });
const keys = (heading: string, ...path: string[]): Column => ({ heading, path, kind: 'keys' });
const yesNo = (heading: string, ...path: string[]): Column => ({ heading, path, kind: 'yes-no' });
const choice = (heading: string, path: string, words: Readonly<Record<string, string>>): Column => ({
  heading,
  path: [path],
  kind: words,
});
const key = text('Nøkkel', 'key');
const inThree = (what: string): Column[] => [
  text(`${what}, bokmål`, 'names', 'nb'),
  text(`${what}, nynorsk`, 'names', 'nn'),
  text(`${what}, engelsk`, 'names', 'en'),
];
const source = text('Kilde', 'source');

/** The sheets of a register, in the order in which people fill them in. Codes may stand in the cells in place of words. */
export const sheetPlans: readonly SheetPlan[] = [
  {
    list: 'organisation',
    name: 'Virksomheten',
    columns: [nullable(text('Navn', 'name')), nullable(text('Organisasjonsnummer', 'organisationNumber'))],
  },
  {
    list: 'systems',
    name: 'Systemer',
    columns: [
      key,
      text('Navn', 'name'),
      text('Beskrivelse', 'description'),
      choice('Vår rolle', 'role', {
        controller: 'behandlingsansvarlig',
        processor: 'databehandler',
        joint: 'felles behandlingsansvarlig',
      }),
      keys('Databehandlere', 'processors'),
      keys('Typer opplysninger', 'dataCategories'),
      keys('Grupper av personer', 'peopleGroups'),
      keys('Lagringstider', 'retention'),
      text('Plassering', 'location'),
    ],
  },
  {
    list: 'processors',
    name: 'Databehandlere',
    columns: [
      key,
      text('Navn', 'name'),
      text('Formål', 'purpose'),
      nullable(text('Land', 'country')),
      yesNo('Utenfor EØS', 'outsideEea'),
      text('Overføringsgrunnlag', 'transferBasis'),
      text('Databehandleravtale', 'contract'),
      { heading: 'Underleverandører', path: ['subProcessors'], kind: 'sub-processors' },
      nullable(text('E-post', 'contact', 'email')),
      nullable(text('Telefon', 'contact', 'phone')),
      nullable(text('Nettside', 'contact', 'url')),
    ],
  },
  {
    list: 'dataCategories',
    name: 'Typer opplysninger',
    columns: [key, ...inThree('Navn'), yesNo('Særlig kategori', 'special')],
  },
  {
    list: 'peopleGroups',
    name: 'Grupper av personer',
    columns: [
      key,
      ...inThree('Navn'),
      { heading: 'Vanlig antall', path: ['usualCount'], kind: 'count', blank: null },
      choice('Språk', 'language', { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' }),
    ],
  },
  {
    list: 'retention',
    name: 'Lagringstider',
    columns: [
      key,
      text('Hva', 'what'),
      nullable(text('Tid (ISO 8601, som P6M)', 'period')),
      nullable(text('Regnes fra', 'starts')),
      source,
    ],
  },
  {
    list: 'promises',
    name: 'Løfter',
    columns: [
      key,
      ...inThree('Løfte'),
      choice('Gitt til', 'to', {
        people: 'de berørte',
        authority: 'Datatilsynet',
        controllers: 'behandlingsansvarlige',
      }),
      choice('Grunnlag', 'basis', { 'own policy': 'egen erklæring', agreement: 'avtale' }),
      choice('Utløses av', 'trigger', {
        'security-breach': 'brudd på sikkerheten',
        'access-request': 'krav om innsyn',
        inquiry: 'henvendelse',
        standing: 'gjelder alltid',
      }),
      { ...choice('Kanaler', 'channels', { email: 'e-post', sms: 'SMS' }), many: true },
      nullable(text('Innen (ISO 8601, som PT72H)', 'within')),
      yesNo('Bare i kontortid', 'officeHoursOnly'),
      {
        ...choice('Påstander', 'claims', {
          'no-sharing': 'deler ikke data',
          'employees-only': 'bare ansatte har tilgang',
          'no-cookies': 'ingen informasjonskapsler',
          anonymised: 'alt er anonymisert',
        }),
        many: true,
      },
      source,
    ],
  },
];
