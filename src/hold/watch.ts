import { randomBytes } from 'node:crypto';
import { readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { withTransaction } from '../db/transaction.ts';
import { appendToSystem } from '../journal/journal.ts';
import type { Log } from '../log.ts';
import * as store from './store.ts';

/** Marks by line, the newest last: a few, so that a database put back by two restores is recognised too. */
const marksSchema = z.strictObject({ marks: z.array(z.tuple([z.uuid(), z.int()])) });
type Marks = z.infer<typeof marksSchema>['marks'];
const longestMemory = 20;

/** Where the marks lie that no rollback of the database can take back. */
const markFile = (dataDir: string): string => join(dataDir, 'high-water.json');

const readMarks = async (file: string, log: Log): Promise<Marks> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') log.warn({ code: error.code }, 'hold: the high-water mark cannot be read');
    return undefined;
  });
  if (text === undefined) return [];
  try {
    return marksSchema.parse(JSON.parse(text)).marks;
  } catch {
    log.warn({}, 'hold: the high-water mark is unreadable; it begins anew');
    return [];
  }
};

const writeMarks = async (file: string, marks: Marks): Promise<void> => {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${JSON.stringify({ marks } satisfies z.infer<typeof marksSchema>)}\n`, {
      mode: 0o600,
    });
    await rename(draft, file);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
};

export interface Watch {
  /**
   * Looks whether this is still the database that the service worked in, and not a copy or an older state of it; opens
   * a hold otherwise. To be done before any work is taken up, and with each round of it.
   */
  look(): Promise<void>;
}

export const createWatch = (deps: { pool: pg.Pool; clock: Clock; dataDir: string; log: Log }): Watch => {
  const { pool, clock, log } = deps;
  const file = markFile(deps.dataDir);
  let tellsCluster = true;
  let isWritable = true;
  const cluster = async (): Promise<string | undefined> => {
    if (!tellsCluster) return undefined;
    try {
      return await store.clusterIdentity(pool);
    } catch (error) {
      const { code } = error as { code?: string };
      // The right is missing, or there is no such function: a PostgreSQL that is run by others.
      if (code !== '42501' && code !== '42883') throw error;
      tellsCluster = false;
      log.warn(
        { code },
        'hold: this PostgreSQL does not tell its system identifier; a copy of it is not noticed',
      );
      return undefined;
    }
  };
  const hold = async (reason: 'other-cluster' | 'rolled-back'): Promise<void> => {
    const at = clock.now();
    const isNew = await withTransaction(pool, async (tx) => {
      if (!(await store.placeHold(tx, { reason, at }))) return false;
      await appendToSystem(tx, {
        type: 'hold.placed',
        recordedAt: at,
        actor: { kind: 'system' },
        event: { reason },
      });
      return true;
    });
    if (isNew)
      log.error({ reason }, 'hold: nobody is paged and nothing is sent until an administrator releases it');
  };
  return {
    async look() {
      // The file first: a mark in it is never ahead of a database that has not gone back.
      const marks = await readMarks(file, log);
      const identity = await cluster();
      const found = await store.raiseMark(pool, identity);
      const outside = marks.find(([lineage]) => lineage === found.lineage)?.[1] ?? 0;
      if (identity !== undefined && found.cluster !== identity) await hold('other-cluster');
      if (outside >= found.mark) {
        await hold('rolled-back');
        return;
      }
      const kept: Marks = [
        ...marks.filter(([lineage]) => lineage !== found.lineage),
        [found.lineage, found.mark],
      ];
      try {
        await writeMarks(file, kept.slice(-longestMemory));
        isWritable = true;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (isWritable) log.warn({ code }, 'hold: the high-water mark cannot be written to DATA_DIR');
        isWritable = false;
      }
    },
  };
};
