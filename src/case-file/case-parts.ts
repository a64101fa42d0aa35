import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { openAttachment } from '../attachments/attachments.ts';
import { formats, type MediaType } from '../attachments/formats.ts';
import { canonicalJson } from '../journal/chain.ts';
import { readStream } from '../journal/journal.ts';
import type { Language } from '../languages.ts';
import { fillMergeFields } from '../merge-fields.ts';
import type { IncidentKey } from '../sealing.ts';
import type { Signing } from '../signing.ts';
import { readTemplate } from '../templates.ts';
import type { GatheredCase } from './gather-case.ts';
import type { ZipPart } from './zip-stream.ts';

interface Listed {
  name: string;
  /** In bytes. */
  size: number;
  sha256: string;
}

export interface CasePartsDeps {
  pool: pg.Pool;
  signing: Signing;
  /** The incident's own; undefined where it was destroyed, or where no file was ever sealed. */
  key: IncidentKey | undefined;
  language: Language;
  pdf: {
    documentation: (language: Language) => Promise<Uint8Array>;
    /** Undefined where no notice to the people was approved. */
    proof: ((language: Language) => Promise<Uint8Array>) | undefined;
  };
}

/** Journal entries that stand in memory together. */
const page = 500;

const pretty = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const journalLines = async function* (pool: pg.Pool, stream: string, end: number): AsyncGenerator<Buffer> {
  for (let after = 0; after < end; ) {
    const rows = await readStream(pool, stream, after, Math.min(page, end - after));
    if (rows.length === 0) return;
    yield Buffer.from(
      rows
        .map(
          ({ position, hash, body }) => `${JSON.stringify({ position, hash: hash.toString('hex'), body })}\n`,
        )
        .join(''),
    );
    after = rows.at(-1)?.position ?? end;
  }
};

const endingOf = (mediaType: string): string => {
  const ending = formats[mediaType as MediaType]?.endings[0];
  return ending ? `.${ending}` : '';
};

/**
 * What is in a case file, one part after the other: what it is, documents, notices as they were frozen, attachments, the
 * journal, signed heads, the program that checks it; last the list of all this with its hashes, and the signature over
 * that list. People are counted and never named; attachments carry their number and not the name that they came with.
 */
export const caseParts = async function* (
  { pool, signing, key, language, pdf }: CasePartsDeps,
  gathered: GatheredCase,
): AsyncGenerator<ZipPart> {
  const files: Listed[] = [];
  const withheld: { sha256: string; reason: string }[] = [...gathered.withheld];
  const listing = (name: string, content: ZipPart['content'], stored = false): ZipPart => ({
    name,
    stored,
    content: (async function* () {
      const hash = createHash('sha256');
      let size = 0;
      for await (const piece of content) {
        hash.update(piece);
        size += piece.length;
        yield piece;
      }
      files.push({ name, size, sha256: hash.digest('hex') });
    })(),
  });
  const text = (name: string, said: string): ZipPart => listing(name, [Buffer.from(said)]);

  const { documentation, proof, reports, head, heads } = gathered;
  const { reference } = documentation.incident;
  const createdAt = gathered.at.toISOString();
  yield text(
    'README.txt',
    fillMergeFields(readTemplate(`case-file/${language}.txt`), { reference, createdAt }),
  );
  yield listing('documentation.pdf', [await pdf.documentation(language)], true);
  yield text('documentation.json', pretty(documentation));
  if (proof && pdf.proof) {
    yield listing('proof-of-notice.pdf', [await pdf.proof(language)], true);
    yield text('proof-of-notice.json', pretty(proof));
  }
  for (const { number, content } of reports) yield text(`reports/${number}.json`, content);
  for (const [index, { id, sha256, mediaType }] of gathered.attachments.entries()) {
    const bytes = key && (await openAttachment(pool, key, id));
    const name = `attachments/${String(index + 1).padStart(3, '0')}${endingOf(mediaType)}`;
    if (bytes) yield listing(name, [bytes], true);
    else withheld.push({ sha256, reason: 'destroyed' });
  }
  yield listing('journal.jsonl', journalLines(pool, gathered.incidentId, head.position));
  yield text('heads.json', pretty({ format: 'varsla-case-heads@1', heads }));
  yield listing('verify.mjs', [await readFile(new URL('./verify.mjs', import.meta.url))]);
  const manifest = canonicalJson({
    format: 'varsla-case-file@1',
    reference,
    createdAt,
    language,
    journal: { stream: gathered.incidentId, position: head.position, hash: head.hash.toString('hex') },
    files: [...files].sort((a, b) => (a.name < b.name ? -1 : 1)),
    withheld,
  });
  yield { name: 'manifest.json', content: [Buffer.from(manifest)] };
  yield {
    name: 'signature.json',
    content: [
      Buffer.from(
        pretty({
          format: 'varsla-signature@1',
          key: signing.keyId,
          publicKey: signing.publicKey,
          signature: signing.sign(manifest),
        }),
      ),
    ],
  };
};
