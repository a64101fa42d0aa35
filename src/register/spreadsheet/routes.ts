import { z } from 'zod';
import type { AccessDeps } from '../../access/tokens.ts';
import { type Route, route } from '../../http/route.ts';
import { Problem } from '../../problems.ts';
import { registerDocument } from '../register-document.ts';
import { readRegister } from '../register.ts';
import { importSpreadsheet } from './import-spreadsheet.ts';
import { spreadsheetType, writeSpreadsheet } from './write-spreadsheet.ts';

const path = '/api/v1/register/spreadsheet';
const tag = 'Settings';

/** The register as a spreadsheet, and a spreadsheet read as a register. */
export const createSpreadsheetRoutes = (deps: AccessDeps): Route[] => [
  route({
    method: 'get',
    path,
    tag,
    summary: 'Read the register as a spreadsheet',
    description: 'A sheet a list, one row an entry. Filled in, it can be read with POST.',
    permission: 'contacts.read',
    responses: {
      200: { description: 'An XLSX file', type: spreadsheetType },
      404: { description: 'Nothing was put yet' },
    },
    handle: async () => {
      const register = await readRegister(deps.pool);
      if (!register) throw new Problem('not-found', 'There is no register yet: PUT /api/v1/register.');
      const content = await writeSpreadsheet(register);
      return { bytes: { type: spreadsheetType, content, name: 'register.xlsx' } };
    },
  }),
  route({
    method: 'post',
    path,
    tag,
    summary: 'Read a spreadsheet as a register; nothing is saved',
    description:
      'Answers with the register that the spreadsheet holds, to be saved with PUT /api/v1/register, or with what is wrong by cell: `/content/Systemer!B7`. Formulas and macros are refused.',
    permission: 'settings.write',
    body: z
      .strictObject({
        content: z
          .base64('The XLSX file in base64.')
          .min(1)
          .meta({ description: 'An XLSX file of at most 6 MiB, in base64.' }),
      })
      .meta({ id: 'RegisterSpreadsheet' }),
    bodyLimit: 9 * 1024 * 1024,
    responses: { 200: { description: 'The register in the spreadsheet', schema: registerDocument } },
    handle: async ({ body }) => {
      const imported = await importSpreadsheet(Buffer.from(body.content, 'base64'));
      if (imported.outcome === 'good') return { body: imported.register };
      throw new Problem('invalid-input', 'The spreadsheet is not right; see errors for each cell.', {
        errors: imported.faults.map(({ place, detail }) => ({
          pointer: place === '' ? '/content' : `/content/${place}`,
          detail,
        })),
      });
    },
  }),
];
