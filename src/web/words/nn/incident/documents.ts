import type { documents as nb } from '../../nb/incident/documents.ts';

/** Words of the documents that can be downloaded from a case. */
export const documents: typeof nb = {
  'documents.documentation': 'Intern dokumentasjon (PDF)',
  'documents.documentation.hint':
    'Alt om saka i eitt dokument, slik lova krev det (artikkel 33 nr. 5): opplysningar, avgjerder med grunngiving, meldingar, fristar og journal.',
  'documents.proof': 'Bevis for varsling (PDF)',
  'documents.proof.hint':
    'Kor mange som vart varsla, når og med kva tekst. Namn og adresser står ikkje i dokumentet.',
  'documents.proofCsv': 'Alle meldingane, utan namn (CSV)',
  'documents.word': 'Rediger i Word',
  'documents.language': (document, language) => `${document}, ${language}`,
};
