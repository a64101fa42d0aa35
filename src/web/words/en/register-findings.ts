import type { registerFindings as nb } from '../nb/register-findings.ts';

/** What is wrong or missing in the register, and with a spreadsheet of it, in English. */
export const registerFindings: typeof nb = {
  title: 'The register, looked through',
  lead: 'Varsla holds the register against itself. That nothing was found does not mean that the register is right.',
  none: 'Found neither contradictions nor gaps.',
  contradictions: (count) =>
    count === 1 ? '1 contradiction in your own texts' : `${count} contradictions in your own texts`,
  contradictionsLead:
    'Your privacy policy says one thing, the register another. Correct whichever is wrong before a breach shows it.',
  gaps: (count) => (count === 1 ? '1 gap' : `${count} gaps`),
  gapsLead: 'You will be asked for this on the day of a breach.',
  place: 'Show the place',
  placeOf: (finding) => `Show the place: ${finding}`,

  'own-purpose-as-processor': (names) =>
    `You stand as a processor here, but decide yourselves over data on the same people in ${names}. Find out who is the controller.`,
  'sharing-denied': (names) => `You write that no data are shared, but these process data for you: ${names}.`,
  'others-have-access': (names) =>
    `You write that only employees have access, but these process data for you: ${names}.`,
  'cookies-denied': (names) => `You write that no cookies are used, but these use them: ${names}.`,
  'anonymity-claimed': (names) =>
    `You write that all data are anonymous, but these hold data that can point to a person: ${names}.`,
  'sub-processor-loop': (names) =>
    `${names} is a sub-processor of itself through others: nobody answers for the data in the end.`,
  'system-without-data': (names) => `${names}: it is not said which data the system holds.`,
  'system-without-people': (names) => `${names}: it is not said whom the data concern.`,
  'system-without-retention': (names) => `${names}: it is not said when the data are deleted.`,
  'processor-without-contact': (names) =>
    `${names}: neither telephone nor e-mail. Whoever has to be called at night must be within reach.`,
  'processor-without-country': (names) => `${names}: the country is missing.`,
  'processor-without-contract': (names) => `${names}: the processing agreement is missing (Article 28(3)).`,
  'processor-unused': (names) => `${names}: no system refers to this processor.`,
  'transfer-without-basis': (names) =>
    `${names}: outside the EEA, and what the transfer rests on is missing (Articles 44–46).`,
  'retention-without-period': (names) => `${names}: it is said neither how long nor when it is deleted.`,
  'retention-without-start': (names) => `${names}: it is not said from what the time counts.`,
  'group-without-count': (names) =>
    `${names}: the usual number is missing, so a breach gets no first estimate.`,

  downloadSpreadsheet: 'Download as a spreadsheet',
  uploadHint: 'A file of JSON, or the spreadsheet that can be downloaded here, filled in.',
  'fault.not-a-spreadsheet': 'The file is no spreadsheet that can be read. Save it as .xlsx.',
  'fault.too-large': 'The spreadsheet is too large when it is unpacked.',
  'fault.macros': 'The spreadsheet has macros. Save it as .xlsx without macros.',
  'fault.formula': 'The cell holds a formula. Put in the value instead.',
  'fault.sheet-missing': 'The sheet is missing. An empty sheet with its headings means an empty list.',
  'fault.sheet-unknown': 'The sheet is no part of the register.',
  'fault.column-missing': (column) => `The column “${column}” is missing.`,
  'fault.column-unknown': 'There is no column with this heading.',
  'fault.column-repeated': 'The column stands twice.',
  'fault.one-row': 'The sheet takes one row only: the organisation itself.',
};
