#!/usr/bin/env node
// Checks a case file of Varsla, unpacked: node verify.mjs [FOLDER] [--key HEX]. Node 20 or newer, nothing else.
// Everything it relies on is SHA-256 and Ed25519 (RFC 8032), as Node brings them. It reads and never writes.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const text = (bytes) => Buffer.from(bytes).toString('utf8');

const fits = (publicKey, statement, signature) => {
  try {
    return verify(null, Buffer.from(statement), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};

const keyIdOf = (publicKey) => {
  try {
    return sha256(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }));
  } catch {
    return undefined;
  }
};

/** The journal's entries up to the first that does not fit, and what is wrong with that one. */
const readJournal = (content, stream) => {
  const entries = [];
  let before = Buffer.alloc(32);
  const lines = content.split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) {
    const number = entries.length + 1;
    let entry;
    let said;
    try {
      entry = JSON.parse(line);
      said = JSON.parse(entry.body);
    } catch {
      return { entries, fault: `journal entry ${number} cannot be read` };
    }
    const { position, body, hash } = entry;
    const expected = createHash('sha256').update(before).update(body).digest('hex');
    if (position !== number || said.position !== number || said.stream !== stream || hash !== expected)
      return {
        entries,
        fault: `journal entry ${number} does not fit: altered, moved, or one before it is missing`,
      };
    entries.push({ position, hash, event: said.event });
    before = Buffer.from(hash, 'hex');
  }
  return { entries };
};

/** What the journal says of files and notices to the authority, against what lies there. */
const againstJournal = (entries, hashes, withheld) => {
  const files = new Map();
  const faults = [];
  for (const { position, event } of entries) {
    if (event.type === 'attachment.added') files.set(event.attachmentId, { position, sha256: event.sha256 });
    if (event.type === 'attachment.withdrawn') files.delete(event.attachmentId);
    if (event.type === 'report.submitted' && !hashes.has(event.hash))
      faults.push(`the notice to the authority that journal entry ${position} names is not there`);
  }
  for (const { position, sha256: hash } of files.values())
    if (!hashes.has(hash) && !withheld.has(hash))
      faults.push(`the attachment that journal entry ${position} names is not there`);
  return faults;
};

/**
 * Checks a case file: `names` of what is in it, and `read` for the bytes of one (undefined where it is not there).
 * `key` is the SHA-256 of the public key that one knows from elsewhere. Nothing is believed that is not signed.
 */
export const verifyCase = ({ names, read }, { key } = {}) => {
  const faults = [];
  let manifest;
  let signature;
  try {
    manifest = JSON.parse(text(read('manifest.json')));
    signature = JSON.parse(text(read('signature.json')));
  } catch {
    return { faults: ['manifest.json or signature.json is missing or cannot be read: this is no case file'] };
  }
  const signedBy = keyIdOf(signature.publicKey);
  if (!signedBy || !fits(signature.publicKey, text(read('manifest.json')), signature.signature))
    return { faults: ['manifest.json is not what was signed'] };
  if (key && key.toLowerCase() !== signedBy)
    faults.push(`it was signed by another key: ${signedBy}, and not ${key}`);

  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  for (const { name, size, sha256: hash } of manifest.files) {
    const bytes = read(name);
    if (!bytes) faults.push(`${name} is missing`);
    else if (bytes.length !== size || sha256(bytes) !== hash) faults.push(`${name} was altered`);
  }
  for (const name of names)
    if (!listed.has(name) && name !== 'manifest.json' && name !== 'signature.json')
      faults.push(`${name} was put in afterwards`);

  const { stream, position, hash } = manifest.journal;
  const { entries, fault } = readJournal(text(read('journal.jsonl') ?? ''), stream);
  if (fault) faults.push(fault);
  else if (entries.length !== position || entries.at(-1)?.hash !== hash)
    faults.push(`the journal ends at entry ${entries.length}, and ${position} were signed`);

  let heads = [];
  try {
    ({ heads } = JSON.parse(text(read('heads.json'))));
  } catch {
    faults.push('heads.json is missing or cannot be read');
  }
  let signedTo = 0;
  for (const head of heads) {
    let said;
    try {
      said = JSON.parse(head.statement);
    } catch {
      said = {};
    }
    const own = said.stream === stream && keyIdOf(head.publicKey) === said.key;
    if (!own || !fits(head.publicKey, head.statement, head.signature))
      faults.push(`a signed head of the journal (${said.at ?? 'without a date'}) is not what was signed`);
    else if (said.position <= entries.length && entries[said.position - 1]?.hash !== said.hash)
      faults.push(
        `journal entry ${signedTo + 1}, or one after it up to ${said.position}, is not what was signed on ${said.at}`,
      );
    else if (!fault && said.position > entries.length)
      faults.push(
        `journal entry ${entries.length + 1} is missing: ${said.position} were signed on ${said.at}`,
      );
    else signedTo = said.position;
  }
  if (
    !heads.some(
      (head) => head.publicKey === signature.publicKey && head.statement.includes(`"position":${position},`),
    )
  )
    faults.push('the end of the journal was not signed by the key that signed the case file');
  const hashes = new Set(manifest.files.map((file) => file.sha256));
  const withheld = new Set(manifest.withheld.map((one) => one.sha256));
  faults.push(...againstJournal(entries, hashes, withheld));
  return {
    faults,
    reference: manifest.reference,
    createdAt: manifest.createdAt,
    entries: entries.length,
    files: manifest.files.length,
    withheld: manifest.withheld.length,
    signatures: heads.length,
    key: signedBy,
  };
};

/** The sentences that tell what was found. */
export const tellCase = (found) =>
  found.faults.length > 0
    ? found.faults.map((fault) => `✗ ${fault}`)
    : [
        `✓ ${found.reference}, as it was on ${found.createdAt}: ${found.entries} journal entries and ${found.files} files, every one as it was signed.`,
        ...(found.withheld > 0
          ? [`  ${found.withheld} attachments were left out; the journal has their hashes.`]
          : []),
        `  Signed by ${found.key}`,
        '  Compare that key with the one that the company gave you by another way.',
      ];

const main = () => {
  const given = process.argv.slice(2);
  const at = given.indexOf('--key');
  const key = at < 0 ? undefined : given.splice(at, 2)[1];
  const folder = resolve(given[0] ?? dirname(fileURLToPath(import.meta.url)));
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  const read = (name) => (names.includes(name) ? readFileSync(join(folder, name)) : undefined);
  const found = verifyCase({ names, read }, { key });
  for (const line of tellCase(found)) console.log(line);
  process.exitCode = found.faults.length > 0 ? 1 : 0;
};

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
