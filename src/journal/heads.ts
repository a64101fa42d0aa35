import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSignedBy, keyIdOf, type Signing } from '../signing.ts';
import { canonicalJson } from './chain.ts';

/** Why heads were signed. */
export const rollReasons = ['daily', 'closing', 'case-file', 'asked'] as const;
export type RollReason = (typeof rollReasons)[number];

/** A text, to the letter, and the Ed25519 signature over it in base64. */
export const signedText = z.strictObject({ statement: z.string(), signature: z.string() });
export type SignedText = z.output<typeof signedText>;

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Where one chain ended. */
const headStatement = z.strictObject({
  format: z.literal('varsla-head@1'),
  key: hex,
  roll: z.int(),
  at: z.iso.datetime(),
  stream: z.string(),
  position: z.int(),
  hash: hex,
});
export type HeadStatement = z.output<typeof headStatement>;

/** That these heads were signed together, how many chains there were, and what was signed before. */
const rollStatement = z.strictObject({
  format: z.literal('varsla-heads@1'),
  key: hex,
  number: z.int(),
  at: z.iso.datetime(),
  reason: z.enum(rollReasons),
  streams: z.int(),
  signed: z.int(),
  heads: hex.meta({ description: 'SHA-256 over the statements of the heads, one a line, by stream' }),
  previous: hex.nullable().meta({ description: 'SHA-256 over the statement of the signing before' }),
});
export type RollStatement = z.output<typeof rollStatement>;

/** One signing with all its heads: to be kept where whoever has the database cannot reach. */
export const headsDocument = z
  .strictObject({
    format: z.literal('varsla-signed-heads@1'),
    publicKey: z.string(),
    roll: signedText,
    heads: z.array(signedText),
  })
  .meta({ id: 'SignedHeads' });
export type HeadsDocument = z.output<typeof headsDocument>;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const signText = (signing: Signing, statement: HeadStatement | RollStatement): SignedText => {
  const text = canonicalJson(statement);
  return { statement: text, signature: signing.sign(text) };
};

/** One hash over statements in their order. */
export const hashStatements = (statements: readonly string[]): string => sha256(statements.join('\n'));

const parsed = <T>(schema: z.ZodType<T>, text: string): T | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

export const readHeadStatement = (text: string): HeadStatement | undefined => parsed(headStatement, text);
export const readRollStatement = (text: string): RollStatement | undefined => parsed(rollStatement, text);

/**
 * What a signing says, where every signature in it is of its key and every head is of it; otherwise the first thing
 * that is not, as a sentence.
 */
export const openHeads = (
  document: HeadsDocument,
): { roll: RollStatement; heads: HeadStatement[] } | { fault: string } => {
  const { publicKey } = document;
  const roll = readRollStatement(document.roll.statement);
  if (!roll || !isSignedBy(publicKey, document.roll.statement, document.roll.signature))
    return { fault: 'its signature does not fit' };
  if (keyIdOf(publicKey) !== roll.key) return { fault: 'its key is not the one that it names' };
  if (hashStatements(document.heads.map(({ statement }) => statement)) !== roll.heads)
    return { fault: 'its heads are not those that were signed' };
  const heads: HeadStatement[] = [];
  for (const { statement, signature } of document.heads) {
    const head = readHeadStatement(statement);
    if (!head || !isSignedBy(publicKey, statement, signature))
      return { fault: `the signature of the head of ${head?.stream ?? 'a chain'} does not fit` };
    heads.push(head);
  }
  return { roll, heads };
};
