import type { Certainty, FactValue } from './fact.ts';

/** What is recorded so far, as far as a question hangs on it. */
export type FactsSoFar = Readonly<Record<string, { value: FactValue; certainty?: Certainty } | undefined>>;

/** Whether a question is put, by what is answered already. */
export type Asked = (facts: FactsSoFar) => boolean;

/** The answer to a fact is this. */
export const is =
  (key: string, ...wanted: readonly (string | boolean)[]): Asked =>
  (facts) =>
    wanted.some((one) => facts[key]?.value === one);

/** The answer to a fact has this among its choices. */
export const has =
  (key: string, ...wanted: readonly string[]): Asked =>
  (facts) => {
    const value = facts[key]?.value;
    return Array.isArray(value) && wanted.some((one) => (value as unknown[]).includes(one));
  };

/** One of these facts is an estimate. */
export const estimated =
  (...keys: readonly string[]): Asked =>
  (facts) =>
    keys.some((key) => facts[key]?.certainty === 'estimated');

export const both =
  (...all: readonly Asked[]): Asked =>
  (facts) =>
    all.every((one) => one(facts));

export const either =
  (...all: readonly Asked[]): Asked =>
  (facts) =>
    all.some((one) => one(facts));

export const not =
  (one: Asked): Asked =>
  (facts) =>
    !one(facts);
