/** Words of the documents that can be downloaded from a case. */
export const documents = {
  'documents.documentation': 'Intern dokumentasjon (PDF)',
  'documents.documentation.hint':
    'Alt om saken i ett dokument, slik loven krever det (artikkel 33 nr. 5): opplysninger, beslutninger med begrunnelse, meldinger, frister og journal.',
  'documents.proof': 'Bevis for varsling (PDF)',
  'documents.proof.hint':
    'Hvor mange som ble varslet, når og med hvilken tekst. Navn og adresser står ikke i dokumentet.',
  'documents.proofCsv': 'Alle meldingene, uten navn (CSV)',
  'documents.word': 'Rediger i Word',
  'documents.language': (document: string, language: string) => `${document}, ${language}`,
};
