import { Problem } from '../../problems.ts';
import type { SignedInVisit } from '../visit.ts';

type Words = SignedInVisit['words']['incident'];
type WordKey = { [Key in keyof Words]: Words[Key] extends string ? Key : never }[keyof Words];

/** The text of a key made at run time; undefined where the language files have none. */
export const wordFor = (visit: SignedInVisit, key: string): string | undefined => {
  const words = visit.words.incident;
  if (!Object.hasOwn(words, key)) return undefined;
  const word = words[key as WordKey];
  return typeof word === 'string' ? word : undefined;
};

/** What the API says of a field, by its beginning, and the word that a person reads instead. */
const faults: readonly (readonly [RegExp, WordKey])[] = [
  [/^This must be answered here/, 'fault.edpbMissing'],
  [/not asked by the other answers/, 'fault.edpbUnasked'],
  [/stands only in an incomplete notification/, 'fault.edpbIncomplete'],
  [/^The format is/, 'fault.edpbFormat'],
  [/reference of the receipt/, 'fault.altinnReference'],
  [/proved by an attachment/, 'fault.proof'],
  [/no attachment with this id/, 'fault.noAttachment'],
  [/^Nobody here has this id/, 'fault.nobodyHere'],
  [/^A complete notice leaves nothing/, 'fault.completeness'],
  [/^A withdrawal says why/, 'fault.withdrawalWhy'],
  [/^Only a notice of kind withdrawal|^A withdrawal takes/, 'fault.withdrawalOnly'],
  [/has a rest to be given/, 'fault.noRest'],
  [/for \d+ people at most|one person at least/, 'fault.fewPeople'],
  [/detected before it was sent/, 'fault.detectedBeforeSent'],
  [/no system with this key/, 'fault.noSystem'],
  [/lies in the future/, 'fault.future'],
  [/lies before the breach/, 'fault.beforeBreach'],
  [/lies before the first signal/, 'fault.beforeSignal'],
  [/lies before the detection/, 'fault.beforeDetection'],
  [/^This date is past/, 'fault.past'],
  [/years ahead/, 'fault.farAhead'],
  [/lies after the awareness/, 'fault.afterAwareness'],
  [/awareness .*needs a reason/, 'fault.reasonNeeded'],
  [/^Give date, time/, 'fault.dateTime'],
  [/^There is no such time/, 'fault.noSuchTime'],
  [/^There is no such date/, 'fault.dateTime'],
  [/e-mail address/, 'fault.email'],
  [/no mobile number/, 'fault.notMobile'],
  [/no possible phone/, 'fault.phone'],
  [/^With this certainty|^Unrecognized key/, 'fault.valueWithout'],
  [/never negative/, 'fault.negative'],
  [/^A number of hours/, 'fault.hours'],
  [/^More than (there can be|eleven years)/, 'fault.tooMany'],
  [/^Give the reason/, 'fault.rowReason'],
  [/stands here twice/, 'fault.twice'],
  [/^A country of/, 'fault.choice'],
  [/does not fit .* data/, 'fault.choice'],
  [/expected (number|int)|^A whole number/, 'fault.number'],
  [/^Only joint/, 'fault.onlyJoint'],
  [/^Nobody is on the list/, 'fault.noPeople'],
  [/^Too big/, 'fault.tooLong'],
  [/^Invalid (option|discriminator)|expected one of/, 'fault.choice'],
  [/^Too small|received (undefined|null)|^A fact is/, 'fault.required'],
];

/** What is wrong with a file: by its code, or by what its content is. */
const fileFault = (visit: SignedInVisit, code: string): string | undefined => {
  const [, verdict, format = ''] = /^(is|refused)-([a-z-]+)$/.exec(code) ?? [];
  const name = verdict && wordFor(visit, `format.${format}`);
  if (!name) return wordFor(visit, `file.${code}`);
  return visit.words.incident[verdict === 'is' ? 'fileIs' : 'fileRefused'](name);
};

/** What is wrong with a field, in the visitor's language. */
export const faultWords = (visit: SignedInVisit, detail: string): string => {
  const [, code = ''] = /^([a-z-]+): /.exec(detail) ?? [];
  const known = faults.find(([pattern]) => pattern.test(detail));
  const { incident } = visit.words;
  const named = wordFor(visit, `lint.${code}`) ?? wordFor(visit, `clash.${code}`) ?? fileFault(visit, code);
  return named ?? (known ? incident[known[1]] : incident['fault.other']);
};

/** The same problem in the visitor's language. Our own texts are English, for integrations. */
export const inOwnWords = (visit: SignedInVisit, { type, details }: Problem): Problem => {
  const refusal = details.code ? wordFor(visit, `refusal.${details.code}`) : undefined;
  const said = refusal ?? wordFor(visit, `problem.${type}`) ?? visit.words.incident['problem.other'];
  const errors = details.errors?.map(({ pointer, detail }) => ({
    pointer,
    detail: refusal ?? faultWords(visit, detail),
  }));
  return new Problem(type, said, { ...details, ...(errors && { errors }) });
};
