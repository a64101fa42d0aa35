import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmailChannel } from '../channels/ports.ts';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';
import { composeStaffMail } from '../staff-mail.ts';
import { insertCopy, rollsWithoutCopy } from './head-store.ts';
import { readHeads, type SigningDeps } from './sign-heads.ts';
import { readRollStatement, sha256 } from './heads.ts';

interface CopyDeps extends Pick<SigningDeps, 'pool' | 'clock'> {
  ids: Ids;
  log: Log;
  email: EmailChannel;
  /** A folder on another machine, and an address outside: each where it is set. */
  places: { folder: string | undefined; email: string | undefined };
  publicUrl: () => string;
}

/** Copies made in one round: the first round after a place was named has many. */
const atOnce = 20;

export const headsFileName = (number: number): string =>
  `varsla-heads-${String(number).padStart(6, '0')}.json`;

/** Whole or not at all: written under another name first. The same content again where it is there already. */
const writeFile = async (folder: string, number: number, text: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const path = join(folder, headsFileName(number));
  const file = await open(`${path}.part`, 'w', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
};

/**
 * Puts copies of signings where whoever has the database cannot reach: the whole in a folder, and the signed statement,
 * which has the hash of all heads in it, by e-mail. A round that fails is logged and tried again. Returns how many were
 * made.
 */
export const copyHeads = async (deps: CopyDeps): Promise<number> => {
  const { pool, clock, log, places } = deps;
  let copies = 0;
  const make = async (
    place: 'folder' | 'email',
    one: (number: number) => Promise<string | undefined>,
  ): Promise<void> => {
    for (const number of await rollsWithoutCopy(pool, place, atOnce)) {
      const fault = await one(number);
      if (fault !== undefined)
        return log.warn({ place, fault }, 'evidence: a copy of signed heads was not made');
      await insertCopy(pool, number, place, clock.now());
      copies += 1;
    }
  };
  const { folder, email } = places;
  if (folder !== undefined)
    await make('folder', async (number) => {
      const text = `${JSON.stringify(await readHeads(pool, number), undefined, 2)}\n`;
      return writeFile(folder, number, text).then(
        () => undefined,
        (error: NodeJS.ErrnoException) => error.code ?? error.name,
      );
    });
  if (email !== undefined)
    await make('email', async (number) => {
      const { roll } = await readHeads(pool, number);
      const said = readRollStatement(roll.statement);
      const sent = await deps.email.send({
        deliveryId: deps.ids.uuid(),
        attempt: 1,
        to: { email },
        ...composeStaffMail('nb', 'signed-heads', {
          link: `${deps.publicUrl()}/settings/evidence`,
          number: String(number),
          streams: String(said?.streams ?? ''),
          key: said?.key ?? '',
          hash: sha256(roll.statement),
          statement: roll.statement,
          signature: roll.signature,
        }),
      });
      // One that may have been taken is not sent again: the next signing names this one's hash.
      return sent.outcome === 'accepted' || sent.outcome === 'unknown' ? undefined : sent.reason;
    });
  return copies;
};
