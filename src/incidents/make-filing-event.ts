import { addHours } from '../../workflows/deadlines.ts';
import type { Actor, LaterEvent } from '../../workflows/incident/events.ts';
import { owesSupplement } from '../../workflows/incident/filing-guards.ts';
import { regimeById } from '../../workflows/regimes/no-gdpr.ts';
import { invalid } from '../problems.ts';
import type { FilingBody } from './filing-schemas.ts';
import type { Incident } from './incident.ts';
import type { Known } from './make-event.ts';
import { refuseBefore, refuseFuture, refuseUnfitDate } from './times.ts';

type Said<Type extends FilingBody['type']> = Extract<FilingBody, { type: Type }>;

/** Altinn answers with a reference; whatever else is filed is proved by an attachment. */
const refuseUnproved = ({ channel, reference, proof }: Said<'authority.notified'>): void => {
  if (channel === 'altinn' && reference === undefined)
    throw invalid(
      '/reference',
      'Give the reference of the receipt that Altinn answered with, as AR300186895.',
    );
  if (channel !== 'altinn' && proof === undefined)
    throw invalid(
      '/proof',
      'Filed otherwise than through Altinn it is proved by an attachment: the receipt, the e-mail, the scanned letter.',
    );
};

/** When the rest of an incomplete notice is owed. */
const supplementDueAt = (body: Said<'authority.notified'>, { state }: Incident, now: Date): string => {
  if (body.followUpDueAt !== undefined) {
    refuseUnfitDate('/followUpDueAt', body.followUpDueAt, now);
    return body.followUpDueAt;
  }
  const { defaultHours = 0 } = regimeById(state.context.regime).dated['authority.supplement'];
  return addHours(body.at, defaultHours);
};

const notified = (
  body: Said<'authority.notified'>,
  incident: Incident,
  recorded: { at: string; actor: Actor },
  { newKey }: Known,
): LaterEvent => {
  const { context } = incident.state;
  const now = new Date(recorded.at);
  refuseFuture('/at', body.at, now);
  refuseBefore('/at', body.at, context.detectedAt, 'the detection');
  refuseUnproved(body);
  const owesRest = owesSupplement(context);
  if (!owesRest && body.followUpDueAt !== undefined)
    throw invalid('/followUpDueAt', 'Only an incomplete notice has a rest to be given.');
  return {
    ...recorded,
    type: 'authority.notified',
    notifiedAt: body.at,
    channel: body.channel,
    kind: body.kind ?? context.reportKind ?? 'first',
    reference: body.reference ?? null,
    delayReason: body.delayReason ?? null,
    filedBy: filer(body, recorded),
    proof: body.proof ?? null,
    ...(owesRest && {
      supplement: {
        key: newKey(),
        dueAt: supplementDueAt(body, incident, now),
        what: body.reference ?? incident.reference,
      },
    }),
  };
};

const filer = ({ filedBy }: { filedBy?: string | undefined }, { actor }: { actor: Actor }): string => {
  if (actor.kind !== 'person') throw new Error('what was filed is recorded by a person');
  return filedBy ?? actor.id;
};

/** The event that a body about the authority or a mandate stands for. Throws a problem naming the field. */
export const makeFilingEvent = (
  body: FilingBody,
  incident: Incident,
  recorded: { at: string; actor: Actor },
  known: Known,
): LaterEvent => {
  const now = new Date(recorded.at);
  const { detectedAt } = incident.state.context;
  switch (body.type) {
    case 'authority.notified':
      return notified(body, incident, recorded, known);
    case 'authority.phoned':
      refuseFuture('/at', body.at, now);
      refuseBefore('/at', body.at, detectedAt, 'the detection');
      return {
        ...recorded,
        type: body.type,
        phonedAt: body.at,
        note: body.note,
        filedBy: filer(body, recorded),
      };
    case 'authority.registered': {
      const { caseNumber, documentNumber = null } = body;
      return { ...recorded, type: body.type, caseNumber, documentNumber };
    }
    case 'mandate.given': {
      const { controller, scope, givenAt, dueAt, proof = null } = body;
      refuseFuture('/givenAt', givenAt, now);
      refuseUnfitDate('/dueAt', dueAt, now);
      return {
        ...recorded,
        type: body.type,
        key: known.newKey(),
        controller,
        scope,
        givenAt,
        dueAt,
        proof,
      };
    }
    case 'mandate.ended':
      return { ...recorded, type: body.type, key: body.key, reason: body.reason, ...known.afterReturn };
  }
};
