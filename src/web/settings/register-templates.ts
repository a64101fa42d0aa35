import { readTemplate } from '../../templates.ts';

/** Registers to start from, under `templates/registers/`. */
export const registerTemplates = ['wepack', 'wp-hosting', 'blank'] as const;
type RegisterTemplate = (typeof registerTemplates)[number];

const isTemplate = (source: string): source is RegisterTemplate =>
  (registerTemplates as readonly string[]).includes(source);

/** The text of a ready-made register; undefined for a name that is none. */
export const readRegisterTemplate = (source: string): string | undefined =>
  isTemplate(source) ? readTemplate(`registers/${source}.json`) : undefined;
