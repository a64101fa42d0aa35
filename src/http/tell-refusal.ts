import { Problem } from '../problems.ts';
import type { Refusal, Route } from './route.ts';

/** Works a request; where its input is refused the route hears of it before the caller does. */
export const tellRefusal = async <T>(
  { onRefused }: Route,
  asked: Omit<Refusal, 'problem'>,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (onRefused && error instanceof Problem && error.type === 'invalid-input')
      await onRefused({ ...asked, problem: error });
    throw error;
  }
};
