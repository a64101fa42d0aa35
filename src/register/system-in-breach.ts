import { z } from 'zod';
import { languages } from '../languages.ts';
import type { RegisterDocument } from './register-document.ts';
import { affectedBounds, evidenceAtRisk } from './retention-bites.ts';

const names = z.object({ nb: z.string(), nn: z.string(), en: z.string() });
const text = z.string().nullable();

/** What the register knows of the system that a breach happened in, as the API shows it beside the facts. */
export const systemInBreach = z
  .object({
    system: z.object({
      key: z.string(),
      name: z.string(),
      role: z.enum(['controller', 'processor', 'joint']),
      location: text,
    }),
    /** Who runs the system: to be called. `contact` is null for whoever may not read contact data. */
    processors: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        purpose: text,
        country: text,
        contact: z.object({ email: text, phone: text, url: text }).nullable(),
      }),
    ),
    /** Which languages the people in the system are written to in. */
    languages: z.array(z.enum(languages)),
    /** What the firm's own rules will delete, soonest first. */
    evidence: z.array(
      z.object({
        retention: z.string(),
        what: z.string(),
        period: z.string(),
        source: z.string(),
        vanishesAt: z.iso.datetime(),
      }),
    ),
    /** Who can be in the data at all. */
    bounds: z.array(
      z.object({
        retention: z.string(),
        what: z.string(),
        period: z.string(),
        starts: z.string(),
        source: z.string(),
        notBefore: z.iso.datetime(),
      }),
    ),
    /** What the firm has promised that a breach sets off, or that a breach may have broken. */
    promises: z.array(
      z.object({
        key: z.string(),
        names,
        to: z.enum(['people', 'authority', 'controllers']),
        basis: z.enum(['own policy', 'agreement']),
        trigger: z.enum(['security-breach', 'standing']),
        channels: z.array(z.enum(['email', 'sms'])),
        within: text,
        source: z.string(),
      }),
    ),
  })
  .meta({ id: 'SystemInBreach' });
export type SystemInBreach = z.output<typeof systemInBreach>;

/** Promises that a breach sets off come first, then those that it may have broken; the others do not concern it. */
export const promisesInBreach = ({ promises }: RegisterDocument): SystemInBreach['promises'] =>
  (['security-breach', 'standing'] as const).flatMap((trigger) =>
    promises
      .filter((promise) => promise.trigger === trigger)
      .map(({ key, names: inWords, to, basis, channels = [], within, source }) => ({
        key,
        names: inWords,
        to,
        basis,
        trigger,
        channels: [...channels],
        within,
        source,
      })),
  );

/**
 * What the register says of a system for the day of a breach; undefined where it has no such system (any more).
 * `breachBegan` is an instant: when the breach began, or its detection where that is not known.
 */
export const describeSystemInBreach = (
  register: RegisterDocument,
  systemKey: string,
  breachBegan: string,
  mayReadContacts: boolean,
): SystemInBreach | undefined => {
  const system = register.systems.find(({ key }) => key === systemKey);
  if (!system) return undefined;
  const groups = register.peopleGroups.filter(({ key }) => system.peopleGroups.includes(key));
  return {
    system: { key: system.key, name: system.name, role: system.role, location: system.location ?? null },
    processors: register.processors
      .filter(({ key }) => system.processors.includes(key))
      .map(({ key, name, purpose, country, contact }) => ({
        key,
        name,
        purpose: purpose ?? null,
        country,
        contact: mayReadContacts ? contact : null,
      })),
    languages: languages.filter((language) => groups.some((group) => group.language === language)),
    evidence: evidenceAtRisk(register, systemKey, breachBegan),
    bounds: affectedBounds(register, systemKey, breachBegan),
    promises: promisesInBreach(register),
  };
};
