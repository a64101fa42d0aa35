import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What a provider remembers, for one process and one test: nothing runs out. */
export const createOidcMemory = (): ((model: string) => Adapter) => {
  const kept = new Map<string, AdapterPayload>();
  const find = (fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...kept.values()].find(fits);
  return (model) => {
    const key = (id: string): string => `${model}:${id}`;
    return {
      upsert: async (id, payload) => void kept.set(key(id), payload),
      find: async (id) => kept.get(key(id)),
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      findByUserCode: async (code) => find((payload) => payload.userCode === code),
      consume: async (id) =>
        void kept.set(key(id), { ...kept.get(key(id)), consumed: Math.floor(Date.now() / 1000) }),
      destroy: async (id) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id);
      },
    };
  };
};
