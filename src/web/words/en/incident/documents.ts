import type { documents as nb } from '../../nb/incident/documents.ts';

/** Words of the documents that can be downloaded from a case. */
export const documents: typeof nb = {
  'documents.documentation': 'Internal documentation (PDF)',
  'documents.documentation.hint':
    'Everything about the case in one document, as the law demands (Article 33(5)): facts, decisions with their reasoning, notices, deadlines and journal.',
  'documents.proof': 'Proof that people were told (PDF)',
  'documents.proof.hint':
    'How many were told, when and with which text. Names and addresses are not in the document.',
  'documents.proofCsv': 'All messages, without names (CSV)',
  'documents.word': 'Edit in Word',
  'documents.language': (document, language) => `${document}, ${language}`,
};
