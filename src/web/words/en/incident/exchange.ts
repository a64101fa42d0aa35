/** Words of the exchange in the numbering of the EDPB's draft. */
export const exchange = {
  'view.exchange': 'EDPB file',
  'exchange.link': 'The notice as a file in the EDPB’s numbering, and a file into the incident',
  'exchange.lead':
    'The EDPB has a draft of a common European form. Here is the notice as a file in its numbering, and facts can be taken in from such a file. No authority takes the format yet.',
  'exchange.export': 'Take out',
  'exchange.draft': 'The facts as they are now (JSON)',
  'exchange.version': (number: string, kind: string, when: string) =>
    `Version ${number}, ${kind}, frozen ${when} (JSON)`,
  'exchange.whole': 'The facts as they are now follow every rule of the draft.',
  'exchange.lacking': (numbers: string) =>
    `The facts as they are now do not follow the rules of the draft in these fields: ${numbers}.`,
  'exchange.import': 'Take in from a file',
  'exchange.file': 'A file in the format edpb-2026-draft-1.0',
  'exchange.fileHint': 'JSON. Nothing is saved before you have seen what would change, and chosen.',
  'exchange.law':
    'The EDPB’s draft of 8 June 2026 of a common template for personal data breach notification, version 1.0.',
  'exchange.look': 'See what would change',
  'exchange.preview': 'This is in the file',
  'exchange.counts': (changes: number, same: number) =>
    changes === 0
      ? `Nothing in the file is new. ${same} facts are as in the incident.`
      : `${changes} facts are new or different, ${same} are as in the incident. What is new is ticked. Where the incident says otherwise, you choose.`,
  'exchange.notTaken': (numbers: string) =>
    `These are no facts of the breach and are not taken in (organisation, notification, assessment, communication): fields ${numbers}.`,
  'exchange.table': 'Facts in the file, scrolls sideways',
  'exchange.take': 'Take in',
  'exchange.fact': 'Fact',
  'exchange.standing': 'Difference',
  'exchange.now': 'In the incident now',
  'exchange.inFile': 'In the file',
  'exchange.new': 'New',
  'exchange.differs': 'Different',
  'exchange.same': 'The same',
  'exchange.takeChosen': 'Take in what is ticked',
  'exchange.leave': 'Leave it',
  'exchange.field': (number: string) => `Field ${number} of the file`,
  exchangeTaken: 'The facts are taken in. Each says where it comes from.',
  'file.not-a-document': 'This is no JSON file, or it is too long for a notice.',
  'file.no-choice': 'Tick at least one fact.',
  'fault.edpbMissing': 'The field must be answered here.',
  'fault.edpbUnasked': 'The other answers do not ask for this field. Take it out.',
  'fault.edpbIncomplete': 'This answer can stand only in an incomplete notice.',
  'fault.edpbFormat': 'The file is not in the format edpb-2026-draft-1.0.',
};
