import type { ShownComparison } from '../../authority/exchange/case-routes.ts';
import { invalid } from '../../problems.ts';
import type { CaseForm } from './send-form.ts';

/** The form that brings a document. */
export const exchangeForm = 'exchange';

/** Characters of a document that a page carries from the look to the choice. */
const mostCharacters = 150_000;

const parsed = (text: string): unknown => {
  if (text.length > mostCharacters)
    throw invalid('/file', 'not-a-document: It is longer than a notice can be.');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid('/file', 'not-a-document: This is no JSON.');
  }
};

/** First a look at what would change, nothing is written; then those facts that were chosen. */
const exchange: CaseForm = {
  on: () => ({ view: 'exchange', form: exchangeForm }),
  async work({ call, values, file }) {
    if (values['step'] === 'take') {
      const document = parsed(values['document'] ?? '');
      const keys = (values['keys'] ?? '').split('\n').filter((key) => key !== '');
      if (keys.length === 0) throw invalid('/keys', 'no-choice: Choose at least one.');
      await call('post', 'edpb/facts', { document, keys });
      return { notice: 'exchangeTaken' };
    }
    if (!file) throw invalid('/file', 'no-file: Choose a file.');
    const text = file.content.toString('utf8').replace(/^\uFEFF/, '');
    const answer = await call('post', 'edpb/comparison', { document: parsed(text) });
    const comparison = (answer as { body: ShownComparison }).body;
    return { asked: { query: {}, compared: { text, comparison } } };
  },
};

export const exchangeForms: Readonly<Record<string, CaseForm>> = { exchange };
