/** What was chosen, by the API's names; empty texts are no choice. */
export type Chosen = Readonly<Record<string, string>>;

/** Choices that stand in an address: codes, days, names of systems. */
const inAddress = [
  'year',
  'from',
  'to',
  'outcome',
  'reported',
  'level',
  'late',
  'told',
  'status',
  'dismissed',
  'role',
  'system',
  'cause',
  'intent',
  'nature',
  'incidentType',
  'peopleType',
  'imported',
] as const;

/** The fields of the form, in the API's words. What is searched for may name a person, and stands in no address. */
export const filterNames = ['search', ...inAddress] as const;
export type FilterName = (typeof filterNames)[number];

const longest = 200;

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .replaceAll(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, longest)
    : '';

const taken = (fields: unknown, names: readonly string[]): Chosen =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = textOf((fields as Record<string, unknown> | undefined)?.[name]);
      return text ? [[name, text]] : [];
    }),
  );

/** The choices of a form that was sent, search and order included. */
export const chosenInForm = (body: unknown): Chosen => taken(body, [...filterNames, 'sort']);

/** The choices of an address. */
export const chosenInAddress = (query: unknown): Chosen => taken(query, [...inAddress, 'sort']);

/** Newest first, unless chosen otherwise. */
export const sorts = [
  'detected-desc',
  'detected-asc',
  'notified-desc',
  'people-desc',
  'reference-asc',
] as const;

/** As the API takes it. */
export const asQuery = ({ sort = '', ...filter }: Chosen): Chosen => {
  const [order, direction] = (sorts as readonly string[]).includes(sort) ? sort.split('-') : [];
  return { ...filter, ...(order && direction && { order, direction }) };
};

/** The address of the list with these choices; without what is searched for. */
export const addressOf = (chosen: Chosen): string => {
  const { search: _search, ...rest } = chosen;
  const query = new URLSearchParams(rest).toString();
  return `/breach-register${query && `?${query}`}`;
};
