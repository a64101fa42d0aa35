import type { ProofCsvWords } from '../../documentation/proof-csv.ts';
import { type Language, phraseFor, wordsIn } from '../words.ts';

/** What the CSV of the proof says in a language. */
export const proofCsvWords = (language: Language): ProofCsvWords => {
  const say = wordsIn(language);
  const word = (group: string, code: string): string => phraseFor(language, `${group}.${code}`) ?? code;
  return {
    heading: [
      say('proof.csv.delivery'),
      say('proof.csv.person'),
      say('proof.channel'),
      say('proof.csv.state'),
      say('proof.csv.code'),
      say('proof.csv.attempts'),
      say('proof.csv.firstAttempt'),
      say('proof.csv.handedOver'),
      say('proof.csv.changed'),
      say('proof.csv.provider'),
      say('proof.csv.providerId'),
      say('proof.csv.reason'),
    ],
    state: (code) => word('delivery', code),
    channel: (code) => word('channel', code),
  };
};
