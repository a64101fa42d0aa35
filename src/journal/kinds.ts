/** What a journal can be narrowed to, by the first word of an entry's type. */
export const entryKinds = {
  decisions: ['incident', 'breach', 'risk', 'assessment', 'exception', 'exemption', 'decision'],
  facts: ['facts'],
  authority: ['report', 'authority', 'notifier', 'mandate', 'controller'],
  people: ['people', 'notice', 'remainder'],
  deadlines: ['deadline', 'duty', 'alert'],
  files: ['attachment', 'case-file'],
  access: ['owner', 'access', 'hold', 'retention'],
} as const satisfies Record<string, readonly string[]>;

export type EntryKind = keyof typeof entryKinds;
export const entryKindNames = Object.keys(entryKinds) as [EntryKind, ...EntryKind[]];
