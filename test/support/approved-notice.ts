import type { Api } from './service.ts';

export interface ListedPerson {
  name: string;
  email?: string;
  phone?: string;
}

/** A person who can be reached in the way that `ways` says; the same index gives the same addresses. */
export const personNumber = (index: number, ways: 'email' | 'sms' | 'both'): ListedPerson => ({
  name: `Person ${index}`,
  ...(ways !== 'sms' && { email: `person.${index}@example.no` }),
  ...(ways !== 'email' && { phone: `+47${41_000_000 + index}` }),
});

const facts = Object.fromEntries(
  ['whatHappened', 'likelyConsequences', 'measuresTaken', 'measuresPlanned', 'mitigation'].map((key) => [
    key,
    { certainty: 'known', value: 'Slik det står i saken.' },
  ]),
);

/**
 * Takes an incident through the API up to a notice that an approver let leave. Gives the incident's id. Throws at
 * the first answer that is not a success.
 */
export const approveNotice = async (
  author: Api,
  approver: Api,
  people: readonly ListedPerson[],
  detectedAt: string,
): Promise<string> => {
  const call = async (api: Api, method: string, path: string, body: object, version?: number) => {
    const answer = await api(method, path, { body, ...(version !== undefined && { version }) });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  };
  await call(author, 'PUT', '/api/v1/organisation', {
    name: 'WEPACK AS',
    dpo: { name: 'Personvernombudet', email: 'pvo@wepack.example' },
  });
  const opening = { title: 'Kundeliste', description: 'Lå åpen.', detectedAt, role: 'controller' };
  const { id } = (await call(author, 'POST', '/api/v1/incidents', opening)).body as { id: string };
  const path = `/api/v1/incidents/${id}`;
  await call(author, 'PATCH', `${path}/facts`, facts);
  await call(author, 'PUT', `${path}/people`, { people });
  const steps = [
    [author, { type: 'breach.confirmed' }],
    [author, { type: 'risk.assessed', level: 'high', reasoning: 'Passord.' }],
    [author, { type: 'notice.submitted' }],
    [approver, { type: 'notice.approved' }],
  ] as const;
  for (const [api, body] of steps) {
    const { version } = (await author('GET', path)).body as { version: number };
    await call(api, 'POST', `${path}/events`, body, version);
  }
  return id;
};
