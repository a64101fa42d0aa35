import { access, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SendOutcome } from './ports.ts';

/**
 * Writes a file whole or not at all, readable by its owner alone, and on disk when the promise resolves. A file of
 * that name that is there already stays as it is: the second call for one attempt is the first one's echo.
 */
export const writeOnce = async (directory: string, name: string, content: string): Promise<SendOutcome> => {
  let renamed = false;
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    if (!(await exists(join(directory, name)))) {
      const drafts = await mkdtemp(join(directory, '.draft-'));
      try {
        await writeDurably(join(drafts, name), content);
        await rename(join(drafts, name), join(directory, name));
        renamed = true;
      } finally {
        await rm(drafts, { recursive: true, force: true });
      }
    }
    // A rename is only on disk when its directory is.
    await syncDirectory(directory);
    return { outcome: 'accepted', providerId: name };
  } catch (error) {
    return { outcome: renamed ? 'unknown' : 'unsent', reason: diskCode(error) };
  }
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const writeDurably = async (path: string, content: string): Promise<void> => {
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(content);
  await file.sync();
};

const syncDirectory = async (directory: string): Promise<void> => {
  await using handle = await open(directory, 'r');
  await handle.sync();
};

const diskCode = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'disk';
};
