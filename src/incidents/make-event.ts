import type { Actor, LaterEvent } from '../../workflows/incident/events.ts';
import { invalid } from '../problems.ts';
import type { Incident } from './incident.ts';
import type { EventBody } from './schemas.ts';

/** Clocks of two machines differ by seconds; a minute ahead of ours is not the future. */
const toleranceMilliseconds = 60_000;

/** Throws a problem when a time lies in the future. */
export const refuseFuture = (pointer: string, instant: string | undefined, now: Date): void => {
  if (instant && Date.parse(instant) > now.getTime() + toleranceMilliseconds)
    throw invalid(pointer, 'This lies in the future.');
};

/** Throws a problem when something is said to have come before what it comes after. */
export const refuseBefore = (
  pointer: string,
  instant: string | undefined,
  earliest: string | undefined,
  what: string,
): void => {
  if (instant && earliest && Date.parse(instant) < Date.parse(earliest))
    throw invalid(pointer, `This lies before ${what}.`);
};

type PlainBody = Exclude<EventBody, { type: 'report.submitted' | 'notice.submitted' }>;

/**
 * The event that a body stands for. `breachBegan` is the fact, where known: awareness cannot come before it.
 * Throws a problem naming the field when a time cannot be.
 */
export const makeEvent = (
  body: PlainBody,
  incident: Incident,
  recorded: { at: string; actor: Actor },
  breachBegan: string | undefined,
): LaterEvent => {
  const now = new Date(recorded.at);
  const { detectedAt } = incident.state.context;
  switch (body.type) {
    case 'breach.confirmed': {
      const awareAt = body.awareAt ?? incident.state.context.awareAt;
      refuseFuture('/awareAt', awareAt, now);
      refuseBefore('/awareAt', body.awareAt, breachBegan, 'the breach began');
      if (awareAt !== incident.state.context.awareAt && !body.reason)
        throw invalid('/reason', 'Another time of awareness than the one recorded needs a reason.');
      return { ...recorded, type: body.type, awareAt, reason: body.reason ?? null };
    }
    case 'breach.contained':
      refuseFuture('/at', body.at, now);
      refuseBefore('/at', body.at, breachBegan, 'the breach began');
      return { ...recorded, type: body.type, containedAt: body.at ?? recorded.at, note: body.note ?? null };
    case 'authority.notified':
      refuseFuture('/at', body.at, now);
      refuseBefore('/at', body.at, detectedAt, 'the detection');
      return {
        ...recorded,
        type: body.type,
        notifiedAt: body.at,
        channel: body.channel,
        kind: body.kind,
        reference: body.reference ?? null,
        delayReason: body.delayReason ?? null,
      };
    case 'controller.notified':
      refuseFuture('/at', body.at, now);
      refuseBefore('/at', body.at, detectedAt, 'the detection');
      return {
        ...recorded,
        type: body.type,
        controller: body.controller,
        notifiedAt: body.at ?? recorded.at,
        channel: body.channel ?? null,
        allTold: body.allTold,
      };
    case 'report.approved':
    case 'notice.approved':
      return { ...recorded, type: body.type, hash: body.hash ?? null };
    case 'incident.closed':
      return { ...recorded, type: body.type, summary: body.summary ?? null };
    case 'risk.assessed':
      return { ...recorded, ...body };
    case 'incident.dismissed':
    case 'report.returned':
    case 'notice.returned':
    case 'remainder.decided':
    case 'incident.reopened':
      return { ...recorded, type: body.type, reason: body.reason };
  }
};
