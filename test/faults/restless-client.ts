import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { adminToken } from './varsla-process.ts';

/** What the server said that it has done: `mark` stands in the journal, in that incident, once. */
export interface Acknowledged {
  incidentId: string;
  type: string;
  mark: string;
}

interface Shown {
  id: string;
  version: number;
}

export interface RestlessClient {
  /** Opens an incident and takes it some way. `hoursAgo`: when it was detected. */
  report(hoursAgo: number): Promise<void>;
  acknowledged: Acknowledged[];
  /** How many answers were lost and asked for again. */
  lost(): number;
}

/**
 * A client that is sure to be heard: it asks again, with the same Idempotency-Key, until it has an answer. `url` says
 * where the server is now: it moves with each restart. Throws at an answer that no retry explains.
 */
export const createRestlessClient = (url: () => string): RestlessClient => {
  const acknowledged: Acknowledged[] = [];
  let lost = 0;

  const ask = async (
    method: string,
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Shown> => {
    for (;;) {
      const answer = await fetch(`${url()}${path}`, {
        method,
        headers: { Authorization: `Bearer ${adminToken}`, 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
        .then(async (response) => ({ status: response.status, body: await response.text() }))
        .catch(() => undefined);
      if (answer && answer.status < 300) return JSON.parse(answer.body) as Shown;
      if (answer && answer.status < 500)
        throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
      lost += 1;
      await pause(20);
    }
  };

  const say = async (incident: Shown, body: { type: string }, mark: string): Promise<Shown> => {
    const shown = await ask('POST', `/api/v1/incidents/${incident.id}/events`, body, {
      'Idempotency-Key': randomUUID(),
      'If-Match': `"${incident.version}"`,
    });
    acknowledged.push({ incidentId: incident.id, type: body.type, mark });
    return shown;
  };

  return {
    acknowledged,
    lost: () => lost,
    async report(hoursAgo) {
      const title = randomUUID();
      const detectedAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
      const opening = { title, description: 'Lå åpen.', detectedAt, role: 'controller' };
      let incident = await ask('POST', '/api/v1/incidents', opening, { 'Idempotency-Key': randomUUID() });
      acknowledged.push({ incidentId: incident.id, type: 'incident.opened', mark: title });
      const confirmed = { type: 'breach.confirmed', reason: randomUUID() };
      incident = await say(incident, confirmed, confirmed.reason);
      for (const level of ['high', 'unlikely', 'risk']) {
        const assessed = { type: 'risk.assessed', level, reasoning: randomUUID() };
        incident = await say(incident, assessed, assessed.reasoning);
      }
      const value = randomUUID();
      // Facts take no key: the same facts again are no change, and leave no second trace.
      await ask('PATCH', `/api/v1/incidents/${incident.id}/facts`, {
        whatHappened: { certainty: 'known', value },
      });
      acknowledged.push({ incidentId: incident.id, type: 'facts.recorded', mark: value });
    },
  };
};
