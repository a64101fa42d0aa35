import type { BreachPicture, Identifier } from './picture.ts';
import type { ReasonCode } from './reasons.ts';
import { isUnintelligible, type Severity } from './severity.ts';
import { easilyRestoredHours } from './severity-method.ts';

type Test = (picture: BreachPicture, severity: Severity) => boolean;

/** No trace is a proof only where the logs would have shown one; logs that show a part raise no more than a doubt. */
const isShownExcluded: Test = ({ exposure, logs }) =>
  exposure === 'excluded' && (logs === 'complete' || logs === 'partial');

/** In trusted hands by mistake, and confirmed as gone from them. */
const cameBack: Test = ({ intent, recipients, deletion, misuseSeen }) =>
  intent === 'accidental' && recipients === 'trusted' && deletion === 'confirmed' && !misuseSeen;

export const isReadableByOthers: Test = (picture, severity) =>
  picture.nature.includes('confidentiality') &&
  !isShownExcluded(picture, severity) &&
  !isUnintelligible(picture);

/** Readable, and with somebody whom nobody can answer for. */
const isAtLarge: Test = (picture, severity) =>
  isReadableByOthers(picture, severity) && !cameBack(picture, severity);

const nobodyGotIt: Test = (picture) =>
  !picture.nature.includes('confidentiality') ||
  (picture.exposure === 'excluded' && picture.logs === 'complete') ||
  isUnintelligible(picture);

const isBackSoon: Test = ({ restoredAfterHours, disruption }) =>
  restoredAfterHours !== null &&
  restoredAfterHours <= easilyRestoredHours &&
  (disruption === 'none' || disruption === 'inconvenience');

/** Nothing is lost, and nobody was without it for long, or noticed. */
const isBackWithoutHarm: Test = (picture, severity) =>
  !picture.nature.includes('availability') ||
  (picture.backup === 'complete' && (picture.disruption === 'none' || isBackSoon(picture, severity)));

const isUnaltered: Test = ({ nature, alteration }) =>
  !nature.includes('integrity') || alteration === 'none' || alteration === 'reversible';

/** Numbers and papers that open accounts and credit in another's name, whoever has them. */
const isProofOfIdentity = (identifier: Identifier): boolean =>
  identifier === 'national-identity-number' || identifier === 'identity-document';

/** These, and what opens them together with little else. */
const opensCredit = (identifier: Identifier): boolean =>
  isProofOfIdentity(identifier) || identifier === 'name-with-birth-date';

/** Whether people can be, or may be, found by one of these: identifiers that nobody knows may be any. */
const mayBeFoundBy = ({ identifiers }: BreachPicture, test: (one: Identifier) => boolean): boolean =>
  identifiers.length === 0 || identifiers.some(test);

const recipientsAreLoose: Test = ({ recipients }) => recipients === 'unknown' || recipients === 'public';

/** Why a risk is unlikely. Each holds alone, and none rests on the score. */
const unlikely: readonly [ReasonCode, Test][] = [
  [
    'nobody-can-read-it',
    (picture, severity) =>
      picture.nature.includes('confidentiality') &&
      isUnintelligible(picture) &&
      isBackWithoutHarm(picture, severity) &&
      isUnaltered(picture, severity),
  ],
  [
    'only-briefly-unavailable',
    (picture, severity) =>
      picture.nature.every((one) => one === 'availability') &&
      picture.intent === 'accidental' &&
      isBackSoon(picture, severity),
  ],
  [
    'nobody-got-it-and-it-is-back',
    (picture, severity) =>
      nobodyGotIt(picture, severity) &&
      isBackWithoutHarm(picture, severity) &&
      isUnaltered(picture, severity),
  ],
  [
    'few-known-recipients-who-deleted-it',
    (picture, severity) =>
      picture.intent === 'accidental' &&
      (picture.recipients === 'trusted' ||
        (picture.recipients === 'known' && !mayBeFoundBy(picture, opensCredit))) &&
      picture.deletion === 'confirmed' &&
      picture.vulnerablePeople === false &&
      !picture.misuseSeen &&
      severity.context <= 2 &&
      isBackWithoutHarm(picture, severity) &&
      isUnaltered(picture, severity),
  ],
];

/** Why the risk is high. Any one is enough. */
const high: readonly [ReasonCode, Test][] = [
  ['misuse-was-seen', ({ misuseSeen }) => misuseSeen],
  [
    'a-needed-service-failed',
    ({ nature, disruption }) =>
      nature.includes('availability') && (disruption === 'serious' || disruption === 'unknown'),
  ],
  [
    'severity-is-high',
    (picture, severity) =>
      severity.score >= 3 && (isAtLarge(picture, severity) || !isUnaltered(picture, severity)),
  ],
  [
    'enough-for-identity-theft',
    (picture, severity) =>
      isAtLarge(picture, severity) &&
      ((recipientsAreLoose(picture, severity) && mayBeFoundBy(picture, opensCredit)) ||
        (picture.recipients === 'known' &&
          (picture.deletion === 'none' || picture.deletion === 'unknown') &&
          mayBeFoundBy(picture, isProofOfIdentity))),
  ],
  [
    'sensitive-data-with-others',
    (picture, severity) =>
      isReadableByOthers(picture, severity) && severity.context >= 4 && picture.recipients !== 'trusted',
  ],
  [
    'vulnerable-people',
    (picture, severity) =>
      isReadableByOthers(picture, severity) &&
      picture.vulnerablePeople !== false &&
      recipientsAreLoose(picture, severity),
  ],
];

const holding = (
  rules: readonly [ReasonCode, Test][],
  picture: BreachPicture,
  severity: Severity,
): ReasonCode[] => rules.filter(([, test]) => test(picture, severity)).map(([code]) => code);

/** The grounds that hold on which a risk is unlikely. */
export const groundsAgainstRisk = (picture: BreachPicture, severity: Severity): ReasonCode[] =>
  holding(unlikely, picture, severity);

/** The grounds that hold on which a risk is high. */
export const groundsForHighRisk = (picture: BreachPicture, severity: Severity): ReasonCode[] =>
  holding(high, picture, severity);
