import { loopsOfProcessors } from './processor-loops.ts';
import type { RegisterDocument } from './register-document.ts';

/** What a finding is called; the sentences by language stand in the words of the pages. */
export const findingCodes = [
  'own-purpose-as-processor',
  'sharing-denied',
  'others-have-access',
  'cookies-denied',
  'anonymity-claimed',
  'system-without-data',
  'system-without-people',
  'system-without-retention',
  'processor-without-contact',
  'processor-without-country',
  'processor-without-contract',
  'processor-unused',
  'transfer-without-basis',
  'sub-processor-loop',
  'retention-without-period',
  'retention-without-start',
  'group-without-count',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  code: FindingCode;
  /** A contradiction is in the firm's own text; a gap is what a breach will ask for and nobody has written down. */
  kind: 'contradiction' | 'gap';
  /** JSON pointer into the register. */
  pointer: string;
  /** Names of what stands against it or lacks it, as the register has them. */
  about: readonly string[];
}

type Of<List extends keyof RegisterDocument> = RegisterDocument[List] extends readonly (infer Item)[]
  ? Item
  : never;
type System = Of<'systems'>;
type Processor = Of<'processors'>;

const contradiction = (code: FindingCode, pointer: string, about: readonly string[]): Finding => ({
  code,
  kind: 'contradiction',
  pointer,
  about,
});
const gap = (code: FindingCode, pointer: string, about: readonly string[] = []): Finding => ({
  code,
  kind: 'gap',
  pointer,
  about,
});

const shared = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

/** A processor acts for others (GDPR art. 4(8)); data on people that it also decides over elsewhere need a second look. */
const roleFindings = ({ systems }: RegisterDocument): Finding[] =>
  systems.flatMap((system, place) => {
    if (system.role !== 'processor') return [];
    const against = systems.filter(
      (other) => other.role === 'controller' && shared(other.peopleGroups, system.peopleGroups),
    );
    const ownPurpose = against.some((other) => shared(other.retention, system.retention));
    return ownPurpose
      ? [
          contradiction(
            'own-purpose-as-processor',
            `/systems/${place}/role`,
            against.map(({ name }) => name),
          ),
        ]
      : [];
  });

const usedProcessors = ({ systems, processors }: RegisterDocument): Processor[] =>
  processors.filter(({ key }) => systems.some((system) => system.processors.includes(key)));

const systemsWith = ({ systems }: RegisterDocument, categories: readonly string[]): System[] =>
  systems.filter(({ dataCategories }) => shared(dataCategories, categories));

/** What the firm has said of itself, held against what the register shows. */
const claimFindings = (register: RegisterDocument): Finding[] =>
  register.promises.flatMap(({ claims = [] }, place) =>
    claims.flatMap((claim): Finding[] => {
      const pointer = `/promises/${place}`;
      const against = {
        'no-sharing': () => usedProcessors(register),
        'employees-only': () => usedProcessors(register),
        'no-cookies': () => systemsWith(register, ['cookie-identifiers']),
        anonymised: () =>
          systemsWith(register, ['ip-address', 'browser-id', 'cookie-identifiers', 'server-log-entries']),
      }[claim]();
      const code = {
        'no-sharing': 'sharing-denied',
        'employees-only': 'others-have-access',
        'no-cookies': 'cookies-denied',
        anonymised: 'anonymity-claimed',
      } as const;
      return against.length > 0
        ? [
            contradiction(
              code[claim],
              pointer,
              against.map(({ name }) => name),
            ),
          ]
        : [];
    }),
  );

const systemGaps = ({ systems }: RegisterDocument): Finding[] =>
  systems.flatMap(({ name, dataCategories, peopleGroups, retention }, place) => [
    ...(dataCategories.length === 0
      ? [gap('system-without-data', `/systems/${place}/dataCategories`, [name])]
      : []),
    ...(peopleGroups.length === 0
      ? [gap('system-without-people', `/systems/${place}/peopleGroups`, [name])]
      : []),
    ...(retention.length === 0
      ? [gap('system-without-retention', `/systems/${place}/retention`, [name])]
      : []),
  ]);

const processorGaps = (register: RegisterDocument): Finding[] =>
  register.processors.flatMap((processor, place) => {
    const { key, name, contact, country, contract, outsideEea, transferBasis } = processor;
    const at = `/processors/${place}`;
    const isUsed = register.systems.some(({ processors }) => processors.includes(key));
    if (!isUsed) return [gap('processor-unused', at, [name])];
    return [
      ...(contact.email === null && contact.phone === null
        ? [gap('processor-without-contact', `${at}/contact`, [name])]
        : []),
      ...(country === null ? [gap('processor-without-country', `${at}/country`, [name])] : []),
      ...(contract === undefined ? [gap('processor-without-contract', `${at}/contract`, [name])] : []),
      ...(outsideEea && transferBasis === undefined
        ? [gap('transfer-without-basis', `${at}/transferBasis`, [name])]
        : []),
    ];
  });

const loopFindings = ({ processors }: RegisterDocument): Finding[] =>
  loopsOfProcessors(processors).map(({ place, name }) =>
    contradiction('sub-processor-loop', `/processors/${place}/subProcessors`, [name]),
  );

const otherGaps = ({ retention, peopleGroups }: RegisterDocument): Finding[] => [
  ...retention.flatMap(({ what, period, starts }, place) => {
    if (period === null && starts === null)
      return [gap('retention-without-period', `/retention/${place}/period`, [what])];
    return starts === null ? [gap('retention-without-start', `/retention/${place}/starts`, [what])] : [];
  }),
  ...peopleGroups.flatMap(({ names, usualCount }, place) =>
    usualCount === null ? [gap('group-without-count', `/peopleGroups/${place}/usualCount`, [names.nb])] : [],
  ),
];

/**
 * What does not fit together in the firm's own text, then what is missing for the day of a breach. An empty answer
 * says that nothing was found, not that the register is right.
 */
export const checkRegister = (register: RegisterDocument): Finding[] => [
  ...roleFindings(register),
  ...claimFindings(register),
  ...loopFindings(register),
  ...systemGaps(register),
  ...processorGaps(register),
  ...otherGaps(register),
];
