/** Ord for utvekslinga i nummereringa til EDPB-utkastet. */
export const exchange = {
  'view.exchange': 'EDPB-fil',
  'exchange.link': 'Meldinga som fil i EDPB si nummerering, og fil inn i saka',
  'exchange.lead':
    'EDPB har eit utkast til eit felles europeisk skjema. Her får de meldinga som fil i den nummereringa, og kan ta inn opplysningar frå ei slik fil. Ingen styresmakter tek imot formatet enno.',
  'exchange.export': 'Ta ut',
  'exchange.draft': 'Slik opplysningane er no (JSON)',
  'exchange.version': (number: string, kind: string, when: string) =>
    `Versjon ${number}, ${kind}, frosen ${when} (JSON)`,
  'exchange.whole': 'Opplysningane slik dei er no, følgjer alle reglane i utkastet.',
  'exchange.lacking': (numbers: string) =>
    `Slik opplysningane er no, følgjer dei ikkje reglane i utkastet i desse felta: ${numbers}.`,
  'exchange.import': 'Ta inn frå fil',
  'exchange.file': 'Fil i formatet edpb-2026-draft-1.0',
  'exchange.fileHint': 'JSON. Ingenting blir lagra før du har sett kva som blir endra, og valt.',
  'exchange.law':
    'EDPB sitt utkast av 8. juni 2026 til felles skjema for melding av brot på personopplysningstryggleiken, versjon 1.0.',
  'exchange.look': 'Sjå kva som blir endra',
  'exchange.preview': 'Dette står i fila',
  'exchange.counts': (changes: number, same: number) =>
    changes === 0
      ? `Ingenting i fila er nytt. ${same} opplysningar er som i saka.`
      : `${changes} opplysningar er nye eller annleis, ${same} er som i saka. Det som er nytt, er kryssa av. Der saka seier noko anna, vel du sjølv.`,
  'exchange.notTaken': (numbers: string) =>
    `Dette er ikkje opplysningar om brotet, og blir ikkje tekne inn (verksemd, melding, vurdering, varsling): felt ${numbers}.`,
  'exchange.table': 'Opplysningar i fila, kan rullast sidelengs',
  'exchange.take': 'Ta inn',
  'exchange.fact': 'Opplysning',
  'exchange.standing': 'Skilnad',
  'exchange.now': 'I saka no',
  'exchange.inFile': 'I fila',
  'exchange.new': 'Ny',
  'exchange.differs': 'Annleis',
  'exchange.same': 'Lik',
  'exchange.takeChosen': 'Ta inn det som er kryssa av',
  'exchange.leave': 'Lat det vere',
  'exchange.field': (number: string) => `Felt ${number} i fila`,
  exchangeTaken: 'Opplysningane er tekne inn. Kjelda står ved kvar av dei.',
  'file.not-a-document': 'Dette er ikkje ei JSON-fil, eller ho er for lang for ei melding.',
  'file.no-choice': 'Kryss av minst éi opplysning.',
  'fault.edpbMissing': 'Feltet må vere svart på her.',
  'fault.edpbUnasked': 'Feltet blir det ikkje spurt om etter dei andre svara. Ta det ut.',
  'fault.edpbIncomplete': 'Svaret kan berre stå i ei førebels melding.',
  'fault.edpbFormat': 'Fila er ikkje i formatet edpb-2026-draft-1.0.',
};
