import { expect } from 'chai';
import type { DeliveryState } from '../../workflows/delivery/decide-delivery.ts';
import type { Api } from '../support/service.ts';
import type { SendGridStandIn } from '../support/stand-ins/sendgrid.ts';
import type { TwilioStandIn } from '../support/stand-ins/twilio.ts';

/** One delivery as `GET …/deliveries` shows it. */
export interface Shown {
  id: string;
  personId: string;
  channel: 'email' | 'sms';
  state: DeliveryState;
}

export interface Figures {
  people: number;
  told: number;
  unknown: number;
  notTold: number;
  open: number;
}

export const told: readonly DeliveryState[] = ['accepted', 'in_transit', 'unconfirmed', 'delivered'];

/** Everything that the API shows of who was told, page by page. */
export const readDeliveries = async (
  api: Api,
  incidentId: string,
): Promise<{ figures: Figures; items: Shown[] }> => {
  const items: Shown[] = [];
  let cursor = '';
  for (;;) {
    const { status, body } = await api(
      'GET',
      `/api/v1/incidents/${incidentId}/deliveries?limit=1000${cursor}`,
    );
    expect(status).to.equal(200);
    items.push(...(body.items as Shown[]));
    if (body.next === null) return { figures: body.figures as Figures, items };
    cursor = `&cursor=${String(body.next)}`;
  }
};

/** How many messages the providers took for each delivery. */
export const takenByDelivery = (sendgrid: SendGridStandIn, twilio: TwilioStandIn): Map<string, number> => {
  const taken = new Map<string, number>();
  for (const { deliveryId } of [...sendgrid.accepted, ...twilio.accepted])
    taken.set(deliveryId, (taken.get(deliveryId) ?? 0) + 1);
  return taken;
};

/**
 * Holds the ledger against what the providers took: nobody has two messages, everybody who counts as told has one,
 * nobody whom a provider never saw counts as told, and the figures are the people, each once.
 */
export const holdAgainst = (
  { figures, items }: { figures: Figures; items: readonly Shown[] },
  taken: ReadonlyMap<string, number>,
): void => {
  const byPerson = new Map<string, Shown[]>();
  for (const item of items) byPerson.set(item.personId, [...(byPerson.get(item.personId) ?? []), item]);
  for (const [personId, deliveries] of byPerson) {
    const messages = deliveries.reduce((sum, { id }) => sum + (taken.get(id) ?? 0), 0);
    expect(messages, `messages to ${personId}`).to.be.at.most(1);
  }
  for (const { id, state } of items)
    if (told.includes(state)) expect(taken.get(id), `${state} ${id}`).to.equal(1);
  const people = [...byPerson.values()];
  const anyIs = (deliveries: readonly Shown[], states: readonly DeliveryState[]): boolean =>
    deliveries.some(({ state }) => states.includes(state));
  const countedTold = people.filter((deliveries) => anyIs(deliveries, told)).length;
  const countedUnknown = people.filter(
    (deliveries) => !anyIs(deliveries, told) && anyIs(deliveries, ['unknown', 'needs_person']),
  ).length;
  expect(figures).to.deep.equal({
    people: people.length,
    told: countedTold,
    unknown: countedUnknown,
    notTold: people.length - countedTold - countedUnknown,
    open: 0,
  });
};
