import type { Db } from '../db/transaction.ts';
import { type OfficeHours, usualOfficeHours } from '../deadlines/office-hours.ts';
import { type Organisation, organisationBody } from './organisation.ts';
import { type RegisterDocument, registerDocument } from './register-document.ts';
import { readDocument } from './store.ts';

/** The firm, or undefined before anybody has told Varsla of it. */
export const readOrganisation = async (db: Db): Promise<Organisation | undefined> => {
  const document = await readDocument(db, 'organisation');
  return document === undefined ? undefined : organisationBody.parse(document);
};

/** When the office is staffed: as the organisation says, or as is usual. */
export const readOfficeHours = async (db: Db): Promise<OfficeHours> =>
  (await readOrganisation(db))?.officeHours ?? usualOfficeHours;

/** The register of systems and processors, or undefined before one was put. */
export const readRegister = async (db: Db): Promise<RegisterDocument | undefined> => {
  const document = await readDocument(db, 'register');
  return document === undefined ? undefined : registerDocument.parse(document);
};

/** A system of the register with the processors that run it. */
export const findSystem = async (db: Db, key: string) => {
  const register = await readRegister(db);
  const system = register?.systems.find((candidate) => candidate.key === key);
  if (!register || !system) return undefined;
  return { system, processors: register.processors.filter((one) => system.processors.includes(one.key)) };
};
