/**
 * The code points that a TrueType font has a glyph for, read from its `cmap` (formats 4 and 12, OpenType 1.9).
 * Throws where the font has no Unicode table of these kinds.
 */
export const codePointsOf = (font: Buffer): Set<number> => {
  const cmap = tableAt(font, 'cmap');
  const tables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => {
    const record = cmap + 4 + index * 8;
    return {
      platform: font.readUInt16BE(record),
      encoding: font.readUInt16BE(record + 2),
      at: cmap + font.readUInt32BE(record + 4),
    };
  });
  const found = new Set<number>();
  let read = false;
  for (const { platform, encoding, at } of tables) {
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const format = font.readUInt16BE(at);
    if (format !== 4 && format !== 12) continue;
    for (const codePoint of format === 4 ? segments(font, at) : groups(font, at)) found.add(codePoint);
    read = true;
  }
  if (!read) throw new Error('the font has no Unicode character map');
  return found;
};

const tableAt = (font: Buffer, tag: string): number => {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no ${tag} table`);
};

/** Format 4: segments of the basic plane. A code point that maps to glyph 0 has no glyph. */
function* segments(font: Buffer, at: number): Generator<number> {
  const twice = font.readUInt16BE(at + 6);
  for (let offset = 0; offset < twice; offset += 2) {
    const end = font.readUInt16BE(at + 14 + offset);
    const start = font.readUInt16BE(at + 16 + twice + offset);
    const delta = font.readUInt16BE(at + 16 + 2 * twice + offset);
    const rangeAt = at + 16 + 3 * twice + offset;
    const range = font.readUInt16BE(rangeAt);
    for (let codePoint = start; codePoint <= end && codePoint !== 0xffff; codePoint++) {
      const raw = range === 0 ? codePoint : font.readUInt16BE(rangeAt + range + 2 * (codePoint - start));
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) yield codePoint;
    }
  }
}

/** Format 12: groups of the whole of Unicode. */
function* groups(font: Buffer, at: number): Generator<number> {
  const count = font.readUInt32BE(at + 12);
  for (let index = 0; index < count; index++) {
    const group = at + 16 + index * 12;
    const start = font.readUInt32BE(group);
    const firstGlyph = font.readUInt32BE(group + 8);
    for (let codePoint = start; codePoint <= font.readUInt32BE(group + 4); codePoint++) {
      if (firstGlyph + codePoint - start !== 0) yield codePoint;
    }
  }
}
