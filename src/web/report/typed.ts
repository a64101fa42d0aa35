import { open } from '../../../workflows/incident/decide.ts';
import { problemOf } from '../../http/problem-details.ts';
import { refuseFuture } from '../../incidents/times.ts';
import { openingBody } from '../../incidents/schemas.ts';
import { invalid, Problem } from '../../problems.ts';
import { instantOf } from '../incident/local-time.ts';
import { turnOf } from '../parts/clock-shift.ts';

export const names = ['title', 'description', 'date', 'time', 'turn', 'system', 'role'] as const;

/** What somebody typed into the form, as it came. `key` was made with the form. */
export type Typed = Record<(typeof names)[number] | 'key', string>;

/** The fields of a form, and nothing else that came with it. */
export const typedOf = (body: Record<string, unknown>): Typed =>
  Object.fromEntries(
    [...names, 'key'].map((name) => [name, typeof body[name] === 'string' ? body[name] : '']),
  ) as Typed;

/** Whether the clock showed what was typed twice: then somebody must say which is meant. */
export const isTwice = ({ date, time }: Typed): boolean => {
  try {
    const at = instantOf(date, time, '/detectedAt');
    return at !== undefined && turnOf(new Date(at)) !== undefined;
  } catch {
    return false;
  }
};

const atOf = (typed: Typed): { at: string | undefined; fault: Problem | undefined } => {
  const { date, time, turn } = typed;
  try {
    if (turn !== 'first' && turn !== 'second' && isTwice(typed))
      throw invalid('/detectedAt', 'This time came twice that night.');
    const at = instantOf(date, time, '/detectedAt', turn === 'second' ? 'second' : 'first');
    return { at, fault: undefined };
  } catch (error) {
    if (error instanceof Problem) return { at: undefined, fault: error };
    throw error;
  }
};

/**
 * The body for the API. Throws `invalid-input` with everything that is wrong at once; a time that cannot be named
 * before anything is sent.
 */
export const bodyOf = (typed: Typed, now: Date) => {
  const { at, fault } = atOf(typed);
  const { title, description, role, system } = typed;
  const checked = openingBody.safeParse({
    title,
    description,
    role,
    detectedAt: at ?? '',
    ...(system && { system }),
  });
  if (!checked.success) {
    const problem = problemOf(checked.error, 'body');
    const errors = problem.details.errors?.filter(({ pointer }) => !fault || pointer !== '/detectedAt') ?? [];
    throw new Problem('invalid-input', problem.message, {
      errors: [...errors, ...(fault?.details.errors ?? [])],
    });
  }
  refuseFuture('/detectedAt', checked.data.detectedAt, now);
  return checked.data;
};

/** The clocks that a report would start, from the chart itself, and nothing saved. */
export const clocksOf = (body: ReturnType<typeof bodyOf>, personId: string, now: Date) =>
  open({
    type: 'incident.opened',
    at: now.toISOString(),
    actor: { kind: 'person', id: personId },
    role: body.role,
    detectedAt: body.detectedAt,
    awareAt: body.detectedAt,
    awareReason: null,
    confirmed: false,
  }).effects.flatMap((effect) => (effect.type === 'armDeadline' ? [effect.params.deadline] : []));
