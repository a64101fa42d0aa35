import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { z } from 'zod';
import { readAlertWords } from '../alerts/alert-words.ts';
import type { Language } from '../languages.ts';
import { fillMergeFields } from '../merge-fields.ts';
import { readTemplate } from '../templates.ts';
import type { CalendarDeadline } from './store.ts';

const calendarWords = z.strictObject({
  name: z.string().min(1),
  summary: z.string().min(1),
  open: z.string().min(1),
  notNeeded: z.string().min(1),
});

const readWords = (language: Language) =>
  calendarWords.parse(JSON.parse(readTemplate(`calendar/${language}.json`)));

/** Hours before a deadline at which a calendar rings, where it honours alarms: Outlook and Apple do, Google does not. */
const alarmHours = [24, 4, 1];

/** Asked of calendars, in seconds. Google looks when it pleases. */
const refreshSeconds = 15 * 60;

/** Counted from here, in seconds, a change's number stays within 31 bits until 2088. */
const numbersBegin = Date.UTC(2020, 0, 1);

/** Rises with every change of a deadline, RFC 5545 section 3.8.7.4. */
const sequenceOf = ({ changedAt }: CalendarDeadline): number =>
  Math.max(0, Math.floor((changedAt.getTime() - numbersBegin) / 1000));

/**
 * A person's deadlines as iCalendar, RFC 5545: what runs stands at its instant and takes no time of the day; what was
 * met or fell away is cancelled. Says the incident's reference and what is due: calendars are shared and shown on
 * locked screens, so no title. The same deadlines give the same bytes.
 */
export const calendarText = (
  deadlines: readonly CalendarDeadline[],
  { language, publicUrl }: { language: Language; publicUrl: string },
): string => {
  const words = readWords(language);
  const { kinds } = readAlertWords(language);
  const calendar = ical({
    name: words.name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Varsla', product: 'Varsla', language: language.toUpperCase() },
    ttl: refreshSeconds,
  });
  for (const deadline of deadlines) {
    const { reference } = deadline;
    const runs = deadline.status === 'armed';
    const summary = fillMergeFields(words.summary, { reference, what: kinds[deadline.kind].what });
    const url = `${publicUrl}/incidents/${deadline.incidentId}`;
    calendar.createEvent({
      id: `${deadline.id}@varsla`,
      sequence: sequenceOf(deadline),
      stamp: deadline.changedAt,
      lastModified: deadline.changedAt,
      start: deadline.dueAt,
      summary,
      description: runs ? fillMergeFields(words.open, { url }) : words.notNeeded,
      url,
      status: runs ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: runs
        ? alarmHours.map((hours) => ({
            type: ICalAlarmType.display,
            triggerBefore: hours * 3600,
            description: summary,
          }))
        : [],
    });
  }
  return calendar.toString();
};
