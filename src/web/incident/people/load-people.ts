import type { ShownImport, ShownList } from '../../../people/present.ts';
import type { RouteCaller } from '../../../http/call-route.ts';
import { may } from '../../../access/permissions.ts';
import type { SignedInVisit } from '../../visit.ts';

/** Somebody who was looked up, with how they are reached. */
export interface FoundPerson {
  personId: string;
  list: number;
  row: number;
  name: string | null;
  email: string | null;
  phone: string | null;
  landline: string | null;
  address: {
    street: string | null;
    postalCode: string | null;
    place: string | null;
    country: string | null;
  } | null;
  toldThrough: string | null;
  samePerson: boolean;
}

/** What a look-up found, and what was asked for. */
export interface LookedUp {
  address: string;
  found: readonly FoundPerson[];
}

/** The lists of a case and, for who may write them, the file on its way. */
export interface PeopleLists {
  lists: readonly ShownList[];
  /** The newest, where it is not done. */
  underWay: ShownImport | undefined;
}

const api = '/api/v1/incidents/{id}/people';

export const loadPeople = async (
  call: RouteCaller,
  visit: SignedInVisit,
  id: string,
): Promise<PeopleLists> => {
  const { requester } = visit;
  const params = { id };
  const { body } = await call(requester, 'get', api, { params });
  const { lists } = body as { lists: ShownList[] };
  if (!may(requester.role, 'people.write')) return { lists, underWay: undefined };
  const imports = await call(requester, 'get', `${api}/imports`, { params });
  const [newest] = (imports.body as { items: ShownImport[] }).items;
  return { lists, underWay: newest?.state === 'done' ? undefined : newest };
};

export const lookUp = async (
  call: RouteCaller,
  visit: SignedInVisit,
  id: string,
  address: string,
): Promise<LookedUp> => {
  const { body } = await call(visit.requester, 'post', `${api}/look-up`, {
    params: { id },
    body: { address },
  });
  return { address, found: (body as { items: FoundPerson[] }).items };
};
