import type { AcceptedRow } from '../new-person.ts';

/** What is odd about a row whose person is on the list all the same. */
export const rowWarnings = [
  'email-form',
  'phone-impossible',
  'phone-landline',
  'more-than-one',
  'address-incomplete',
  'language-unknown',
  'mark-unclear',
  'identity-number',
  'no-contact',
] as const;
export type RowWarning = (typeof rowWarnings)[number];

/** Hears of a warning; a second time in one row it changes nothing. */
export type Warn = (warning: RowWarning) => void;

/** Why a row is on no list. */
export const rejections = ['nobody', 'too-many-cells', 'cell-too-long'] as const;
export type Rejection = (typeof rejections)[number];

export type ReadRow =
  | { outcome: 'accepted'; person: AcceptedRow; warnings: readonly RowWarning[] }
  | { outcome: 'rejected'; reason: Rejection }
  | { outcome: 'empty' };
