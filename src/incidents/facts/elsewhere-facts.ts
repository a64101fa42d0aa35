import { either, is } from './asked.ts';
import { eeaCountries } from './countries.ts';
import {
  booleanField,
  choiceField,
  choicesField,
  countriesField,
  listField,
  partiesField,
  textField,
} from './kinds.ts';

const acrossBorders = is('crossBorder', true);

/** Who else is in it. Source: EDPB template, draft 1.0, fields 38 to 41. */
export const partyFacts = {
  otherPartiesInvolved: booleanField,
  otherParties: { ...partiesField, asked: is('otherPartiesInvolved', true) },
} as const;

/**
 * What goes to others than the own authority, and across borders. Source: EDPB template, draft 1.0, fields 109 to
 * 123; authorities in words, since the list of them was not published with it.
 */
export const elsewhereFacts = {
  policeReported: booleanField,
  otherAuthoritiesTold: booleanField,
  /** Which, and by what number there. */
  otherAuthoritiesDetails: {
    ...textField,
    asked: either(is('policeReported', true), is('otherAuthoritiesTold', true)),
  },
  /** Duties to report under other law, in words. */
  otherObligations: listField,
  crossBorder: booleanField,
  leadAuthority: { ...textField, asked: acrossBorders },
  establishmentCountries: { ...choicesField(eeaCountries), asked: acrossBorders },
  peopleCountries: { ...countriesField, asked: acrossBorders },
  authoritiesNotified: { ...listField, asked: acrossBorders },
} as const;

const parties = choiceField(['us', 'other']);

/** Role `joint`: by the arrangement, who notifies the authority and who informs the people. Basis: GDPR art. 26(1). */
export const jointFacts = { authorityNotifier: parties, peopleInformer: parties } as const;
