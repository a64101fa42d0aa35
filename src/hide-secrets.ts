import { inspect } from 'node:util';

const hidden = '[hidden]';

/**
 * Freezes settings and keeps their secrets out of whatever prints them: `console.log`, JSON, a logger and an error's
 * details show `[hidden]`. The code that needs a secret reads it under its name as before. A secret that is not set
 * stays undefined. A copy by spreading carries the values on and hides them no more.
 */
export const hideSecrets = <T extends object>(settings: T, secrets: readonly (keyof T)[]): Readonly<T> => {
  const values = { ...settings };
  const kept = secrets.filter((name) => values[name] !== undefined);
  const shown = (): object => ({ ...values, ...Object.fromEntries(kept.map((name) => [name, hidden])) });
  // A getter, so that a printer which asks for nothing of ours shows that there is one, and not what it gives.
  for (const name of kept)
    Object.defineProperty(settings, name, { enumerable: true, get: () => values[name] });
  Object.defineProperty(settings, 'toJSON', { value: shown });
  Object.defineProperty(settings, inspect.custom, { value: shown });
  return Object.freeze(settings);
};
