import { z } from 'zod';

/** The notice as JSON; its members are those of `AuthorityReport`. */
export const reportSchema = z
  .looseObject({ format: z.enum(['varsla-authority-report@1', 'varsla-authority-report@2']) })
  .meta({ id: 'AuthorityReport' });
