import {
  type FactKey,
  factFields,
  factKeys,
  type FactSection,
  factSections,
  isAsked,
} from '../../incidents/facts/vocabulary.ts';
import type { ShownIncident } from '../../incidents/schemas.ts';
import { pathOf } from './case-view.ts';

/** The parts of the form that this incident's role has. Basis: GDPR art. 26(1) for that of joint controllers. */
export const sectionsFor = ({ role }: ShownIncident): FactSection[] =>
  factSections.filter((section) => section !== 'joint' || role === 'joint');

/** What a part can ask, in the form's order, whether it does now or not. */
export const keysIn = (section: FactSection): FactKey[] =>
  factKeys.filter((key) => factFields[key].section === section);

/** Whether a fact stands in the form: it is asked, or somebody has recorded it. What was recorded is never hidden. */
export const isShown = ({ facts, role }: ShownIncident, key: FactKey): boolean =>
  isAsked(key, facts, role) || facts[key] !== undefined;

/** Whether a recorded fact no longer goes with the other answers. */
export const isBeside = ({ facts, role }: ShownIncident, key: FactKey): boolean =>
  facts[key] !== undefined && facts[key].value !== null && !isAsked(key, facts, role);

export const idOfFact = (key: FactKey): string => `fact-${key}`;

/** Where a part of the form is. */
export const sectionPath = (id: string, section: FactSection): string =>
  `${pathOf(id, 'facts')}?section=${section}`;

/** Where a fact is asked for. */
export const factPath = (id: string, key: FactKey): string =>
  `${sectionPath(id, factFields[key].section)}#${idOfFact(key)}`;

/** The part that an address or a form names; the first where it names none. */
export const sectionNamed = (incident: ShownIncident, name: unknown): FactSection => {
  const sections = sectionsFor(incident);
  return sections.find((section) => section === name) ?? sections[0] ?? 'timeline';
};
