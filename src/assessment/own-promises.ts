import type { RegisterDocument } from '../register/register-document.ts';
import { promisesInBreach, type SystemInBreach } from '../register/system-in-breach.ts';

/** What the organisation has promised and a breach sets off: a duty by its own policy, beside the law. */
export type OwnPromise = Pick<
  SystemInBreach['promises'][number],
  'key' | 'names' | 'to' | 'basis' | 'channels' | 'within' | 'source'
>;

/** The promises of a register that any breach of security sets off. */
export const ownPromises = (register: RegisterDocument): OwnPromise[] =>
  promisesInBreach(register)
    .filter(({ trigger }) => trigger === 'security-breach')
    .map(({ key, names, to, basis, channels, within, source }) => ({
      key,
      names,
      to,
      basis,
      channels,
      within,
      source,
    }));
