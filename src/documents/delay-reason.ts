import type { LateCourse } from '../authority/delay-reason-draft.ts';
import { inWords } from './in-words.ts';
import { type Language, phraseFor, wordsIn } from './words.ts';

const hour = 3_600_000;

/** A list as long as this says what it can; a text that nobody reads explains nothing. */
const mostDone = 40;

const hoursBetween = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / hour);

/** The two neighbours that lie furthest apart. */
const longestStretch = (
  instants: readonly string[],
): { from: string; to: string; hours: number } | undefined =>
  instants
    .slice(1)
    .map((to, index) => ({ from: instants[index] ?? to, to, hours: hoursBetween(instants[index] ?? to, to) }))
    .sort((a, b) => b.hours - a.hours)[0];

/**
 * A draft of the reasons for a delay, from the record alone: what was done when, what took longest, what is still
 * unknown. It holds no reason that nobody gave; the person who files it adds those. Basis: GDPR art. 33(1), second
 * sentence.
 */
export const delayReason = (course: LateCourse, language: Language): string => {
  const say = wordsIn(language);
  const words = inWords(language);
  const { dueAt, now, detectedAt, awareAt, awareReason, done, unknown } = course;
  const told = done.slice(-mostDone);
  const since = [awareAt, ...done.map(({ at }) => at).filter((at) => at > awareAt), now];
  const longest = longestStretch(since);
  const timeline = told.map(
    ({ at, type }) => `– ${words.instant(at)}: ${phraseFor(language, `event.${type}`) ?? type}`,
  );
  return [
    say('delay.due', { due: words.instant(dueAt), hours: String(hoursBetween(dueAt, now)) }),
    ...(detectedAt === awareAt ? [] : [say('delay.detected', { at: words.instant(detectedAt) })]),
    say('delay.aware', { at: words.instant(awareAt) }),
    ...(awareReason ? [say('delay.awareReason', { reason: awareReason })] : []),
    ...(timeline.length > 0 ? ['', say('delay.timeline'), ...timeline] : []),
    ...(longest && longest.hours > 0
      ? [
          '',
          say('delay.longest', {
            from: words.instant(longest.from),
            to: words.instant(longest.to),
            hours: String(longest.hours),
          }),
        ]
      : []),
    ...(unknown.length > 0
      ? [say('delay.unknown', { facts: words.list(unknown.map((key) => say(`fact.${key}`).toLowerCase())) })]
      : []),
  ].join('\n');
};
