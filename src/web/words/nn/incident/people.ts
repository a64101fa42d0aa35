import type { people as source } from '../../nb/incident/people.ts';

/** Words of the list of people and what became of their messages. */
export const people: typeof source = {
  peopleLead:
    'Kven som skal få varsel. Adressene er krypterte, og at nokon slår opp ein person, blir ført i journalen.',
  peopleNow: (count: number) =>
    count === 0
      ? 'Ingen er lagde inn enno.'
      : count === 1
        ? 'Éin person er på lista.'
        : `${count} personar er på lista.`,
  peopleReplace: 'Ei ny liste erstattar heile den gamle.',
  peopleList: 'Lista',
  peopleListHint:
    'Lim inn frå rekneark eller fil. Første line: name;email;phone;language. Språk er nb, nn eller en; tomt tyder nb.',
  peopleExample: 'Slik ser ei liste ut',
  peopleCheck: 'Kontroller lista',
  peopleSave: (count: number) => (count === 1 ? 'Legg inn éin person' : `Legg inn ${count} personar`),
  peopleChecked: 'Lista er kontrollert. Ingenting er lagra enno.',
  peopleRows: 'Liner lesne',
  peopleTold: 'Får varsel',
  peopleMerged: 'Deler adresse med nokon over',
  peopleWithout: 'Utan e-post og telefon',
  peopleWithoutHint: 'Dei står på lista, men må få vite det på ein annan måte.',
  peopleByLanguage: 'Etter språk',
  peopleFaults: (count: number) => (count === 1 ? 'Éi line må rettast' : `${count} feil må rettast`),
  peopleLine: (line: number, column: string) => `Line ${line}, ${column}`,
  'column.name': 'namn',
  'column.email': 'e-post',
  'column.phone': 'telefon',
  'column.language': 'språk',
  'column.row': 'heile lina',
  peopleNoHeader: 'Første line må ha overskriftene name, email, phone og language, eller nokre av dei.',
  peopleEmpty: 'Det er ingen liner under overskriftene.',
  peopleUnevenRow: 'Lina har fleire felt enn overskrifta.',
  peopleOpenQuote: 'Eit hermeteikn er opna og ikkje lukka.',
  peopleFrozen: 'Lista er låst: varselet er sendt til godkjenning eller har gått ut.',
  peopleNotOurs: 'Som databehandlar varslar de ikkje sjølve dei råka.',
  deliveries: 'Utsendinga',
  deliveriesNone: 'Ingenting er sendt enno.',
  'figure.people': 'Skal ha varsel',
  'figure.told': 'Nådde',
  'figure.open': 'På veg',
  'figure.unknown': 'Uvisst',
  'figure.notTold': 'Ikkje nådde',
  unknownHint:
    'Uvisst: svaret frå leverandøren kom bort. Det blir ikkje sendt på nytt, for ingen skal få det to gonger.',
  deliveryProblems: 'Dei som ikkje er nådde',
  deliveryId: 'Person',
  deliveryChannel: 'Kanal',
  deliveryState: 'Tilstand',
  deliveryReason: 'Kode frå leverandøren',
  deliveryWhen: 'Sist',
  deliveryMore: (count: number) => `Viser dei første ${count}.`,
  'channel.email': 'e-post',
  'channel.sms': 'SMS',
  'delivery.planned': 'planlagd',
  'delivery.held': 'halden tilbake',
  'delivery.pending': 'i kø',
  'delivery.cancelled': 'avlyst',
  'delivery.attempting': 'blir sendt',
  'delivery.unknown': 'uvisst',
  'delivery.needs_person': 'må få vite det av ein person',
  'delivery.rejected': 'avvist',
  'delivery.accepted': 'teken imot av leverandøren',
  'delivery.in_transit': 'på veg',
  'delivery.unconfirmed': 'ikkje stadfesta',
  'delivery.failed': 'mislukka',
  'delivery.delivered': 'levert',
  remainderText:
    'Avgjer kva som blir gjort for dei som ikkje er nådde: brev, telefon, offentleg kunngjering, eller at det får vere.',
  'remainder.reason': 'Avgjerda og grunnen',
  'remainder.law':
    'Krev det uforholdsmessig mykje å nå kvar einskild, skal dei få vite det på ein like effektiv måte, til dømes ved offentleg kunngjering. Personvernforordninga artikkel 34 nr. 3 bokstav c.',
};
