/** Why a backup or a restore did not come about, each with an exit code of sysexits.h. */
const exitCodes = {
  'not-a-backup': 65,
  damaged: 65,
  'cut-off': 65,
  newer: 65,
  'broken-record': 65,
  'no-file': 66,
  'file-exists': 73,
  'not-empty': 73,
  'cannot-write': 74,
  'in-use': 75,
  'wrong-key': 77,
  'no-key': 78,
} as const;

export type BackupFault = keyof typeof exitCodes;

/** Nothing was changed: the sentence says what is wrong and what to do. Never names anybody. */
export class BackupError extends Error {
  readonly fault: BackupFault;

  constructor(fault: BackupFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }

  get exitCode(): number {
    return exitCodes[this.fault];
  }
}
