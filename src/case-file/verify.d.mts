/** A case file, unpacked: names of what is in it, and the bytes of one. */
export interface CaseFiles {
  names: readonly string[];
  read: (name: string) => Uint8Array | undefined;
}

/** What a look at a case file found; all but `faults` only where it was signed at all. */
export interface FoundCase {
  faults: string[];
  reference?: string;
  createdAt?: string;
  entries?: number;
  files?: number;
  withheld?: number;
  signatures?: number;
  key?: string;
}

export declare const verifyCase: (files: CaseFiles, options?: { key?: string | undefined }) => FoundCase;
export declare const tellCase: (found: FoundCase) => string[];
