/** Words of the exchange in the numbering of the EDPB's draft. */
export const exchange = {
  'view.exchange': 'EDPB-fil',
  'exchange.link': 'Meldingen som fil i EDPBs nummerering, og fil inn i saken',
  'exchange.lead':
    'EDPB har et utkast til et felles europeisk skjema. Her får dere meldingen som fil i den nummereringen, og kan ta inn opplysninger fra en slik fil. Ingen myndighet tar imot formatet ennå.',
  'exchange.export': 'Ta ut',
  'exchange.draft': 'Slik opplysningene er nå (JSON)',
  'exchange.version': (number: string, kind: string, when: string) =>
    `Versjon ${number}, ${kind}, fryst ${when} (JSON)`,
  'exchange.whole': 'Opplysningene slik de er nå, følger alle reglene i utkastet.',
  'exchange.lacking': (numbers: string) =>
    `Slik opplysningene er nå, følger de ikke reglene i utkastet i disse feltene: ${numbers}.`,
  'exchange.import': 'Ta inn fra fil',
  'exchange.file': 'Fil i formatet edpb-2026-draft-1.0',
  'exchange.fileHint': 'JSON. Ingenting lagres før du har sett hva som blir endret, og valgt.',
  'exchange.law':
    'EDPBs utkast av 8. juni 2026 til felles skjema for melding av brudd på personopplysningssikkerheten, versjon 1.0.',
  'exchange.look': 'Se hva som blir endret',
  'exchange.preview': 'Dette står i filen',
  'exchange.counts': (changes: number, same: number) =>
    changes === 0
      ? `Ingenting i filen er nytt. ${same} opplysninger er som i saken.`
      : `${changes} opplysninger er nye eller annerledes, ${same} er som i saken. Det som er nytt, er krysset av. Der saken sier noe annet, velger du selv.`,
  'exchange.notTaken': (numbers: string) =>
    `Dette er ikke opplysninger om bruddet, og tas ikke inn (virksomhet, melding, vurdering, varsling): felt ${numbers}.`,
  'exchange.table': 'Opplysninger i filen, kan rulles sidelengs',
  'exchange.take': 'Ta inn',
  'exchange.fact': 'Opplysning',
  'exchange.standing': 'Forskjell',
  'exchange.now': 'I saken nå',
  'exchange.inFile': 'I filen',
  'exchange.new': 'Ny',
  'exchange.differs': 'Annerledes',
  'exchange.same': 'Lik',
  'exchange.takeChosen': 'Ta inn det som er krysset av',
  'exchange.leave': 'La det være',
  'exchange.field': (number: string) => `Felt ${number} i filen`,
  exchangeTaken: 'Opplysningene er tatt inn. Kilden står ved hver av dem.',
  'file.not-a-document': 'Dette er ikke en JSON-fil, eller den er for lang for en melding.',
  'file.no-choice': 'Kryss av minst én opplysning.',
  'fault.edpbMissing': 'Feltet må være besvart her.',
  'fault.edpbUnasked': 'Feltet spørres det ikke om etter de andre svarene. Ta det ut.',
  'fault.edpbIncomplete': 'Svaret kan bare stå i en foreløpig melding.',
  'fault.edpbFormat': 'Filen er ikke i formatet edpb-2026-draft-1.0.',
};
