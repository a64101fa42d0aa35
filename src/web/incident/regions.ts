import type { PersonEventType } from '../../../workflows/incident/events.ts';

/** The parts of a case, in the order in which they are shown. Each is a region of the chart. */
export const regions = ['case', 'containment', 'assessment', 'authority', 'people', 'controllers'] as const;
export type Region = (typeof regions)[number];

const byPrefix: Readonly<Record<string, Region>> = {
  report: 'authority',
  authority: 'authority',
  exception: 'authority',
  mandate: 'authority',
  notice: 'people',
  remainder: 'people',
  people: 'people',
  controller: 'controllers',
  controllers: 'controllers',
  risk: 'assessment',
};

const regionNamed = (name: string): Region => byPrefix[name.split('.')[0] ?? ''] ?? 'case';

/** To which region what is told belongs. */
export const regionOf = (type: PersonEventType): Region =>
  type === 'breach.contained' ? 'containment' : regionNamed(type);

/** Which region a clock is about. */
export const regionOfClock = (kind: string): Region => regionNamed(kind);

/** What ends a region's work: said there with the reason while it is not possible. */
export const goals: Readonly<Record<Region, PersonEventType>> = {
  case: 'incident.closed',
  containment: 'breach.contained',
  assessment: 'risk.assessed',
  authority: 'authority.notified',
  people: 'notice.approved',
  controllers: 'controller.notified',
};
