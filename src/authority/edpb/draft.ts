/** The version of this table, as a code is named outside: `edpb-2026-draft-1.0:60.s`. */
export const edpbDraft = 'edpb-2026-draft-1.0';

/** Hours after which field 49 asks for reasons: the draft's own, of its time. Deadlines are counted by the regime. */
export const templateHours = 72;
