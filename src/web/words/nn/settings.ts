import { authority } from './settings/authority.ts';
import { common } from './settings/common.ts';
import { contacts } from './settings/contacts.ts';
import { controller } from './settings/controller.ts';
import { organisation } from './settings/organisation.ts';
import { people } from './settings/people.ts';
import { register } from './settings/register.ts';
import { tokens } from './settings/tokens.ts';

/** What the settings say in nynorsk. */
export const settings = {
  ...common,
  ...authority,
  ...organisation,
  ...controller,
  ...contacts,
  ...register,
  ...people,
  ...tokens,
};
